/** What a selection means: a node's path, the built-in area, or nothing. */
import type { Fate, Machine } from '../kernel/machine';
import type { Run } from '../scenario/run';
import { BUILT_IN_AREA, NO_SELECTION } from '../state/view-store';

export function selectedFate(machine: Machine, selection: string): Fate | undefined {
  if (selection === NO_SELECTION) return undefined;
  return machine.fates.find((fate) => (fate.path ?? BUILT_IN_AREA) === selection);
}

type Ran = { readonly machine: Machine; readonly run: Run };

/**
 * Index of the area that the page map shows at a step: the selected one; while nothing is selected that of the step, or
 * of the last before it that asked one, else that of the first heap. Undefined when what is selected is no area, or
 * there is none.
 */
export function shownArea({ machine, run }: Ran, selection: string, step: number): number | undefined {
  if (selection === NO_SELECTION) {
    // What lies beyond the areas is a pool, or none.
    const isArea = (area: number) => area < machine.areas.length;
    return run.steps.area.subarray(0, step).findLast(isArea) ?? machine.heaps.find((heap) => heap.kind === 'cma')?.area;
  }
  const area = machine.areas.findIndex((one) => (one.path ?? BUILT_IN_AREA) === selection);
  return area < 0 ? undefined : area;
}

/** A name for an area as a person would call it: its first heap, else its own name. */
export function areaTitle(machine: Machine, area: number): string {
  const heap = machine.heaps.find((one) => one.kind === 'cma' && one.area === area);
  return heap?.name ?? machine.areas[area]?.name ?? '';
}

/** What to select to have an area shown. */
export const selectionOf = (machine: Machine, area: number): string => machine.areas[area]?.path ?? BUILT_IN_AREA;

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
