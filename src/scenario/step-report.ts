/** What one step did, in words and in the kernel's own lines. */
import type { CmaRefusal } from '../kernel/cma';
import { failureLines } from '../kernel/cma-log';
import { errnoName } from '../kernel/errno';
import type { Machine } from '../kernel/machine';
import { allocationBehaviour } from '../kernel/versions/behaviour';
import { areaAt } from './area-frame';
import { failureReport } from './failure';
import { isCmaRefusal, outcomeOf, reasonOf } from './results';
import type { AreaFrame, Run, StepReport } from './run';
import { stepSentence } from './step-sentence';

/** @param step from 1 to the number of steps. */
export function stepReport(machine: Machine, run: Run, step: number): StepReport {
  const reason = reasonOf(run, step);
  const i = step - 1;
  const refused = isCmaRefusal(reason) ? { reason, area: areaAt(machine, run, i, run.steps.area[i]!) } : undefined;
  const failure = refused && failureReport(machine, refused.area, run.steps.pages[i]!, refused.reason);
  return {
    step,
    line: run.steps.line[i]!,
    text: stepText(run, step),
    outcome: outcomeOf(run, step),
    errno: errnoName(run.steps.errno[i]!),
    sentence: failure?.sentence ?? stepSentence(machine, run, step),
    log: refused ? kernelLines(machine, run, step, refused.reason, refused.area) : [],
    failure,
  };
}

/** The operation in the words of the workload language; its length in pages. */
function stepText(run: Run, step: number): string {
  const { operation, name, heap, pages } = run.steps;
  const i = step - 1;
  if (reasonOf(run, step) === 'diagnostic') return '';
  if (operation[i] === 1) return `free ${run.names[name[i]!]}`;
  const size = pages[i] === 0 ? '' : ` ${pages[i]}p`;
  return `alloc ${run.names[name[i]!]} ${run.heaps[heap[i]!]}${size}`;
}

function kernelLines(machine: Machine, run: Run, step: number, reason: CmaRefusal, area: AreaFrame): readonly string[] {
  const { name, pages } = machine.areas[area.area]!;
  const request = { area: name, areaPages: pages, pages: run.steps.pages[step - 1]! };
  const free = { first: area.freeFirst, pages: area.freePages };
  return failureLines(request, reason, allocationBehaviour(machine.version), () => free);
}
