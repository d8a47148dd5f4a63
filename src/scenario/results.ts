/** What the kernel answered, step by step, as the headless command prints it. */
import { CMA_REFUSALS, createCma, type Cma, type CmaRefusal } from '../kernel/cma';
import { failureLines, type RunList } from '../kernel/cma-log';
import { coherentPools } from '../kernel/coherent-pool';
import { errnoName } from '../kernel/errno';
import type { Machine } from '../kernel/machine';
import type { AllocationBehaviour } from '../kernel/versions/allocation-behaviour';
import { allocationBehaviour } from '../kernel/versions/behaviour';
import type { Pages, Pfn } from '../lib/units';
import { NO_AREA, NO_LIFE, OPERATION_CODE, OUTCOMES, REASONS, type Outcome, type Reason, type Run } from './run';

/** The form of golden/README.md; `phys` is a hex text, null where the memory has no known place. */
export type OperationResult =
  | { readonly ok: true; readonly phys: string | null; readonly pages: number }
  | { readonly ok: true }
  | { readonly errno: string }
  | { readonly skipped: string };

export const outcomeOf = (run: Run, step: number): Outcome => OUTCOMES[run.steps.outcome[step - 1]!]!;
export const reasonOf = (run: Run, step: number): Reason => REASONS[run.steps.reason[step - 1]!]!;

/** @param step from 1. A step that killed the machine, or came after it, has no answer. */
export function operationResult(machine: Machine, run: Run, step: number): OperationResult | null {
  const i = step - 1;
  switch (outcomeOf(run, step)) {
    case 'ok':
      return run.steps.operation[i] === OPERATION_CODE.alloc ? placed(machine, run, run.steps.life[i]!) : { ok: true };
    case 'failed':
      return run.steps.errno[i] === 0 ? null : { errno: errnoName(run.steps.errno[i]!) ?? String(run.steps.errno[i]) };
    case 'skipped':
    case 'not-run':
      return reasonOf(run, step) === 'dead' ? null : { skipped: reasonOf(run, step) };
  }
}

function placed(machine: Machine, run: Run, life: number): OperationResult {
  const { area, first, pages } = run.lives;
  if (life === NO_LIFE) throw new Error('an allocation that went through bore no buffer');
  const base = baseOf(machine, area[life]!);
  if (base === undefined) return { ok: true, phys: null, pages: pages[life]! };
  const address = BigInt(base + first[life]!) * BigInt(machine.pageSize);
  return { ok: true, phys: `0x${address.toString(16)}`, pages: pages[life]! };
}

/** First page frame of an area, or of a pool behind the areas; undefined for the system heap. */
export const baseOf = (machine: Machine, area: number): Pfn | undefined =>
  (machine.areas[area] ?? (area === NO_AREA ? undefined : coherentPools(machine)[area - machine.areas.length]))?.base;

/** Where operationsLog() ends unless it is told: each failure may print thousands of free runs. */
export const MAX_LOG_LENGTH = 4 * 1024 * 1024;

/**
 * The kernel log of a whole run, in order: a line or more for each allocation that CMA refused, free runs included
 * where the version prints them. The kernel itself prints at most 10 failures in 5 s.
 * @param maxLength characters; the failure that goes beyond is the last one
 */
export function operationsLog(machine: Machine, run: Run, maxLength = MAX_LOG_LENGTH): string[] {
  const { steps, lives } = run;
  const kernel = allocationBehaviour(machine.version);
  const cmas = machine.areas.map((area) => createCma(area, machine.cmaAlignment));
  const take = (life: number): void => cmas[lives.area[life]!]?.runs.take(lives.first[life]!, lives.pages[life]!);
  for (let life = 0; life < lives.count && lives.birth[life] === 0; life++) take(life);
  const log: string[] = [];
  let length = 0;
  for (let i = 0; i < steps.count && length <= maxLength; i++) {
    const cma = cmas[steps.area[i]!];
    const life = steps.life[i]!;
    if (!cma) continue;
    if (life === NO_LIFE) {
      const lines = failureOf(cma, run, i, kernel);
      for (const line of lines) length += line.length;
      log.push(...lines);
    } else if (steps.operation[i] === OPERATION_CODE.alloc) take(life);
    else cma.runs.release(lives.first[life]!, lives.pages[life]!);
  }
  return log;
}

function failureOf(cma: Cma, run: Run, i: number, kernel: AllocationBehaviour): readonly string[] {
  const reason = reasonOf(run, i + 1);
  return isCmaRefusal(reason) ? refusalLines(cma, run.steps.pages[i]!, reason, kernel) : [];
}

export const isCmaRefusal = (reason: Reason): reason is CmaRefusal => CMA_REFUSALS.some((known) => known === reason);

function refusalLines(cma: Cma, pages: Pages, reason: CmaRefusal, kernel: AllocationBehaviour): readonly string[] {
  return failureLines({ area: cma.area.name, areaPages: cma.area.pages, pages }, reason, kernel, () => runList(cma));
}

function runList({ runs }: Cma): RunList {
  const list = { first: [] as Pages[], pages: [] as Pages[] };
  runs.forEach((first, pages) => {
    list.first.push(first);
    list.pages.push(pages);
  });
  return list;
}
