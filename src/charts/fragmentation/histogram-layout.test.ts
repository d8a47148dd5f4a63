import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFrame, testRun } from '../test-runs';
import { countOrders, layoutFreeRunHistogram } from './histogram-layout';

/** Free runs of these lengths, one page in use behind each. */
function frameOf(lengths: readonly number[]) {
  let at = 0;
  const buffers = lengths.map((length, i) => {
    at += length + 1;
    return { name: `b-${i}`, first: at - 1, pages: 1 };
  });
  return testFrame(at, testRun(buffers));
}

describe('countOrders', () => {
  it('counts each free run once, at the order of its length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 40 }), (lengths) => {
        const counts = countOrders(frameOf(lengths), 0);
        expect(counts.reduce((sum, { runs }) => sum + runs, 0)).toBe(lengths.length);
        for (const { order, runs, pages } of counts) {
          const own = lengths.filter((length) => length >= 2 ** order && length < 2 ** (order + 1));
          expect([runs, pages]).toEqual([own.length, own.reduce((sum, length) => sum + length, 0)]);
        }
      }),
    );
  });

  it('parts runs by room behind the alignment', () => {
    // Runs of 40 pages begin at 0 and 41: behind a multiple of 16 the second has 33 left.
    const counts = countOrders(frameOf([40, 40]), 0, { pages: 34, alignOrder: 4 });
    expect(counts.at(-1)).toEqual({ order: 5, runs: 2, pages: 80, usableRuns: 1, usablePages: 40 });
    const pinned = { first: Uint32Array.of(20), pages: Uint32Array.of(1) };
    const withPin = { ...frameOf([40]), pinned };
    expect(countOrders(withPin, 0, { pages: 20, alignOrder: 0 }).at(-1)!.usableRuns).toBe(1);
    expect(countOrders(withPin, 0, { pages: 21, alignOrder: 0 }).at(-1)!.usableRuns).toBe(0);
    expect(countOrders(frameOf([40, 40]), 7, { pages: 34, alignOrder: 4 }).at(-1)!.usableRuns).toBe(1);
  });
});

describe('layoutFreeRunHistogram', () => {
  const options = { width: 600, height: 120, pageSize: 4096, edge: 84, base: 0 };

  it('has a bar an order, as high as the memory in it', () => {
    const { bars, foot, axis } = layoutFreeRunHistogram(frameOf([1, 1, 4, 5]), options);
    expect(bars.map(({ number, size }) => `${number} × ${size}`)).toEqual(['2 × 4 KiB', ' × 8 KiB', '2 × 16 KiB']);
    expect(axis[0]!.text).toBe('36 KiB');
    expect(bars.map(({ y }) => foot - y)).toEqual([
      expect.closeTo(((foot - axis[0]!.y) * 2) / 9),
      0,
      foot - axis[0]!.y,
    ]);
    expect(bars[2]!.label).toBe('2 free runs of 16 KiB and more, 36 KiB in all');
  });

  it('says what figures and lengths are, and of solid and hollow only what is shown', () => {
    const words = (lengths: readonly number[], pages?: number) =>
      layoutFreeRunHistogram(frameOf(lengths), {
        ...options,
        width: 2000,
        request: pages === undefined ? undefined : { pages, alignOrder: 0 },
      }).notes.map(({ text }) => text);
    const always = 'figure: number of free runs; height: memory in them; below: their length, at least';
    expect(words([1, 4])).toEqual([always]);
    expect(words([1, 4], 9)).toEqual([`${always}; hollow: no room for 36 KiB once aligned`]);
    expect(words([4], 4)).toEqual([`${always}; solid: room for 16 KiB once aligned`]);
    expect(words([1, 4], 4).join('')).toMatch(/solid: .*hollow: /);
  });

  it('says so where nothing is free', () => {
    const { empty, bars } = layoutFreeRunHistogram(testFrame(8, testRun([{ name: 'a', first: 0, pages: 8 }])), options);
    expect([empty, bars.length]).toEqual(['No page of this area is free.', 0]);
  });
});
