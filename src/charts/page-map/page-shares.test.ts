import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageRuns } from '../../scenario/asides';
import { pageGrid } from './page-grid';
import { endBefore, movableMarks, overlapPages, pinMarks } from './page-shares';

const runs = (...list: readonly (readonly [first: number, pages: number])[]): PageRuns => ({
  first: Uint32Array.from(list, ([first]) => first),
  pages: Uint32Array.from(list, ([, pages]) => pages),
});
const ROOM = { x: 92, y: 8, width: 512, height: 192 };
const grid = pageGrid({ first: 0, pages: 16384 }, ROOM);

/** Runs by address that do not touch. */
const someRuns = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })), { maxLength: 40 })
  .map((gaps) => {
    let at = 0;
    return runs(
      ...gaps.map(([gap, pages]) => {
        const first = at + gap;
        at = first + pages;
        return [first, pages] as const;
      }),
    );
  });

const pagesOf = ({ first, pages }: PageRuns): number[] =>
  [...first].flatMap((from, i) => Array.from({ length: pages[i]! }, (_, k) => from + k));

describe('pinMarks', () => {
  it('is a dot in the middle of its page, however small the page', () => {
    const { dots, runs: long } = pinMarks(grid, runs([1024, 1], [2058, 3]));
    expect(long).toEqual([]);
    expect(dots).toEqual([
      { x: grid.x + 0.5, y: grid.y + 2.5 * grid.rowHeight, page: 1024 },
      { x: grid.x + 11.5, y: grid.y + 4.5 * grid.rowHeight, page: 2058 },
    ]);
  });

  it('is an outline where pins are longer than a dot', () => {
    const { dots, runs: long } = pinMarks(grid, runs([0, 200]));
    expect(dots).toEqual([]);
    expect(long).toHaveLength(1);
  });

  it('never has two dots in one place, and never loses the last of them', () => {
    const every = runs(...Array.from({ length: 8192 }, (_, i) => [2 * i, 1] as const));
    const { dots } = pinMarks(grid, every);
    expect(dots.length).toBeGreaterThan(100);
    expect(dots.length).toBeLessThan((ROOM.width / 7 + 1) * (ROOM.height / 7 + 1));
    const lone = pinMarks(grid, runs([0, 1], [16383, 1])).dots;
    expect(lone.map(({ page }) => page)).toEqual([0, 16383]);
  });

  it('leaves out what is not in view', () => {
    const close = pageGrid({ first: 4096, pages: 64 }, ROOM);
    expect(pinMarks(close, runs([0, 1], [4100, 1], [9000, 1])).dots.map(({ page }) => page)).toEqual([4100]);
  });
});

describe('movableMarks', () => {
  it('outlines runs where rows are high enough for a stipple', () => {
    expect(movableMarks(grid, runs([0, 100], [5000, 2000]))).toMatchObject({ kind: 'outlines' });
  });

  it('counts every page in its cell where they are not', () => {
    const thin = pageGrid({ first: 0, pages: 16384 }, { ...ROOM, height: 64 }, 512);
    expect(thin.rowHeight).toBeLessThan(5);
    fc.assert(
      fc.property(someRuns, (movable) => {
        const marks = movableMarks(thin, movable);
        if (marks.kind !== 'cells') throw new Error('rows are too thin for outlines');
        const counted = marks.cells.used.reduce((sum, used) => sum + used, 0);
        expect(counted).toBe(pagesOf(movable).filter((page) => page < 16384).length);
      }),
    );
  });
});

describe('pages of a list', () => {
  it('in a stretch are as many as one counts', () => {
    fc.assert(
      fc.property(someRuns, fc.nat(9000), fc.nat(900), (list, first, pages) => {
        const counted = pagesOf(list).filter((page) => page >= first && page < first + pages).length;
        expect(overlapPages(list, first, pages)).toBe(counted);
      }),
    );
  });

  it('end before a page where the last run does', () => {
    const list = runs([10, 5], [20, 5]);
    expect([9, 15, 19, 24, 25].map((page) => endBefore(list, page))).toEqual([0, 15, 15, 15, 25]);
  });
});
