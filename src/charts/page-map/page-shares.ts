/**
 * Pages that are pinned, and those that the system lends back: marks over the map. A pin is far smaller than its mark,
 * because it is the news; what the system can move is context, and faint.
 */
import type { Pages } from '../../lib/units';
import type { PageRuns } from '../../scenario/asides';
import type { Cells } from './cells';
import { countCells, FIRST_BUFFER } from './cells';
import type { Corner, PageGrid } from './page-grid';
import { fullestBox, runOutlines } from './page-grid';

/** The middle of a dot, and the first of the pages that it stands for. */
export type PinDot = { readonly x: number; readonly y: number; readonly page: Pages };

export type PinMarks = {
  readonly dots: readonly PinDot[];
  /** Runs of pins that are longer than a dot. */
  readonly runs: readonly Corner[][];
};

export const PIN_RADIUS = 3.5;
/** Dots of the same square of this many CSS pixels become one. */
const DOT_PITCH = 7;
/** A run that is drawn longer than this is a run, not a dot. */
const LONGEST_DOT = 12;
/** Outlines are for rows of at least this height, and for no more of them than this. */
const LEAST_STIPPLED_ROW = 5;
const MAX_OUTLINES = 3000;

/** Position of the first run, by address, that ends behind `page`. */
export function firstEndingAfter({ first, pages }: PageRuns, page: Pages): number {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle]! + pages[middle]! <= page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Positions of the runs that have pages in the window. */
function inView(list: PageRuns, { window }: PageGrid): readonly [from: number, to: number] {
  const from = firstEndingAfter(list, window.first);
  let to = from;
  while (to < list.first.length && list.first[to]! < window.first + window.pages) to++;
  return [from, to];
}

export function pinMarks(grid: PageGrid, pinned: PageRuns): PinMarks {
  const dots = new Map<string, PinDot>();
  const runs: Corner[][] = [];
  const [from, to] = inView(pinned, grid);
  for (let i = from; i < to; i++) {
    const [first, pages] = [pinned.first[i]!, pinned.pages[i]!];
    if (pages > 1 && pages * grid.pageWidth > LONGEST_DOT) {
      runs.push(...runOutlines(grid, first, pages));
      continue;
    }
    const box = fullestBox(grid, first, pages);
    if (!box) continue;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const square = `${Math.floor(x / DOT_PITCH)} ${Math.floor(y / DOT_PITCH)}`;
    if (!dots.has(square)) dots.set(square, { x, y, page: first });
  }
  return { dots: [...dots.values()], runs };
}

/** Outlines to stipple, or shares of cells to tint where outlines would be too fine or too many. */
export type MovableMarks =
  | { readonly kind: 'outlines'; readonly outlines: readonly Corner[][] }
  | { readonly kind: 'cells'; readonly cells: Cells };

export function movableMarks(grid: PageGrid, movable: PageRuns): MovableMarks {
  const [from, to] = inView(movable, grid);
  if (grid.rowHeight >= LEAST_STIPPLED_ROW && to - from <= MAX_OUTLINES) {
    const outlines: Corner[][] = [];
    for (let i = from; i < to; i++) outlines.push(...runOutlines(grid, movable.first[i]!, movable.pages[i]!));
    return { kind: 'outlines', outlines };
  }
  const cells = countCells(grid, {
    count: to - from,
    first: (i) => movable.first[from + i]!,
    pages: (i) => movable.pages[from + i]!,
    paint: () => FIRST_BUFFER,
  });
  return { kind: 'cells', cells };
}

/** How many pages of a list lie in `[first, first + pages)`. Runs by address. */
export function overlapPages(list: PageRuns, first: Pages, pages: Pages): Pages {
  let sum = 0;
  for (let i = firstEndingAfter(list, first); i < list.first.length && list.first[i]! < first + pages; i++) {
    sum += Math.min(first + pages, list.first[i]! + list.pages[i]!) - Math.max(first, list.first[i]!);
  }
  return sum;
}

/** Behind the last run that ends at or before `page`; 0 where there is none. */
export function endBefore(list: PageRuns, page: Pages): Pages {
  const at = firstEndingAfter(list, page) - 1;
  return at < 0 ? 0 : list.first[at]! + list.pages[at]!;
}
