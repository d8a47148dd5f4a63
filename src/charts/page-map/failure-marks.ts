/** A failed request drawn over the page map: the holes that were looked at, and why none was enough. */
import type { FailureReport, RefusedHole } from '../../scenario/run';
import type { Corner, GridBox, PageGrid } from './page-grid';
import { fullestBox, runOutlines } from './page-grid';
import type { HoleMark } from './scene';

export const RING_RADIUS = 8;
const RING_DISTANCE = 2 * RING_RADIUS + 2;
/** A hole with less than this of width gets no number: the ring would hide it and its neighbours. */
const MIN_RING_WIDTH = 6;
/** Where along its hole a ring may stand, the first choice first. */
const RING_PLACES = [1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8];
/** At least these many holes are outlined, and all that were long enough by pages up to the second figure. */
const FEWEST_MARKED = 3;
const MOST_MARKED = 9;
/** Only the first holes show what was skipped and missing: more would cover the map. */
const EXPLAINED_HOLES = 3;

type Ring = { readonly x: number; readonly y: number };

function freePlace(box: GridBox, taken: readonly Ring[]): Ring | undefined {
  const y = box.y + box.height / 2;
  return RING_PLACES.map((share) => ({ x: box.x + share * box.width, y })).find((place) =>
    taken.every((ring) => Math.hypot(ring.x - place.x, ring.y - place.y) >= RING_DISTANCE),
  );
}

/** Marks of the longest holes; `number` counts in the order of the report. */
export function holeMarks(grid: PageGrid, { holes, pages }: FailureReport): HoleMark[] {
  const taken: Ring[] = [];
  const longEnough = holes.filter((hole) => hole.pages >= pages).length;
  const marked = holes.slice(0, Math.min(MOST_MARKED, Math.max(FEWEST_MARKED, longEnough)));
  return marked.map((hole, i) => {
    const box = fullestBox(grid, hole.first, hole.pages);
    const place = box && box.width >= MIN_RING_WIDTH ? freePlace(box, taken) : undefined;
    if (place) taken.push(place);
    return {
      outline: runOutlines(grid, hole.first, hole.pages),
      ring: place && { x: Math.round(place.x), y: Math.round(place.y), number: i + 1 },
    };
  });
}

/** Holes long enough but for their alignment come first: there the skipped pages are the reason. */
function explained({ holes, pages }: FailureReport): readonly RefusedHole[] {
  const longEnough = holes.filter((hole) => hole.pages >= pages);
  return (longEnough.length > 0 ? longEnough : holes.slice(0, 1)).slice(0, EXPLAINED_HOLES);
}

/** From each hole's first page to its first aligned one. */
export function skippedPages(grid: PageGrid, failure: FailureReport): Corner[][] {
  return explained(failure).flatMap((hole) =>
    runOutlines(grid, hole.first, Math.min(hole.pages, hole.alignedFirst - hole.first)),
  );
}

/** From the end of each hole to where the buffer would have ended, within the area. */
export function overshootPages(grid: PageGrid, failure: FailureReport, areaPages: number): Corner[][] {
  return explained(failure).flatMap((hole) => {
    const from = Math.max(hole.first + hole.pages, hole.alignedFirst);
    const to = Math.min(areaPages, hole.alignedFirst + failure.pages);
    return runOutlines(grid, from, to - from);
  });
}
