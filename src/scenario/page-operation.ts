/** pin, unpin and movable: what they do to the pages of one area. */
import { lendMovable, type Cma } from '../kernel/cma';
import type { Machine } from '../kernel/machine';
import type { AsideRecorder } from './aside-recorder';
import type { PagesOperation } from './operation';

/**
 * Index of the area that a word of the workload means: that of the heap with this name, else the first area with it;
 * -1 when there is neither. The system heap has no area.
 */
export function areaNamed({ heaps, areas }: Pick<Machine, 'heaps' | 'areas'>, name: string): number {
  const heap = heaps.find((one) => one.name === name);
  if (heap) return heap.kind === 'cma' ? heap.area : -1;
  return areas.findIndex((area) => area.name === name);
}

/** False when the area has none of the pages: then nothing is done. */
export function applyToPages(
  step: number,
  operation: PagesOperation,
  area: number,
  cma: Cma,
  asides: AsideRecorder,
): boolean {
  const range = { first: operation.first, end: Math.min(operation.end, cma.runs.pages) };
  if (range.end <= range.first) return false;
  const { first, end } = range;
  asides.name(step, range);
  switch (operation.kind) {
    case 'pin':
      asides.change(step, 'pinned', area, cma.pins, range, () => cma.pins.add(first, end));
      return true;
    case 'unpin':
      asides.change(step, 'pinned', area, cma.pins, range, () => cma.pins.remove(first, end));
      return true;
    case 'movable':
      asides.change(step, 'movable', area, cma.movable, range, () => lendMovable(cma, first, end));
      return true;
  }
}
