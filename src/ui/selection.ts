/** What a selection means: a node's path, the built-in area, or nothing. */
import type { Fate, Machine } from '../kernel/machine';
import { BUILT_IN_AREA, NO_SELECTION } from '../state/view-store';

export function selectedFate(machine: Machine, selection: string): Fate | undefined {
  if (selection === NO_SELECTION) return undefined;
  return machine.fates.find((fate) => (fate.path ?? BUILT_IN_AREA) === selection);
}

/**
 * Index of the area that the page map shows: the selected one, or that of the first heap while nothing is
 * selected. Undefined when what is selected is no area, or there is none.
 */
export function shownArea(machine: Machine, selection: string): number | undefined {
  if (selection === NO_SELECTION) return machine.heaps.find((heap) => heap.kind === 'cma')?.area;
  const area = machine.areas.findIndex((one) => (one.path ?? BUILT_IN_AREA) === selection);
  return area < 0 ? undefined : area;
}

/** A name for an area as a person would call it: its first heap, else its own name. */
export function areaTitle(machine: Machine, area: number): string {
  const heap = machine.heaps.find((one) => one.kind === 'cma' && one.area === area);
  return heap?.name ?? machine.areas[area]?.name ?? '';
}

/** The heap to allocate from to reach an area; undefined when no heap hands it out. */
export const heapOfArea = (machine: Machine, area: number): string | undefined =>
  machine.heaps.find((one) => one.kind === 'cma' && one.area === area)?.name;

/** The region whose node covers an offset of a file; the innermost where nodes nest. */
export function fateAt(machine: Machine, file: string, offset: number): Fate | undefined {
  const covering = machine.fates.filter(
    ({ span }) => span?.file === file && span.start <= offset && offset <= span.end,
  );
  return covering.reduce<Fate | undefined>(
    (best, fate) => (best && width(best) <= width(fate) ? best : fate),
    undefined,
  );
}

const width = ({ span }: Fate): number => (span ? span.end - span.start : Infinity);
