/** The kernel's own files about one area, after a step of a run. */
import { areaFiles, type KernelFile } from '../kernel/cma-files';
import type { Machine } from '../kernel/machine';
import { countersAt } from './area-counters';
import { frameAt } from './frame';
import type { Run } from './run';

export type { KernelFile };

/** debugfs and sysfs; none for an area that there is not. @param area index into `Machine.areas`. @param step from 0. */
export function areaFilesAt(machine: Machine, run: Run, area: number, step: number): readonly KernelFile[] {
  const state = frameAt(machine, run, step).areas[area];
  return state ? areaFiles(machine, state, countersAt(machine, run, area, step)) : [];
}
