import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitmap, findNextZeroArea } from './bitmap-for-tests';
import { cmaAlloc, cmaRelease, createCma, lendMovable, loggedErrno, type Cma, type CmaAnswer } from './cma';
import { failureLines, type RunList } from './cma-log';
import { searchEvents, searchSentence } from './cma-search';
import { cmaHeapAlignOrder } from './heaps/cma-heap';
import type { CmaArea } from './machine';
import { allocationBehaviour } from './versions/behaviour';
import { KERNEL_SERIES } from './versions/series';

const areaOf = (base: number, pages: number, activated = true): CmaArea => ({
  name: 'pool',
  base,
  pages,
  path: undefined,
  isDefault: false,
  activated,
});
const freeOf = (cma: Cma): RunList => {
  const list = { first: [] as number[], pages: [] as number[] };
  cma.runs.forEach((first, pages) => {
    list.first.push(first);
    list.pages.push(pages);
  });
  return list;
};

/** What lies on the pages besides the bitmap (specification 11). */
type Overlay = { readonly pinned: ReadonlySet<number>; readonly movable: Set<number>; elsewhere: number };

/** cma_alloc() on a bitmap, word for word: specification 6.2 and 11, with the early stop of 6.17. */
function literalAlloc(
  map: Bitmap,
  overlay: Overlay,
  base: number,
  pages: number,
  order: number,
  stops: boolean,
): CmaAnswer {
  const mask = 2 ** order - 1;
  if (pages > map.size) return { kind: 'refused', reason: 'larger-than-area' };
  let busy = false;
  for (let start = 0; ;) {
    if (stops && pages > map.free) return { kind: 'refused', reason: 'more-than-free' };
    const bit = findNextZeroArea(map, start, pages, mask, base % (mask + 1));
    if (bit < 0) return { kind: 'refused', reason: busy ? 'busy' : 'no-hole' };
    map.set(bit, pages);
    const window = Array.from({ length: pages }, (_, i) => bit + i);
    if (!window.some((page) => overlay.pinned.has(page))) {
      const moved = window.filter((page) => overlay.movable.has(page));
      if (moved.length > overlay.elsewhere) map.clear(bit, pages);
      if (moved.length > overlay.elsewhere) return { kind: 'refused', reason: 'nowhere-to-move' };
      overlay.elsewhere -= moved.length;
      for (const page of moved) overlay.movable.delete(page);
      return { kind: 'placed', first: bit };
    }
    map.clear(bit, pages);
    busy = true;
    start = bit + mask + 1;
  }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('alloc' as const), n: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('free' as const), n: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pin' as const), n: fc.nat(700) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unpin' as const), n: fc.nat(700) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lend' as const), n: fc.nat(700) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), n: fc.nat(200) }) },
);

/** Thousands of sequences take a second; a busy machine takes several. */
const PATIENCE_MS = 60_000;

describe('cmaAlloc', () => {
  it(
    "agrees with the kernel's loop on a bitmap, pins, movable pages and versions included; pages have one owner",
    () => {
      fc.assert(
        fc.property(
          fc.record({ pages: fc.integer({ min: 1, max: 700 }), base: fc.nat(100_000), cap: fc.nat(9) }),
          fc.constantFrom(...KERNEL_SERIES),
          fc.array(step, { maxLength: 100 }),
          ({ pages, base, cap }, version, steps) => {
            const kernel = allocationBehaviour(version);
            const cma = createCma(areaOf(base, pages), cap);
            const map = new Bitmap(pages);
            const pinned = new Set<number>();
            const overlay: Overlay = { pinned, movable: new Set(), elsewhere: Infinity };
            const live: [number, number][] = [];
            for (const { kind, n } of steps) {
              if (kind === 'alloc') {
                const order = cmaHeapAlignOrder(n, cap);
                const answer = cmaAlloc(cma, n, order, kernel);
                expect(answer).toEqual(literalAlloc(map, overlay, base, n, order, kernel.countsAvailable));
                if (answer.kind === 'placed') live.push([answer.first, n]);
              } else if (kind === 'free') {
                const [gone] = live.splice(n % Math.max(live.length, 1), 1);
                if (gone) cmaRelease(cma, ...gone);
                if (gone) map.clear(...gone);
              } else if (kind === 'elsewhere') {
                overlay.elsewhere = n;
                cma.elsewhere = n;
              } else {
                const range = Array.from({ length: Math.min(pages, n + 1 + (n % 40)) }, (_, i) => i).slice(n);
                const [from, end] = [range[0] ?? 0, (range.at(-1) ?? -1) + 1];
                if (kind === 'pin') cma.pins.add(from, end);
                if (kind === 'unpin') cma.pins.remove(from, end);
                if (kind === 'lend') lendMovable(cma, from, end);
                for (const page of range) {
                  if (kind === 'pin') pinned.add(page);
                  if (kind === 'unpin') pinned.delete(page);
                  if (kind === 'lend' && !map.isSet(page)) overlay.movable.add(page);
                }
              }
              expect(cma.elsewhere).toBe(overlay.elsewhere);
              expect(cma.movable.count).toBe(overlay.movable.size);
              expect(cma.pins.count).toBe(pinned.size);
              const used = live.reduce((sum, [, count]) => sum + count, 0);
              expect(pages - cma.runs.free).toBe(used);
            }
          },
        ),
        { numRuns: 3000 },
      );
    },
    PATIENCE_MS,
  );

  it('walks past a pinned page by alignment steps, not by its own length', () => {
    const cma = createCma(areaOf(0x7b000, 16384), 8);
    cma.pins.add(300, 301);
    const kernel = allocationBehaviour('7.3');
    expect(cmaAlloc(cma, 1024, 8, kernel)).toEqual({ kind: 'placed', first: 512 });
    expect(cmaAlloc(cma, 16384 - 512, 8, kernel)).toEqual({ kind: 'refused', reason: 'more-than-free' });
    expect(cmaAlloc(cma, 512, 8, kernel)).toEqual({ kind: 'placed', first: 1536 });
  });

  it('moves pages out of the way as long as there is room for them elsewhere', () => {
    const cma = createCma(areaOf(0, 4096), 8);
    const kernel = allocationBehaviour('7.3');
    lendMovable(cma, 100, 200);
    cma.elsewhere = 60;
    expect(cmaAlloc(cma, 150, 8, kernel)).toEqual({ kind: 'placed', first: 0 });
    expect([cma.elsewhere, cma.movable.count]).toEqual([10, 50]);
    lendMovable(cma, 0, 4096);
    expect(cmaAlloc(cma, 11, 4, kernel)).toEqual({ kind: 'refused', reason: 'nowhere-to-move' });
    expect(cmaAlloc(cma, 10, 4, kernel)).toEqual({ kind: 'placed', first: 160 });
    expect(loggedErrno('nowhere-to-move', kernel)).toBe(12);
  });

  it('fails in an area that was not activated, and in silence', () => {
    const cma = createCma(areaOf(0, 4096, false), 8);
    for (const version of KERNEL_SERIES) {
      expect(cmaAlloc(cma, 1, 0, allocationBehaviour(version))).toEqual({ kind: 'refused', reason: 'not-activated' });
      expect(loggedErrno('not-activated', allocationBehaviour(version))).toBe(undefined);
    }
  });

  it(
    'is told again by the events of the search',
    () => {
      fc.assert(
        fc.property(
          fc.nat(1000),
          fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 30 })), { maxLength: 30 }),
          fc.integer({ min: 1, max: 60 }),
          fc.array(fc.nat(399), { maxLength: 12 }),
          (base, taken, pages, pins) => {
            const cma = createCma(areaOf(base, 400), 4);
            for (const pin of pins) cma.pins.add(pin, pin + 1);
            const pinned = cma.pins.runsIn(0, 400);
            const pinList = {
              first: pinned.map((run) => run.first),
              pages: pinned.map(({ first, end }) => end - first),
            };
            for (const [first, count] of taken)
              if (cma.runs.find(count, 0, first) === first) cma.runs.take(first, count);
            const alignOrder = cmaHeapAlignOrder(pages, 4);
            const last = [...searchEvents(freeOf(cma), { pages, alignOrder, base }, pinList)].at(-1);
            const answer = cmaAlloc(cma, pages, alignOrder, allocationBehaviour('6.1'));
            expect(last?.kind === 'placed' ? last.hole.alignedFirst : -1).toBe(
              answer.kind === 'placed' ? answer.first : -1,
            );
          },
        ),
        { numRuns: 2000 },
      );
    },
    PATIENCE_MS,
  );
});

describe('the log of a failure', () => {
  const free = { first: [0, 1536, 4073], pages: [512, 512, 12311] };
  const lines = (version: string, list = free): readonly string[] =>
    failureLines({ area: 'pool', areaPages: 16384, pages: 14000 }, 'no-hole', allocationBehaviour(version), () => list);

  it.each(['6.1', '6.6'])('is one line in %s', (version) =>
    expect(lines(version)).toEqual(['cma: cma_alloc: pool: alloc failed, req-size: 14000 pages, ret: -12']),
  );

  it('has the free runs on one line in 6.12', () => {
    const head = 'cma: __cma_alloc: pool: alloc failed, req-size: 14000 pages, ret: -12';
    const dump = 'cma: number of available pages: ';
    expect(lines('6.12')).toEqual([head, `${dump}512@0+512@1536+12311@4073=> 13335 free of 16384 total pages`]);
    expect(lines('6.12', { first: [8], pages: [3] })[1]).toBe(`${dump}3@8=> 3 free of 16384 total pages`);
    expect(lines('6.12', { first: [], pages: [] })[1]).toBe(`${dump}=> 0 free of 16384 total pages`);
  });

  it.each([
    ['6.17', '__cma_alloc'],
    ['6.19', '__cma_alloc'],
    ['7.0', '__cma_alloc_frozen'],
    ['7.3', '__cma_alloc_frozen'],
  ])('has a record for the range in %s', (version, name) => {
    expect(lines(version)).toEqual([
      `cma: ${name}: pool: alloc failed, req-size: 14000 pages, ret: -16`,
      'cma: number of available pages: ',
      'cma: range 0: 512@0+512@1536+12311@4073',
      'cma: ',
      '=> 13335 free of 16384 total pages',
    ]);
    expect(lines(version, { first: [8, 20], pages: [3, 1] })[2]).toBe('cma: range 0: +3@8+1@20');
  });

  it('is missing for a request larger than the area up to 6.12', () => {
    const silent = KERNEL_SERIES.filter((version) => !loggedErrno('larger-than-area', allocationBehaviour(version)));
    expect(silent).toEqual(['6.1', '6.6', '6.12']);
  });

  it('reads EBUSY once a window was busy, in every version', () => {
    for (const version of KERNEL_SERIES) expect(loggedErrno('busy', allocationBehaviour(version))).toBe(16);
  });
});

describe('the sentence of a refused hole', () => {
  const request = { pages: 2025, alignOrder: 8, base: 0 };
  const sentence = (first: number, pages: number): string => {
    const [event] = searchEvents({ first: [first], pages: [pages] }, request);
    return event ? searchSentence(event, request.alignOrder, 4096) : '';
  };

  it.each([
    [1874, 2094, '2094 pages; 1920 after aligning to 1 MiB, 105 short'],
    [512, 1024, '1024 pages, 1001 short'],
    [513, 20, '20 pages; none left after aligning to 1 MiB'],
    [256, 2025, '2025 pages; 2025 after aligning to 1 MiB, enough'],
  ])('for %i+%i is %s', (first, pages, text) => expect(sentence(first, pages)).toBe(text));
});
