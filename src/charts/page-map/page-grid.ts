/**
 * Rows of pages: which page is where.
 *
 * Always true of a PageGrid:
 *  - a row is a power of two of pages, and so is a cell, the smallest thing that is painted;
 *  - a cell is one page unless a page would be narrower than one CSS pixel; then it stands for several.
 */
import type { Pages } from '../../lib/units';

/** Part of an area, relative to its base. */
export type PageWindow = { readonly first: Pages; readonly pages: Pages };

export type PageGrid = {
  readonly window: PageWindow;
  /** Pages in a row. */
  readonly rowPages: Pages;
  readonly rows: number;
  readonly pagesPerCell: Pages;
  /** Top left corner and size of the rows, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rowHeight: number;
  /** CSS pixels to a page; below 1 where cells aggregate. */
  readonly pageWidth: number;
};

/** Rows as thin as this still read as rows. */
const ROW_HEIGHT = 6;
/** Rather than squeeze more than this many pages into a pixel, rows get thinner. */
const DENSE_PAGES = 4;
const THIN_ROW_HEIGHT = 3;
const MAX_ROW_HEIGHT = 28;
const MAX_PAGE_WIDTH = 32;
/** Below this, half a pixel a page would leave much of the width empty. */
const FINE_WIDTH = 4;

const powerOfTwo = (atLeast: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, atLeast))));

/** Fewest pages in a row so that all rows of `rowHeight` fit. */
const rowPagesFor = (pages: Pages, height: number, rowHeight: number): Pages =>
  powerOfTwo(pages / Math.max(1, Math.floor(height / rowHeight)));

function chooseRowPages(pages: Pages, width: number, height: number): Pages {
  const usual = rowPagesFor(pages, height, ROW_HEIGHT);
  if (usual / width > DENSE_PAGES) return rowPagesFor(pages, height, THIN_ROW_HEIGHT);
  return Math.max(usual, powerOfTwo(width / MAX_PAGE_WIDTH));
}

/** Single pages are some halves of a pixel wide, narrow ones some eighths: rows leave a ninth of the width empty at most. */
function cellWidthFor(width: number, perRow: Pages, pagesPerCell: Pages): number {
  const exact = (width * pagesPerCell) / perRow;
  const parts = exact < FINE_WIDTH ? 8 : 2;
  const tidy = pagesPerCell === 1 ? Math.floor(exact * parts) / parts : exact;
  return Math.min(MAX_PAGE_WIDTH * pagesPerCell, tidy);
}

export type PlotRoom = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Every page of the window in the room there is. `rowPages` overrides the choice, for a row as long as an alignment. */
export function pageGrid(window: PageWindow, room: PlotRoom, rowPages?: Pages): PageGrid {
  const width = Math.max(1, room.width);
  const height = Math.max(THIN_ROW_HEIGHT, room.height);
  const perRow = rowPages ?? chooseRowPages(window.pages, width, height);
  const rows = Math.max(1, Math.ceil(window.pages / perRow));
  const pagesPerCell = powerOfTwo(perRow / width);
  const cellWidth = cellWidthFor(width, perRow, pagesPerCell);
  return {
    window,
    rowPages: perRow,
    rows,
    pagesPerCell,
    x: room.x,
    y: room.y,
    width: (cellWidth * perRow) / pagesPerCell,
    rowHeight: Math.max(1, Math.min(MAX_ROW_HEIGHT, Math.floor(height / rows))),
    pageWidth: cellWidth / pagesPerCell,
  };
}

export const gridHeight = (grid: PageGrid): number => grid.rows * grid.rowHeight;

/** The page under a point; undefined outside of the rows and behind the last page. */
export function pageAt(grid: PageGrid, x: number, y: number): Pages | undefined {
  const row = Math.floor((y - grid.y) / grid.rowHeight);
  const column = Math.floor((x - grid.x) / grid.pageWidth);
  if (row < 0 || row >= grid.rows || column < 0 || column >= grid.rowPages) return undefined;
  const page = row * grid.rowPages + column;
  return page < grid.window.pages ? grid.window.first + page : undefined;
}

export type Corner = readonly [x: number, y: number];

/** A run of pages clipped to the window, as row and column of its first page and of the page behind its last. */
function span(grid: PageGrid, first: Pages, pages: Pages) {
  const from = Math.max(0, first - grid.window.first);
  const to = Math.min(grid.window.pages, first + pages - grid.window.first);
  const at = (page: number) => ({ row: Math.floor(page / grid.rowPages), column: page % grid.rowPages });
  return from < to ? { from: at(from), last: at(to - 1) } : undefined;
}

/** Outlines of a run: one polygon that wraps like selected text, two where the rows do not touch, none out of view. */
export function runOutlines(grid: PageGrid, first: Pages, pages: Pages): Corner[][] {
  const found = span(grid, first, pages);
  if (!found) return [];
  const { from, last } = found;
  const x = (column: number) => grid.x + column * grid.pageWidth;
  const y = (row: number) => grid.y + row * grid.rowHeight;
  const box = (row: number, left: number, right: number): Corner[] => [
    [x(left), y(row)],
    [x(right), y(row)],
    [x(right), y(row + 1)],
    [x(left), y(row + 1)],
  ];
  if (from.row === last.row) return [box(from.row, from.column, last.column + 1)];
  if (last.row === from.row + 1 && last.column < from.column) {
    return [box(from.row, from.column, grid.rowPages), box(last.row, 0, last.column + 1)];
  }
  return [wrapped(grid, from, last)];
}

type Place = { readonly row: number; readonly column: number };

function wrapped(grid: PageGrid, from: Place, last: Place): Corner[] {
  const left = grid.x;
  const right = grid.x + grid.rowPages * grid.pageWidth;
  const start = grid.x + from.column * grid.pageWidth;
  const end = grid.x + (last.column + 1) * grid.pageWidth;
  const y = (row: number) => grid.y + row * grid.rowHeight;
  return [
    [start, y(from.row)],
    [right, y(from.row)],
    [right, y(last.row)],
    [end, y(last.row)],
    [end, y(last.row + 1)],
    [left, y(last.row + 1)],
    [left, y(from.row + 1)],
    [start, y(from.row + 1)],
  ];
}

export type GridBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The largest rectangle of a run: its full rows, or the longer of its ends when it has none. */
export function fullestBox(grid: PageGrid, first: Pages, pages: Pages): GridBox | undefined {
  const found = span(grid, first, pages);
  if (!found) return undefined;
  const { from, last } = found;
  const boxOf = (row: number, rows: number, left: number, right: number): GridBox => ({
    x: grid.x + left * grid.pageWidth,
    y: grid.y + row * grid.rowHeight,
    width: (right - left) * grid.pageWidth,
    height: rows * grid.rowHeight,
  });
  if (from.row === last.row) return boxOf(from.row, 1, from.column, last.column + 1);
  const top = from.column === 0 ? from.row : from.row + 1;
  const foot = last.column === grid.rowPages - 1 ? last.row + 1 : last.row;
  if (foot > top) return boxOf(top, foot - top, 0, grid.rowPages);
  const head = grid.rowPages - from.column;
  return head >= last.column + 1
    ? boxOf(from.row, 1, from.column, grid.rowPages)
    : boxOf(last.row, 1, 0, last.column + 1);
}
