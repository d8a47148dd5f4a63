import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaintedRuns } from './cells';
import { countCells, FIRST_BUFFER } from './cells';
import { pageGrid } from './page-grid';
import { paintCells, shareOpacity } from './paint';

type Run = { readonly first: number; readonly pages: number; readonly paint: number };

const runsOf = (list: readonly Run[]): PaintedRuns => ({
  count: list.length,
  first: (i) => list[i]!.first,
  pages: (i) => list[i]!.pages,
  paint: (i) => list[i]!.paint,
});

/** Runs by address without overlaps, from gap and length of each. */
const runsFrom = (parts: readonly (readonly [number, number])[], end: number): Run[] => {
  let at = 0;
  return parts.flatMap(([gap, pages], i) => {
    const first = at + gap;
    at = first + pages;
    return at <= end ? [{ first, pages, paint: FIRST_BUFFER + (i % 8) }] : [];
  });
};

const parts = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 900 })), { maxLength: 60 });

describe('countCells', () => {
  it('counts every used page once, and no free one, whatever a cell stands for', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 40, max: 600 }), fc.nat(20_000));
    fc.assert(
      fc.property(parts, sizes, (list, [pages, width, first]) => {
        const grid = pageGrid({ first, pages }, { x: 0, y: 0, width, height: 60 });
        const runs = runsFrom(list, first + pages);
        const cells = countCells(grid, runsOf(runs));
        const inWindow = runs.reduce(
          (sum, run) => sum + Math.max(0, run.first + run.pages - Math.max(run.first, first)),
          0,
        );
        expect(cells.used.reduce((sum, used) => sum + used, 0)).toBe(inWindow);
        expect(cells.pages.reduce((sum, all) => sum + all, 0)).toBe(pages);
        expect(cells.used.every((used, cell) => used <= cells.pages[cell]!)).toBe(true);
        expect(cells.used.every((used, cell) => used > 0 === cells.paint[cell]! > 0)).toBe(true);
      }),
    );
  });

  it('paints a cell as the longest run in it', () => {
    const grid = pageGrid({ first: 0, pages: 64 }, { x: 0, y: 0, width: 4, height: 6 }, 64);
    expect(grid.pagesPerCell).toBe(16);
    const cells = countCells(
      grid,
      runsOf([
        { first: 0, pages: 3, paint: 2 },
        { first: 4, pages: 9, paint: 3 },
        { first: 40, pages: 1, paint: 4 },
      ]),
    );
    expect([...cells.used]).toEqual([12, 0, 1, 0]);
    expect([...cells.paint]).toEqual([3, 0, 4, 0]);
  });
});

describe('shareOpacity', () => {
  it('is nothing only for none, full only for all, and grows between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 65_536 }), (pages) => {
        const some = [1, Math.ceil(pages / 2), pages - 1].map((used) => shareOpacity(used, pages));
        expect(shareOpacity(0, pages)).toBe(0);
        expect(shareOpacity(pages, pages)).toBe(1);
        expect(some.every((opacity) => opacity > 0 && opacity < 1)).toBe(true);
        expect([...some].sort((a, b) => a - b)).toEqual(some);
      }),
    );
  });

  it('reaches the pixels', () => {
    const grid = pageGrid({ first: 0, pages: 32 }, { x: 0, y: 0, width: 2, height: 6 }, 32);
    const cells = countCells(grid, runsOf([{ first: 0, pages: 17, paint: 2 }]));
    const pixels = paintCells(cells, [
      [0, 0, 0],
      [0, 0, 0],
      [10, 20, 30],
    ]);
    expect([...pixels]).toEqual([10, 20, 30, 255, 10, 20, 30, 61]);
  });
});
