/**
 * Some pages of one area: those that are pinned, those that the OS uses and can move (specification 11).
 *
 * Mutable, as pages come and go with the steps of a workload. Costs nothing until a page is in it.
 */
import type { Pages } from '../lib/units';
import { FreeRuns } from './free-runs';

/** Pages from `first` up to, not including, `end`. */
export type PageRange = { readonly first: Pages; readonly end: Pages };

export class PageSet {
  /** Set and free mean the same here: a list of maximal runs. */
  private runs: FreeRuns | undefined;

  /** @param size pages of the area; no other can be in the set */
  constructor(private readonly size: Pages) {}

  get count(): Pages {
    return this.runs?.free ?? 0;
  }

  /** Pages that are in it already stay. */
  add(first: Pages, end: Pages): void {
    const runs = (this.runs ??= this.emptyRuns());
    let from = first;
    for (const inside of this.runsIn(first, end)) {
      if (inside.first > from) runs.release(from, inside.first - from);
      from = inside.end;
    }
    if (end > from) runs.release(from, end - from);
  }

  /** Pages that are not in it are no matter. */
  remove(first: Pages, end: Pages): void {
    for (const inside of this.runsIn(first, end)) this.runs?.take(inside.first, inside.end - inside.first);
  }

  /** The highest page of `[first, end)` that is in it; -1 when none is. */
  lastIn(first: Pages, end: Pages): number {
    if (this.count === 0) return -1;
    const run = this.runs?.runAt(end - 1);
    const last = run ? Math.min(run.end, end) - 1 : -1;
    return last >= first ? last : -1;
  }

  countIn(first: Pages, end: Pages): Pages {
    if (this.count === 0) return 0;
    return this.runsIn(first, end).reduce((sum, run) => sum + run.end - run.first, 0);
  }

  /** The parts of its runs that lie in `[first, end)`, by address. */
  runsIn(first: Pages, end: Pages): readonly PageRange[] {
    if (this.count === 0 || end <= first) return [];
    return runsBetween(this.runs!, first, end);
  }

  /** The whole runs that touch `[first, end)` or end or begin right beside it. */
  wholeRunsAround(first: Pages, end: Pages): readonly PageRange[] {
    if (this.count === 0) return [];
    const found: PageRange[] = [];
    for (let at = Math.min(end, this.size - 1); at >= 0;) {
      const run = this.runs?.runAt(at);
      if (!run || run.end < first) break;
      found.push(run);
      at = run.first - 1;
    }
    return found.reverse();
  }

  private emptyRuns(): FreeRuns {
    const runs = new FreeRuns(this.size, 0, 0);
    runs.take(0, this.size);
    return runs;
  }
}

/** The parts of free runs that lie in `[first, end)`, by address. */
export function runsBetween(runs: FreeRuns, first: Pages, end: Pages): readonly PageRange[] {
  const found: PageRange[] = [];
  for (let at = end; at > first;) {
    const run = runs.runAt(at - 1);
    if (!run || run.end <= first) break;
    found.push({ first: Math.max(run.first, first), end: Math.min(run.end, end) });
    at = run.first;
  }
  return found.reverse();
}
