import { stepLines } from '../../scenario/workload/lines';

/** Lines of a workload that are steps. */
export function countSteps(workload: string): number {
  let count = 0;
  for (const _ of stepLines(workload)) count++;
  return count;
}
