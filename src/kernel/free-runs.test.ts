import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitmap, findNextZeroArea } from './bitmap-for-tests';
import { FreeRuns } from './free-runs';
import { cmaHeapAlignOrder } from './heaps/cma-heap';

const area = fc.record({
  pages: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 6000 })),
  base: fc.oneof(fc.nat(5000), fc.integer({ min: 0, max: 2 ** 40 })),
  maxOrder: fc.nat(12),
});
/** `order` only where it is not the buffer's own; `pick` chooses what is freed. */
const operation = fc.record({
  free: fc.boolean(),
  pages: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 })),
  order: fc.option(fc.nat(12), { freq: 4 }),
  from: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3000) }),
  pick: fc.nat(),
});
const runsOf = (runs: FreeRuns): [number, number][] => {
  const list: [number, number][] = [];
  runs.forEach((first, pages) => list.push([first, pages]));
  return list;
};
const picture = (runs: FreeRuns): string => {
  const pages = Array<string>(runs.pages).fill('#');
  runs.forEach((first, count) => pages.fill('.', first, first + count));
  return pages.join('');
};

/** Thousands of sequences take a second; a busy machine takes several. */
const PATIENCE_MS = 60_000;

describe('FreeRuns', () => {
  it(
    'agrees with the bitmap search of the kernel after every step, and is whole again in the end',
    () => {
      fc.assert(
        fc.property(area, fc.array(operation, { maxLength: 120 }), fc.array(fc.nat()), (space, steps, order) => {
          const runs = new FreeRuns(space.pages, space.base, space.maxOrder);
          const bitmap = new Bitmap(space.pages);
          const live: [number, number][] = [];
          const giveBack = (pick: number): void => {
            const [gone] = live.splice(pick % live.length, 1);
            if (gone) runs.release(...gone);
            if (gone) bitmap.clear(...gone);
          };
          for (const step of steps) {
            if (step.free && live.length) giveBack(step.pick);
            else {
              const align = Math.min(step.order ?? cmaHeapAlignOrder(step.pages, space.maxOrder), space.maxOrder);
              const at = runs.find(step.pages, align, step.from);
              const mask = 2 ** align - 1;
              expect(at).toBe(findNextZeroArea(bitmap, step.from, step.pages, mask, space.base % 2 ** align));
              if (at < 0) continue;
              runs.take(at, step.pages);
              bitmap.set(at, step.pages);
              live.push([at, step.pages]);
            }
            expect(runsOf(runs)).toEqual(bitmap.freeRuns());
            expect(runs.free).toBe(bitmap.free);
          }
          while (live.length) giveBack(order[live.length] ?? 0);
          expect(runsOf(runs)).toEqual([[0, space.pages]]);
        }),
        { numRuns: 3000 },
      );
    },
    PATIENCE_MS,
  );

  it('puts an unaligned area at an aligned page frame', () => {
    const runs = new FreeRuns(16, 3, 2);
    runs.take(runs.find(4), 4);
    expect(picture(runs)).toBe('.####...........');
    runs.take(runs.find(2), 2);
    expect(picture(runs)).toBe('.######.........');
    runs.take(runs.find(1), 1);
    expect(picture(runs)).toBe('#####' + '##.........');
    runs.release(1, 4);
    expect(picture(runs)).toBe('#....##.........');
  });

  it('refuses to take what is taken and to give back what is free', () => {
    const runs = new FreeRuns(100, 0, 8);
    runs.take(10, 20);
    for (const [first, pages] of [
      [5, 6],
      [10, 1],
      [29, 2],
      [95, 6],
    ] as const)
      expect(() => runs.take(first, pages)).toThrow('in use');
    for (const [first, pages] of [
      [5, 6],
      [9, 1],
      [29, 2],
      [50, 1],
      [95, 6],
    ] as const)
      expect(() => runs.release(first, pages)).toThrow('free already');
    expect(runsOf(runs)).toEqual([
      [0, 10],
      [30, 70],
    ]);
  });

  it('holds a page in at most 8 bytes, however fragmented: 2^22 pages in 32 MiB', () => {
    const pages = 2 ** 17;
    const runs = new FreeRuns(pages, 0, 8);
    for (let page = 0; page < pages; page += 2) runs.take(page, 1);
    expect(runs.free).toBe(pages / 2);
    expect(runs.find(2)).toBe(-1);
    expect(runs.bytes).toBeLessThanOrEqual(8 * pages);
  });
});
