/** One area after a step, derived from a run. */
import type { Machine } from '../kernel/machine';
import { LiveIndex } from './live-index';
import type { AreaFrame, Run } from './run';

/** An index belongs to its run and goes with it. */
const indices = new WeakMap<Run, LiveIndex>();

function indexOf(machine: Machine, run: Run): LiveIndex {
  const known = indices.get(run);
  if (known) return known;
  const index = new LiveIndex(run, machine.areas.length);
  indices.set(run, index);
  return index;
}

/** An area that was not activated has no pages. */
export function areaAt(machine: Machine, run: Run, step: number, area: number): AreaFrame {
  const { first, pages } = run.lives;
  const { activated, pages: areaPages } = machine.areas[area]!;
  const buffers = indexOf(machine, run).aliveAt(area, step);
  const freeFirst = new Uint32Array(buffers.length + 1);
  const freePages = new Uint32Array(buffers.length + 1);
  let runs = 0;
  let end = 0;
  let largestFree = 0;
  const gap = (to: number): void => {
    if (to <= end) return;
    freeFirst[runs] = end;
    freePages[runs++] = to - end;
    largestFree = Math.max(largestFree, to - end);
  };
  let used = 0;
  for (const life of buffers) {
    gap(first[life]!);
    end = first[life]! + pages[life]!;
    used += pages[life]!;
  }
  const size = activated ? areaPages : 0;
  gap(size);
  const free = size - used;
  const runsOf = (list: Uint32Array): Uint32Array => list.slice(0, runs);
  return { area, used, free, largestFree, buffers, freeFirst: runsOf(freeFirst), freePages: runsOf(freePages) };
}
