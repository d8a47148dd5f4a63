/** The search for a place as marks in the lane: each gap that memblock looked at so far, and where the block would lie. */
import type { PlacementReplay } from '../../kernel/machine';
import type { MemoryRange } from '../../lib/units';
import { alignDown, alignUp } from '../../lib/units';
import { extentOf } from './marks';
import type { Box, MemoryMapScene } from './scene';

/** A gap that was tried; `number` from 1 in the order of the search, empty where the mark has no room for it. */
export type GapMark = Box & {
  readonly key: string;
  readonly number: string;
  /** Middle of the number: at the end of the gap that memblock leaves for last. */
  readonly numberX: number;
  readonly fits: boolean;
};

export type ReplayMarks = {
  readonly gaps: readonly GapMark[];
  /** The block in the gap looked at, at the aligned place that memblock computes; it sticks out where it is refused. */
  readonly ghost: (Box & { readonly fits: boolean }) | undefined;
};

const NO_MARKS: ReplayMarks = { gaps: [], ghost: undefined };
const MIN_GAP = 3;
/** Room for a number of two digits. */
const NUMBER_WIDTH = 18;
const GHOST_INSET = 5;

type Step = PlacementReplay['steps'][number];

/** Where memblock would put the block in a gap: from the end downwards, or from the base upwards. */
export function wantedPlace({ size, align, direction }: PlacementReplay, step: Step): MemoryRange | undefined {
  const grid = align > 0n ? align : 1n;
  if (direction === 'bottom-up') return { base: alignUp(step.base, grid), size };
  return step.end < size ? undefined : { base: alignDown(step.end - size, grid), size };
}

function gapMark({ scale, lane }: MemoryMapScene, { direction }: PlacementReplay, step: Step, index: number) {
  const extent = extentOf(scale, { base: step.base, size: step.end - step.base }, MIN_GAP);
  if (!extent) return [];
  const { x, width } = extent;
  const number = width >= NUMBER_WIDTH ? String(index + 1) : '';
  const numberX = direction === 'top-down' ? x + NUMBER_WIDTH / 2 : x + width - NUMBER_WIDTH / 2;
  const box = { x, width, y: lane.y, height: lane.height };
  return [{ key: `gap ${index}`, number, numberX, fits: step.result === 'fits', ...box }];
}

export function replayMarks(
  scene: MemoryMapScene,
  placement: PlacementReplay | undefined,
  gap: number | undefined,
): ReplayMarks {
  const step = gap === undefined ? undefined : placement?.steps[gap];
  if (!placement || gap === undefined || !step) return NO_MARKS;
  const tried = placement.steps.slice(0, gap + 1);
  const wanted = wantedPlace(placement, step);
  const extent = wanted && extentOf(scene.scale, wanted, MIN_GAP);
  const box = { y: scene.lane.y + GHOST_INSET, height: scene.lane.height - 2 * GHOST_INSET };
  return {
    gaps: tried.flatMap((one, i): GapMark[] => gapMark(scene, placement, one, i)),
    ghost: extent && { ...extent, ...box, fits: step.result === 'fits' },
  };
}
