/**
 * How free memory of one area falls to pieces, state after state: a replay of where buffers were, with nothing but free
 * runs in mind. Takes about a second for a million steps.
 */
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Machine } from '../kernel/machine';
import type { Pages } from '../lib/units';
import { BoundedRuns } from './bounded-runs';
import { NO_LIFE, OUTCOME_CODE, type Run } from './run';

/**
 * The request that free memory is judged by, piece by piece. `pages[i]`, which step `step[i]` asks for, counts from
 * state `from[i]` on; the first entry counts from state 0.
 */
export type PendingRequests = { readonly from: Uint32Array; readonly pages: Float64Array; readonly step: Uint32Array };

/** One entry a state: index 0 is the state after boot, index s the state after step s. */
export type Fragmentation = {
  /** Index into `Machine.areas`. */
  readonly area: number;
  /** Of the area; 0 where it was not activated. */
  readonly pages: Pages;
  readonly free: Uint32Array;
  /** The longest free run. */
  readonly largest: Uint32Array;
  /**
   * Free pages in runs with room for the pending request behind its alignment. 0 exactly where that request would find
   * no hole (pins aside); `1 - usable / free` is the unusable-free index.
   */
  readonly usable: Uint32Array;
  readonly requests: PendingRequests;
  /** Steps whose request to this area failed. */
  readonly failures: Uint32Array;
};

/** @param area index into `Machine.areas`. */
export function fragmentationSeries(machine: Machine, run: Run, area: number): Fragmentation {
  const { activated, pages: areaPages, base } = machine.areas[area]!;
  const pages = activated ? areaPages : 0;
  const states = run.steps.count + 1;
  const failures = failuresOf(run, area);
  const requests = pendingRequests(run, area, failures);
  const series: Fragmentation = {
    area,
    pages,
    free: new Uint32Array(states),
    largest: new Uint32Array(states),
    usable: new Uint32Array(states),
    requests,
    failures,
  };
  const sizes = [...new Set(requests.pages)].sort((a, b) => a - b);
  const ranks = new Map(sizes.map((size, rank) => [size, rank]));
  const judged = sizes.map((size) => ({ pages: size, alignOrder: cmaHeapAlignOrder(size, machine.cmaAlignment) }));
  const runs = new BoundedRuns(pages, base, boundaries(run, area, pages), judged);
  fill(series, run, runs, ranks);
  return series;
}

/** Replays the lives of the area into the arrays. `ranks`: of each request among their sizes. */
function fill(series: Fragmentation, run: Run, runs: BoundedRuns, ranks: ReadonlyMap<Pages, number>): void {
  const { lives, steps } = run;
  const { requests, free, largest, usable, area } = series;
  const end = (life: number): Pages => lives.first[life]! + lives.pages[life]!;
  for (let life = 0; life < lives.count && lives.birth[life] === 0; life++)
    if (lives.area[life] === area) runs.take(lives.first[life]!, end(life));
  let request = 0;
  let rank = ranks.get(requests.pages[0] ?? 0);
  for (let state = 0; state <= steps.count; state++) {
    const life = state === 0 ? NO_LIFE : steps.life[state - 1]!;
    if (life !== NO_LIFE && lives.area[life] === area) {
      if (steps.operation[state - 1] === 0) runs.take(lives.first[life]!, end(life));
      else runs.release(lives.first[life]!, end(life));
    }
    if (requests.from[request + 1] === state) rank = ranks.get(requests.pages[++request]!);
    free[state] = runs.free;
    largest[state] = runs.largest;
    usable[state] = rank === undefined ? runs.free : runs.usable(rank);
  }
}

/** Every page at which a free run of the area may ever begin or end, by address. */
function boundaries({ lives }: Run, area: number, pages: Pages): Uint32Array {
  const all = new Uint32Array(2 * lives.count + 2);
  let count = 0;
  all[count++] = 0;
  all[count++] = pages;
  for (let life = 0; life < lives.count; life++) {
    if (lives.area[life] !== area) continue;
    all[count++] = lives.first[life]!;
    all[count++] = lives.first[life]! + lives.pages[life]!;
  }
  const sorted = all.subarray(0, count).sort();
  return sorted.filter((page, i) => i === 0 || page !== sorted[i - 1]);
}

function failuresOf({ steps }: Run, area: number): Uint32Array {
  const failed: number[] = [];
  for (let i = 0; i < steps.count; i++)
    if (steps.area[i] === area && steps.outcome[i] === OUTCOME_CODE.failed) failed.push(i + 1);
  return Uint32Array.from(failed);
}

/**
 * The last request that failed for want of memory; before the first of them, that one, so that one sees it coming;
 * without any, the largest that was made. Empty where nothing was asked of the area.
 */
function pendingRequests(run: Run, area: number, failures: Uint32Array): PendingRequests {
  const { steps } = run;
  const from: number[] = [];
  const pages: number[] = [];
  const askedBy: number[] = [];
  for (const step of failures) {
    const asked = steps.pages[step - 1]!;
    if (asked === 0 || asked === pages.at(-1)) continue;
    from.push(from.length === 0 ? 0 : step);
    pages.push(asked);
    askedBy.push(step);
  }
  const largest = pages.length === 0 ? largestAsked(run, area) : 0;
  if (largest > 0) {
    from.push(0);
    pages.push(steps.pages[largest - 1]!);
    askedBy.push(largest);
  }
  return { from: Uint32Array.from(from), pages: Float64Array.from(pages), step: Uint32Array.from(askedBy) };
}

/** The first step that asked for the most; 0 where none asked. */
function largestAsked({ steps }: Run, area: number): number {
  let step = 0;
  for (let i = 0; i < steps.count; i++)
    if (steps.area[i] === area && steps.pages[i]! > (step && steps.pages[step - 1]!)) step = i + 1;
  return step;
}
