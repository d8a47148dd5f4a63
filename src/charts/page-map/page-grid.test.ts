import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corner, PageGrid } from './page-grid';
import { fullestBox, gridHeight, pageAt, pageGrid, runOutlines } from './page-grid';

const room = (width: number, height: number) => ({ x: 84, y: 8, width, height });
const whole = (pages: number) => ({ first: 0, pages });
const shape = (g: PageGrid) => `${g.rows} rows of ${g.rowPages}, ${g.rowHeight} px high, ${g.pageWidth} px a page`;

/** Twice the signed area of a polygon. */
const area2 = (corners: readonly Corner[]) =>
  corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

/** Pages of an area, and width and height of its room in px. */
const sizes = fc.tuple(
  fc.integer({ min: 1, max: 1 << 22 }),
  fc.integer({ min: 200, max: 1900 }),
  fc.integer({ min: 40, max: 900 }),
);

describe('pageGrid', () => {
  it('has 512 pages in a row for 64 MiB, a pixel each or two, as drawn in the design', () => {
    expect(shape(pageGrid(whole(16384), room(512, 194)))).toBe('32 rows of 512, 6 px high, 1 px a page');
    expect(shape(pageGrid(whole(16384), room(1040, 360)))).toBe('32 rows of 512, 11 px high, 2 px a page');
  });

  it('aggregates where a page has no pixel', () => {
    const grid = pageGrid(whole(1 << 22), room(512, 192));
    expect(grid.pagesPerCell).toBe(128);
    expect(grid.pageWidth * grid.pagesPerCell).toBe(1);
    expect(gridHeight(grid)).toBeLessThanOrEqual(192);
  });

  it('makes few pages wide rather than tall', () => {
    expect(shape(pageGrid(whole(16), room(512, 192)))).toBe('1 rows of 16, 28 px high, 32 px a page');
  });

  it('fills the width that there is, but for a ninth, unless pages are as wide as they get', () => {
    fc.assert(
      fc.property(sizes, ([pages, width, height]) => {
        const { width: filled, pageWidth } = pageGrid(whole(pages), room(width, height));
        expect(filled >= (8 / 9) * width || pageWidth === 32).toBe(true);
      }),
    );
    expect(shape(pageGrid(whole(16384), room(1399, 180)))).toBe('16 rows of 1024, 11 px high, 1.25 px a page');
  });

  it('takes the row that it is given', () => {
    expect(pageGrid(whole(16384), room(512, 660), 256)).toMatchObject({ rowPages: 256, rows: 64 });
  });

  it('has room for every page, within the room there is', () => {
    fc.assert(
      fc.property(sizes, ([pages, width, height]) => {
        const grid = pageGrid(whole(pages), room(width, height));
        expect(grid.rows * grid.rowPages).toBeGreaterThanOrEqual(pages);
        expect((grid.rows - 1) * grid.rowPages).toBeLessThan(pages);
        expect(grid.width).toBeLessThanOrEqual(width);
        expect(gridHeight(grid)).toBeLessThanOrEqual(height);
        expect(grid.pageWidth * grid.pagesPerCell).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('places of pages', () => {
  const run = fc.tuple(fc.nat(1023), fc.integer({ min: 1, max: 1024 }));
  const grid = pageGrid(whole(1024), room(512, 200), 64);

  it('finds a page again under its own middle', () => {
    fc.assert(
      fc.property(fc.nat(1023), (page) => {
        const x = grid.x + ((page % 64) + 0.5) * grid.pageWidth;
        const y = grid.y + (Math.floor(page / 64) + 0.5) * grid.rowHeight;
        expect(pageAt(grid, x, y)).toBe(page);
      }),
    );
    expect(pageAt(grid, grid.x - 1, grid.y)).toBeUndefined();
    expect(pageAt(pageGrid(whole(100), room(512, 200), 64), 84 + 511, 8 + 30)).toBeUndefined();
  });

  it('outlines exactly the pages of a run', () => {
    fc.assert(
      fc.property(run, ([first, pages]) => {
        const outlined = runOutlines(grid, first, pages).reduce((sum, corners) => sum + area2(corners) / 2, 0);
        expect(outlined).toBeCloseTo(Math.min(pages, 1024 - first) * grid.pageWidth * grid.rowHeight, 3);
      }),
    );
  });

  it('wraps a run like selected text, and parts it where rows do not touch', () => {
    expect(runOutlines(grid, 60, 200).map((corners) => corners.length)).toEqual([8]);
    expect(runOutlines(grid, 60, 8).map((corners) => corners.length)).toEqual([4, 4]);
    expect(runOutlines(grid, 2000, 8)).toEqual([]);
  });

  it('has a box within the run to write in', () => {
    fc.assert(
      fc.property(run, ([first, pages]) => {
        const box = fullestBox(grid, first, pages)!;
        for (const [x, y] of [
          [box.x + 0.01, box.y + 0.01],
          [box.x + box.width - 0.01, box.y + box.height - 0.01],
        ] as const) {
          const page = pageAt(grid, x, y)!;
          expect(page >= first && page < first + pages).toBe(true);
        }
      }),
    );
  });
});
