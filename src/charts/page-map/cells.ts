/** Pages in use, counted per cell of the grid. A cell never says more or less than its pages. */
import type { Pages } from '../../lib/units';
import type { PageGrid } from './page-grid';

/** Colour of a cell nobody uses, and of what the system holds; buffers count from FIRST_BUFFER. */
export const PAINT_FREE = 0;
export const PAINT_SYSTEM = 1;
export const FIRST_BUFFER = 2;

/**
 * One entry a cell, row by row.
 * Always true: the entries of `used` add up to the pages in use within the window, and none is above `pagesPerCell`.
 */
export type Cells = {
  readonly columns: number;
  readonly rows: number;
  /** Pages in use. */
  readonly used: Uint32Array;
  /** Pages that exist: less than `pagesPerCell` only behind the end of the window. */
  readonly pages: Uint32Array;
  /** Of the longest run that has pages in it. */
  readonly paint: Uint8Array;
};

/** Runs of pages by address, without overlaps; `paint` for each. */
export type PaintedRuns = {
  readonly count: number;
  readonly first: (i: number) => Pages;
  readonly pages: (i: number) => Pages;
  readonly paint: (i: number) => number;
};

export function countCells(grid: PageGrid, runs: PaintedRuns): Cells {
  const columns = grid.rowPages / grid.pagesPerCell;
  const total = columns * grid.rows;
  const cells: Cells = {
    columns,
    rows: grid.rows,
    used: new Uint32Array(total),
    pages: new Uint32Array(total),
    paint: new Uint8Array(total),
  };
  fillPages(cells.pages, grid);
  const most = new Uint32Array(total);
  for (let i = 0; i < runs.count; i++) addRun(grid, cells, most, runs.first(i), runs.pages(i), runs.paint(i));
  return cells;
}

function fillPages(pages: Uint32Array, { window, pagesPerCell }: PageGrid): void {
  const whole = Math.floor(window.pages / pagesPerCell);
  pages.fill(pagesPerCell, 0, whole);
  if (whole < pages.length) pages[whole] = window.pages % pagesPerCell;
}

/** `most` holds how many pages the winning run has in each cell so far. */
function addRun(grid: PageGrid, cells: Cells, most: Uint32Array, first: Pages, pages: Pages, paint: number): void {
  const { window, pagesPerCell } = grid;
  let page = Math.max(0, first - window.first);
  const end = Math.min(window.pages, first + pages - window.first);
  while (page < end) {
    const cell = Math.floor(page / pagesPerCell);
    const next = Math.min(end, (cell + 1) * pagesPerCell);
    const inCell = next - page;
    cells.used[cell]! += inCell;
    if (inCell > most[cell]!) {
      most[cell] = inCell;
      cells.paint[cell] = paint;
    }
    page = next;
  }
}
