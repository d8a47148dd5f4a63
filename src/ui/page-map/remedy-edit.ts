/** What a change that was tried by the engine is as an edit of the scenario. Pure. */
import type { Machine } from '../../kernel/machine';
import { MIB } from '../../lib/units';
import type { Remedy } from '../../scenario/remedies';
import type { Run } from '../../scenario/run';
import type { Scenario } from '../../scenario/scenario';
import { WORKLOAD_PATH, type ScenarioEdit } from '../../state/scenario-edit';
import { enlargeProperty } from './enlarge-property';
import { insertLine, moveLine } from './workload-lines';

/** `step` is where the request stands afterwards. */
export type Change = { readonly edit: ScenarioEdit; readonly step: number };

/** The failed step and what it was run with. */
export type Failed = {
  readonly scenario: Scenario;
  readonly machine: Machine;
  readonly run: Run;
  /** From 1. */
  readonly step: number;
  /** Index into `Machine.areas`. */
  readonly area: number;
};

/** Undefined where no edit of one line or value does what was tried: then the sentence has to do. */
export function changeOf(remedy: Remedy, failed: Failed): Change | undefined {
  switch (remedy.kind) {
    case 'free-first':
    case 'unpin':
      return withLine(remedy, failed);
    case 'earlier':
      return movedLine(remedy, failed);
    case 'smaller-alignment':
      return withConfig(failed, 'CMA_ALIGNMENT', remedy.cmaAlignment);
    case 'larger-area':
      return largerArea(remedy, failed);
  }
}

/** The line of a step; undefined where other steps come from it, too: `repeat` and `random`. */
function ownLine({ lines, count }: { readonly lines: Uint32Array; readonly count: number }, step: number) {
  const line = lines[step - 1];
  let steps = 0;
  for (let i = 0; i < count; i++) if (lines[i] === line) steps++;
  return steps === 1 ? line : undefined;
}

const linesOf = ({ run: { steps } }: Failed) => ({ lines: steps.line, count: steps.count });

const workloadChange = (text: string, step: number): Change => ({
  edit: { kind: 'replace', path: WORKLOAD_PATH, text },
  step,
});

function withLine({ line: added }: Remedy, failed: Failed): Change | undefined {
  const line = ownLine(linesOf(failed), failed.step);
  if (line === undefined || added === undefined) return undefined;
  return workloadChange(insertLine(failed.scenario.workload, line, added), failed.step + 1);
}

function movedLine({ beforeStep }: Remedy, failed: Failed): Change | undefined {
  if (beforeStep === undefined) return undefined;
  const from = ownLine(linesOf(failed), failed.step);
  const to = ownLine(linesOf(failed), beforeStep);
  if (from === undefined || to === undefined) return undefined;
  return workloadChange(moveLine(failed.scenario.workload, from, to), beforeStep);
}

function withConfig({ scenario, step }: Failed, symbol: string, value: number | undefined): Change | undefined {
  if (value === undefined) return undefined;
  return { edit: { kind: 'profile', set: { config: { ...scenario.profile.config, [symbol]: value } } }, step };
}

function largerArea({ pages }: Remedy, failed: Failed): Change | undefined {
  const { machine, scenario, step } = failed;
  const area = machine.areas[failed.area];
  if (!area || pages === undefined) return undefined;
  const size = BigInt(area.pages) * BigInt(machine.pageSize);
  const by = BigInt(pages) * BigInt(machine.pageSize);
  if (area.path === undefined) return largerBuiltIn(failed, size + by);
  const span = machine.fates.find((fate) => fate.path === area.path)?.span;
  const file = scenario.files.find(({ path }) => path === span?.file);
  const text = span && file && enlargeProperty(file.text, span, size, by);
  return text === undefined ? undefined : { edit: { kind: 'replace', path: file!.path, text }, step };
}

const CMA_SIZE = /(^|\s)cma=[^\s@,]+(?=$|\s|@)/;

/** The area of `cma=` on the command line, else of Kconfig. In whole MiB. */
function largerBuiltIn(failed: Failed, size: bigint): Change | undefined {
  const { cmdline, config } = failed.scenario.profile;
  const mib = (size + MIB - 1n) / MIB;
  if (CMA_SIZE.test(cmdline)) {
    const set = { cmdline: cmdline.replace(CMA_SIZE, `$1cma=${mib}M`) };
    return { edit: { kind: 'profile', set }, step: failed.step };
  }
  const chosenBy = config['CMA_SIZE_SEL'] ?? 'MBYTES';
  return chosenBy === 'MBYTES' && !/(^|\s)cma=/.test(cmdline)
    ? withConfig(failed, 'CMA_SIZE_MBYTES', Number(mib))
    : undefined;
}
