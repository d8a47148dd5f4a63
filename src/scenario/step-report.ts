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
import { expectationAt } from './expectations';
import { stepSentence } from './step-sentence';
import { stepText } from './step-text';

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
    ...expectation(run, step),
  };
}

function expectation(run: Run, step: number): Pick<StepReport, 'expectation'> {
  const found = expectationAt(run, step);
  return found ? { expectation: found } : {};
}

function kernelLines(machine: Machine, run: Run, step: number, reason: CmaRefusal, area: AreaFrame): readonly string[] {
  const { name, pages } = machine.areas[area.area]!;
  const request = { area: name, areaPages: pages, pages: run.steps.pages[step - 1]! };
  const free = { first: area.freeFirst, pages: area.freePages };
  return failureLines(request, reason, allocationBehaviour(machine.version), () => free);
}
