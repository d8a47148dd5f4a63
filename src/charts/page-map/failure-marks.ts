/** A failed request drawn over the page map: the holes that were looked at, and why none was enough. */
import type { FailureReport, RefusedHole } from '../../scenario/run';
import type { Corner, GridBox, PageGrid } from './page-grid';
import { fullestBox, gridHeight, runOutlines } from './page-grid';
import type { HoleRun } from './refused-runs';
import type { HoleMark, RingMark } from './scene';

export const RING_RADIUS = 8;
const RING_DISTANCE = 2 * RING_RADIUS + 2;
/** In a hole with less than this of width a ring would hide it: that stands beside it, on a line. */
const MIN_RING_WIDTH = 6;
/** Where a ring beside its hole may stand, in ring distances to each side. */
const RING_STEPS = [1, 2, 3, 4];
/** Where along its hole a ring may stand, the first choice first. */
const RING_PLACES = [1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8];
/** The longest holes are outlined: those that the list beside the map numbers. */
export const MARKED_HOLES = 6;

type Ring = { readonly x: number; readonly y: number };

/** Right, left, below, above. */
const BESIDE = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The first place along the middle of a box that is `distance` px from all that are taken. */
export function freePlace(box: GridBox, taken: readonly Ring[], distance = RING_DISTANCE): Ring | undefined {
  const y = box.y + box.height / 2;
  return RING_PLACES.map((share) => ({ x: box.x + share * box.width, y })).find((place) =>
    taken.every((ring) => Math.hypot(ring.x - place.x, ring.y - place.y) >= distance),
  );
}

/** The nearest place beside a box, within the rows, that keeps clear of all that are taken; else the first within them. */
function placeBeside(grid: PageGrid, { x, y }: Ring, taken: readonly Ring[]): Ring {
  const right = grid.x + grid.width - RING_RADIUS;
  const foot = Math.max(y, grid.y + gridHeight(grid) - RING_RADIUS);
  const places = RING_STEPS.flatMap((far) =>
    BESIDE.map(([across, down]) => ({ x: x + far * across * RING_DISTANCE, y: y + far * down * RING_DISTANCE })),
  ).filter((place) => place.x >= grid.x && place.x <= right && place.y >= grid.y && place.y <= foot);
  const isFree = (place: Ring) =>
    taken.every((ring) => Math.hypot(ring.x - place.x, ring.y - place.y) >= RING_DISTANCE);
  return places.find(isFree) ?? places[0] ?? { x, y };
}

function ringOf(
  grid: PageGrid,
  { first, pages }: RefusedHole,
  taken: readonly Ring[],
): Omit<RingMark, 'number'> | undefined {
  const box = fullestBox(grid, first, pages);
  if (!box) return undefined;
  const inside = box.width >= MIN_RING_WIDTH ? freePlace(box, taken) : undefined;
  const hole = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const { x, y } = inside ?? placeBeside(grid, hole, taken);
  return { x: Math.round(x), y: Math.round(y), from: inside ? undefined : hole };
}

/** Marks of the longest holes; `number` counts in the order of the report, and all that are in view have theirs. */
export function holeMarks(grid: PageGrid, { holes }: FailureReport): HoleMark[] {
  const taken: Ring[] = [];
  return holes.slice(0, MARKED_HOLES).map((hole, i) => {
    const place = ringOf(grid, hole, taken);
    if (place) taken.push(place);
    return { outline: runOutlines(grid, hole.first, hole.pages), ring: place && { ...place, number: i + 1 } };
  });
}

export const outlinesOf = (grid: PageGrid, runs: readonly HoleRun[]): Corner[][] =>
  runs.flatMap(({ first, pages }) => runOutlines(grid, first, pages));
