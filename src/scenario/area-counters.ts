/** Counters of one area as sysfs has them after a step, counted from a run. */
import { countsFailure, type CmaCounters } from '../kernel/cma-files';
import type { Machine } from '../kernel/machine';
import { isCmaRefusal, reasonOf } from './results';
import { NO_LIFE, OPERATION_CODE, type Run } from './run';

/** What was held at boot counts as allocated; goes through the steps up to `step`. */
export function countersAt(machine: Machine, run: Run, area: number, step: number): CmaCounters {
  const { lives, steps } = run;
  let [success, failed, released] = [0, 0n, 0];
  for (let life = 0; life < lives.count && lives.birth[life] === 0; life++)
    if (lives.area[life] === area) success += lives.pages[life]!;
  for (let i = 0; i < Math.min(step, steps.count); i++) {
    if (steps.area[i] !== area) continue;
    const life = steps.life[i]!;
    const reason = reasonOf(run, i + 1);
    if (life !== NO_LIFE && steps.operation[i] === OPERATION_CODE.alloc) success += lives.pages[life]!;
    else if (life !== NO_LIFE) released += lives.pages[life]!;
    else if (isCmaRefusal(reason) && countsFailure(machine.version, reason)) failed += BigInt(steps.pages[i]!);
  }
  return { success, failed, released };
}
