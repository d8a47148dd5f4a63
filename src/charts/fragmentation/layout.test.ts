import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragmentationSeries } from '../../scenario/fragmentation';
import { alloc, free, testMachine } from '../../scenario/machine-for-tests';
import { replay } from '../../scenario/replay';
import { plotEdge } from '../page-map/layout';
import { layoutSpaceTime } from '../space-time/layout';
import { labelsBeside } from './labels';
import { layoutFragmentation, type FragmentationOptions } from './layout';
import { fragmentationItems, fragmentationLabel, isPinnedAt, pendingAt, percent } from './series';

const MACHINE = testMachine([{ name: 'pool', base: 0x7c000, pages: 1024 }]);
const NAMES = ['a', 'b', 'c', 'd'];
const RUN = replay(
  MACHINE,
  [...NAMES.map((name) => alloc(name, 'pool', 256)), free('a'), free('c'), alloc('e', 'pool', 300)],
  [],
);
const SERIES = fragmentationSeries(MACHINE, RUN, 0);
const EDGE = 84;
const WIDTH = EDGE + 600 + 136;
const layout = (rest: Partial<FragmentationOptions> = {}) =>
  layoutFragmentation(SERIES, { width: WIDTH, height: 149, pageSize: 4096, edge: EDGE, cursor: 7, ...rest });

describe('layoutFragmentation', () => {
  it('has the steps where the space–time diagram has them', () => {
    const steps = layoutSpaceTime(MACHINE.areas[0]!, 0, RUN, {
      width: WIDTH,
      height: 200,
      pageSize: 4096,
      cursor: 7,
      measure: (text) => text.length,
    });
    const edge = plotEdge(MACHINE.areas[0]!, 4096, (text) => text.length);
    const { picture, cursor } = layout({ edge });
    expect([picture.plot.x, picture.plot.width]).toEqual([steps.picture.plot.x, steps.picture.plot.width]);
    expect(cursor?.x).toBe(steps.cursor.x);
  });

  it('says that pinned pages come on top of the unusable share, at the steps that have them', () => {
    const pages = { area: 'pool', first: 900, end: 910, line: 1 } as const;
    const run = replay(MACHINE, [alloc('a', 'pool', 8), { kind: 'pin', ...pages }, { kind: 'unpin', ...pages }], []);
    const series = fragmentationSeries(MACHINE, run, 0);
    const said = [0, 1, 2, 3].map((cursor) => {
      const pinned = isPinnedAt(run, 0, cursor);
      const given = { width: WIDTH, height: 149, pageSize: 4096, edge: EDGE, cursor, pinned };
      const { labels, summary } = layoutFragmentation(series, given);
      return `${labels.find(({ role }) => role === 'unusable')!.value}; ${summary.includes('for 32 KiB, pins aside')}`;
    });
    expect(said).toEqual(['0 %; false', '0 %; false', '0 % + pins; true', '0 %; false']);
    expect(isPinnedAt(run, 1, 2)).toBe(false);
  });

  it('draws the largest run and the free total as steps, the whole area high', () => {
    const { plot, curves } = layout().picture;
    expect(plot).toEqual({ x: 84, y: 6, width: 600, height: 100 });
    const path = (role: string) => curves.find((curve) => curve.role === role)?.path;
    expect(path('free')).toBe('M84 6V6H159V31H234V56H309V81H384V106H459V81H534V56H609V56H684');
    expect(path('largest')).toBe('M84 6V6H159V31H234V56H309V81H384V106H459V81H534V81H609V81H684');
  });

  it('has the request that failed as a line, and as a word', () => {
    const { asked, labels } = layout();
    expect(asked).toEqual({ y: 6 + 100 * (1 - 300 / 1024), text: '1.17 MiB', role: 'asked' });
    expect(labels.map(({ role, word, value }) => [role, `${word} ${value}`])).toEqual([
      ['free', 'free 2 MiB'],
      ['asked', 'asked 1.17 MiB'],
      ['largest', 'largest run 1 MiB'],
      ['unusable', 'unusable 100 %'],
    ]);
  });

  it('is red at the step that failed, and says whose request it is at another', () => {
    const { asked, labels } = layout({ cursor: 3, measure: (text) => 6 * text.length });
    expect(asked?.role).toBe('pending');
    expect(labels.map(({ role, word, value }) => [role, `${word} ${value}`])).toContainEqual([
      'pending',
      'step 7 asks 1.17 MiB',
    ]);
    expect(labels.some(({ role }) => role === 'asked')).toBe(false);
  });

  it('has no line where nothing failed, and no red', () => {
    const calm = fragmentationSeries(MACHINE, replay(MACHINE, [alloc('a', 'pool', 9)], []), 0);
    const { asked, labels } = layoutFragmentation(calm, {
      width: WIDTH,
      height: 149,
      pageSize: 4096,
      edge: EDGE,
      cursor: 1,
      measure: (text) => 6 * text.length,
    });
    expect(asked).toBeUndefined();
    expect(labels.find(({ role }) => role === 'pending')?.word).toBe('step 1 asks');
  });

  it('keeps its picture while only the cursor moves', () => {
    const { picture } = layout();
    expect(layout({ cursor: 2 }).picture).toBe(picture);
    expect(layout({ steps: { from: 0, to: 7 } }).picture).not.toBe(picture);
  });

  it('finds the step under a point', () => {
    const { stepOf } = layout();
    expect([stepOf(0), stepOf(84), stepOf(158), stepOf(160), stepOf(683), stepOf(900)]).toEqual([0, 0, 0, 1, 7, 7]);
  });

  it('has labels above the plot where it is narrow', () => {
    const { labels, picture } = layout({ width: 390 });
    for (const { y } of labels) expect(y).toBeLessThan(picture.plot.y);
  });
});

describe('labelsBeside', () => {
  it('never lets two labels touch, nor one leave', () => {
    const wish = fc.record({ y: fc.double({ min: -50, max: 200, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 5 }), (wishes) => {
        const given = wishes.map(({ y }) => ({ role: 'free' as const, word: '', value: '', y }));
        const ys = labelsBeside(given, 0, 0, 100).map(({ y }) => y);
        ys.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(8 - 1e-9);
          expect(y).toBeLessThanOrEqual(92 + 1e-9);
          if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThanOrEqual(16 - 1e-9);
        });
      }),
    );
  });
});

describe('a series in words', () => {
  it('reads state by state', () => {
    const rows = fragmentationItems(SERIES, 5, 9).map((item) => fragmentationLabel(item, 4096));
    expect(rows).toEqual([
      'step 5: free 1 MiB, largest run 1 MiB, 100 % unusable for 1.17 MiB',
      'step 6: free 2 MiB, largest run 1 MiB, 100 % unusable for 1.17 MiB',
      'step 7: free 2 MiB, largest run 1 MiB, 100 % unusable for 1.17 MiB, failed',
    ]);
  });

  it('rounds, but never to nothing or all', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', '0.1 %', '50 %', '99 %', '100 %']);
  });

  it('knows the pending request', () => {
    const requests = { from: Uint32Array.of(0, 5, 9), pages: Float64Array.of(7, 8, 9), step: Uint32Array.of(2, 5, 9) };
    expect([0, 4, 5, 8, 9, 99].map((state) => pendingAt({ ...SERIES, requests }, state)?.pages)).toEqual([
      7, 7, 8, 8, 9, 9,
    ]);
  });
});
