/** Pages that tell why the holes that a failed request looked at were refused: skipped in them, and missing behind them. */
import type { Pages } from '../../lib/units';
import type { PageRuns } from '../../scenario/asides';
import type { FailureReport, RefusedHole } from '../../scenario/run';
import { endBefore } from './page-shares';

/** Only the first holes show what was skipped and missing: more would cover the map. */
const EXPLAINED_HOLES = 3;

/** Pages of a hole, or behind it, that tell why it was refused. */
export type HoleRun = { readonly hole: RefusedHole; readonly first: Pages; readonly pages: Pages };

/** Holes long enough but for their alignment come first: there the skipped pages are the reason. */
function explained({ holes, pages }: FailureReport): readonly RefusedHole[] {
  const longEnough = holes.filter((hole) => hole.pages >= pages);
  return (longEnough.length > 0 ? longEnough : holes.slice(0, 1)).slice(0, EXPLAINED_HOLES);
}

/**
 * From the first page of each hole, or of the stretch between two pins that has most room, to its first aligned one.
 * @param pinned by address
 */
export function skippedRuns(failure: FailureReport, pinned: PageRuns): HoleRun[] {
  return explained(failure).flatMap((hole) => {
    const first = Math.max(hole.first, hole.pins ? endBefore(pinned, hole.alignedFirst) : 0);
    return runOf(hole, first, Math.min(hole.first + hole.pages, hole.alignedFirst));
  });
}

/** From the end of each hole or stretch to where the buffer would have ended, within the area. */
export function overshootRuns(failure: FailureReport, areaPages: Pages): HoleRun[] {
  return explained(failure).flatMap((hole) =>
    runOf(hole, hole.alignedFirst + hole.usable, Math.min(areaPages, hole.alignedFirst + failure.pages)),
  );
}

const runOf = (hole: RefusedHole, first: Pages, end: Pages): HoleRun[] =>
  end > first ? [{ hole, first, pages: end - first }] : [];
