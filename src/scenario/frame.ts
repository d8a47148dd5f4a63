/** The state after a step, derived from a run. */
import type { Machine } from '../kernel/machine';
import { areaAt } from './area-frame';
import type { Frame, Run } from './run';
import { stepReport } from './step-report';

/** @param step 0 is the state after boot; beyond either end the nearest step is shown. */
export function frameAt(machine: Machine, run: Run, step: number): Frame {
  const at = Math.max(0, Math.min(Math.trunc(step), run.steps.count));
  return {
    step: at,
    areas: machine.areas.map((_, area) => areaAt(machine, run, at, area)),
    report: at === 0 ? undefined : stepReport(machine, run, at),
  };
}
