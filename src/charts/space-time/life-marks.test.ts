import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientColours } from '../page-map/client-colours';
import type { Interval } from './interval';
import { lifeMarks } from './life-marks';
import { testHistory, type TestLife } from './test-history';

const STEPS = 400;
const PAGES = 256;
const PLOT = { x: 0, y: 0, width: 24, height: 12 };

const between = (from: number, to: number, low: number, high: number): number =>
  Math.max(0, Math.min(to, high) - Math.max(from, low));

/** Share of a cell that lives use, one by one. */
function naiveShare(lives: readonly TestLife[], steps: Interval, pages: Interval, column: number, row: number): number {
  const across = (steps.to - steps.from) / PLOT.width;
  const up = (pages.to - pages.from) / PLOT.height;
  const from = steps.from + column * across;
  const top = pages.to - row * up;
  const used = lives.reduce((sum, { birth, death, first, pages: size }) => {
    const time = between(birth, death ?? STEPS + 1, from, from + across);
    return sum + time * between(first, first + size, top - up, top);
  }, 0);
  return used / (across * up);
}

/** Lives that never overlap: each in its own run of pages, one after another in time. */
const lives = fc
  .array(fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 90 })), { maxLength: 6 }), { maxLength: 16 })
  .map((rows) =>
    rows.flatMap((row, i): TestLife[] => {
      let at = 0;
      return row.flatMap(([wait, length]) => {
        const birth = at + wait;
        at = birth + length;
        return at > STEPS
          ? []
          : [{ name: `c${i % 3}-${i}`, birth, death: at, first: i * 16, pages: 1 + ((i * 7) % 16) }];
      });
    }),
  );
const interval = (most: number) =>
  fc
    .tuple(fc.double({ min: 0, max: most - 20, noNaN: true }), fc.double({ min: 20, max: most, noNaN: true }))
    .map(([from, length]) => ({ from, to: Math.min(most, from + length) }));

describe('lifeMarks', () => {
  it('shows of every cell exactly the share that buffers use', () => {
    fc.assert(
      fc.property(lives, interval(STEPS + 1), interval(PAGES), (given, steps, pages) => {
        const run = testHistory(STEPS, given);
        const window = { run, area: 0, steps, pages, plot: PLOT, colours: clientColours(run) };
        const { rects, raster } = lifeMarks(window);
        for (let row = 0; row < PLOT.height; row++)
          for (let column = 0; column < PLOT.width; column++) {
            let share = raster.used[row * raster.columns + column]!;
            for (let i = 0; i < rects.lives.length; i++) {
              const [left, top, right, foot] = rects.corners.subarray(4 * i, 4 * i + 4);
              share += between(left!, right!, column, column + 1) * between(top!, foot!, row, row + 1);
            }
            expect(share).toBeCloseTo(naiveShare(given, steps, pages, column, row), 3);
          }
      }),
    );
  });

  it('leaves no trace of a buffer beyond its end', () => {
    fc.assert(
      fc.property(lives, (given) => {
        const run = testHistory(STEPS, given);
        const steps = { from: 0, to: 3 * (STEPS + 1) };
        const pages = { from: 0, to: 40 * PAGES };
        const { raster } = lifeMarks({ run, area: 0, steps, pages, plot: PLOT, colours: clientColours(run) });
        const behind = Math.ceil(PLOT.width / 3);
        raster.used.forEach((share, cell) => {
          if (cell % raster.columns > behind) expect(share).toBe(0);
          if (cell % raster.columns > behind) expect(raster.paint[cell]).toBe(0);
        });
      }),
    );
  });

  it('draws one rectangle for each life that is a pixel or more, and puts the rest together', () => {
    const run = testHistory(STEPS, [
      { name: 'a-1', birth: 0, death: 200, first: 0, pages: 128 },
      { name: 'b-1', birth: 100, death: 110, first: 128, pages: 128 },
      { name: 'b-2', birth: 120, death: 320, first: 128, pages: 1 },
      { name: 'elsewhere', birth: 120, first: 0, pages: 256, area: 1 },
    ]);
    const all = { steps: { from: 0, to: STEPS }, pages: { from: 0, to: PAGES } };
    const { rects, raster } = lifeMarks({ run, area: 0, ...all, plot: PLOT, colours: clientColours(run) });
    expect([...rects.lives]).toEqual([0]);
    expect([...rects.corners]).toEqual([0, 6, 12, 12]);
    const picture = Array.from({ length: PLOT.height }, (_, row) =>
      Array.from({ length: PLOT.width }, (__, column) => {
        const share = raster.used[row * PLOT.width + column]!;
        return share === 0 ? '.' : share < 0.1 ? '-' : String(Math.round(share * 10));
      }).join(''),
    );
    expect(picture).toEqual([
      ...Array<string>(5).fill('......6.................'),
      '......6-------------....',
      ...Array<string>(6).fill('........................'),
    ]);
  });
});
