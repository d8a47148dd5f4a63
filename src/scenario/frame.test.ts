import { describe, expect, it } from 'vitest';
import { areaAt } from './area-frame';
import { frameAt } from './frame';
import { alloc, free, testMachine } from './machine-for-tests';
import type { Operation } from './operation';
import { replay } from './replay';
import { operationsLog } from './results';
import type { StepReport } from './run';

const POOL = { name: 'pool', base: 0x58000, pages: 4096 };

/** A workload with no pattern, long enough for several checkpoints; the same every time. */
function churn(count: number, heaps: readonly string[]): Operation[] {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 0x7fff_ffff;
    return seed % below;
  };
  return Array.from({ length: count }, () => {
    const name = `b${random(900)}`;
    return random(5) < 2 ? free(name) : alloc(name, heaps[random(heaps.length)]!, 1 + random(12));
  });
}

describe('frameAt', () => {
  const machine = testMachine([POOL, { name: 'small', base: 0x70001, pages: 777 }]);
  const run = replay(machine, churn(20_000, ['pool', 'small', 'system']), [{ area: 'small', runs: [[5, 3]] }]);

  it('is the state of the lives at any step, far from and near to a checkpoint', () => {
    const { birth, death, area, first, pages } = run.lives;
    const endOfOld = death[[...birth.keys()].findIndex((i) => birth[i]! < 4096 && death[i]! > 4200)]!;
    for (const step of [0, 1, 4095, 4096, 4097, endOfOld - 1, endOfOld, 9999, 16_384, 20_000]) {
      for (const number of machine.areas.keys()) {
        const alive = [...birth.keys()].filter((i) => area[i] === number && birth[i]! <= step && step < death[i]!);
        const frame = areaAt(machine, run, step, number);
        expect([...frame.buffers]).toEqual(alive.sort((a, b) => first[a]! - first[b]!));
        const cells = Array<number>(machine.areas[number]!.pages).fill(0);
        for (const life of frame.buffers) cells.fill(1, first[life], first[life]! + pages[life]!);
        for (const [i, start] of frame.freeFirst.entries()) cells.fill(2, start, start + frame.freePages[i]!);
        expect(cells).not.toContain(0);
        expect(frame.free).toBe(frame.freePages.reduce((sum, count) => sum + count, 0));
        expect(frame.used + frame.free).toBe(cells.length);
        expect(frame.largestFree).toBe(Math.max(...frame.freePages));
      }
    }
  });

  it('shows the nearest step where there is none', () => {
    expect(frameAt(machine, run, -1)).toEqual(frameAt(machine, run, 0));
    expect(frameAt(machine, run, 1e9).step).toBe(20_000);
    expect(frameAt(machine, run, 0).report).toBe(undefined);
  });

  it('has no page in an area that was not activated', () => {
    const dead = testMachine([{ ...POOL, activated: false }]);
    const [area] = frameAt(dead, replay(dead, [], []), 0).areas;
    expect(area).toMatchObject({ used: 0, free: 0, largestFree: 0 });
    expect(area?.freeFirst).toHaveLength(0);
  });

  it('tells the same kernel log step by step as the whole run does', () => {
    const small = testMachine([{ ...POOL, pages: 300 }], '6.12');
    const workload = replay(small, churn(400, ['pool']), []);
    const log = Array.from({ length: 400 }, (_, i) => frameAt(small, workload, i + 1).report?.log ?? []).flat();
    expect(log.length).toBeGreaterThan(10);
    expect(log).toEqual(operationsLog(small, workload));
  });
});

describe('the report of a step', () => {
  const machine = testMachine([POOL]);
  const report = (operations: readonly Operation[], on = machine): StepReport | undefined =>
    frameAt(on, replay(on, operations, []), operations.length).report;
  const a = alloc('a', 'pool', 300);
  const b = alloc('b', 'pool', 300);

  it.each([
    [[a], 'alloc a pool 300p', '300 pages (1.17 MiB) at 0x5800_0000, the first 1 MiB boundary of the lowest free run.'],
    [
      [a, b],
      'alloc b pool 300p',
      '300 pages (1.17 MiB) at 0x5820_0000, the first 1 MiB boundary of the lowest free run.',
    ],
    [
      [a, b, alloc('c', 'pool', 257)],
      'alloc c pool 257p',
      '257 pages (1 MiB) at 0x5840_0000, the lowest free run with room behind a 1 MiB boundary; 1 below has none.',
    ],
    [
      [a, b, free('a')],
      'free a',
      '300 pages (1.17 MiB) given back at 0x5800_0000; the free run there has 512 pages (2 MiB) now.',
    ],
    [
      [alloc('s', 'system', 277)],
      'alloc s system 277p',
      '277 pages (1.08 MiB) from the page allocator, as 1 × 1 MiB + 1 × 64 KiB + 5 × 4 KiB if it has such blocks at hand; it alone knows where.',
    ],
    [[alloc('x', 'nope', 1)], 'alloc x nope', 'open() answers ENOENT: there is no /dev/dma_heap/nope.'],
    [[free('x')], 'free x', 'Skipped: x holds no buffer.'],
    [
      [alloc('x', 'nope', 1), free('x')],
      'free x',
      'Skipped: x holds no buffer: this kernel has no /dev/dma_heap/nope, so step 1 got none.',
    ],
    [[alloc('x', 'pool', 99999), free('x')], 'free x', 'Skipped: x holds no buffer: step 1 got none.'],
    [[a, a], 'alloc a pool', 'Not run: a still holds a buffer. Free it first, or use another name.'],
    [[{ kind: 'not-run', line: 4 }], '', 'Not run: the line has an error.'],
  ] satisfies [Operation[], string, string][])('of step %# is a sentence', (operations, text, sentence) => {
    expect(report(operations)).toMatchObject({ text, sentence, failure: undefined, log: [] });
  });

  it('explains a failure by the holes that were looked at, longest first, with the kernel’s lines', () => {
    const small = testMachine([{ ...POOL, pages: 3072 }]);
    const hold = [alloc('a', 'pool', 130), alloc('b', 'pool', 1700), free('a'), alloc('c', 'pool', 20)];
    const failed =
      '1200 pages (4.69 MiB) asked, 1352 pages (5.28 MiB) free in 2 runs: the longest has 1116 pages (4.36 MiB).';
    expect(report([...hold, alloc('d', 'pool', 1200)], small)).toEqual({
      step: 5,
      line: 1,
      text: 'alloc d pool 1200p',
      outcome: 'failed',
      errno: 'ENOMEM',
      sentence: failed,
      log: [
        'cma: __cma_alloc_frozen: pool: alloc failed, req-size: 1200 pages, ret: -16',
        'cma: number of available pages: ',
        'cma: range 0: +236@20+1116@1956',
        'cma: ',
        '=> 1352 free of 3072 total pages',
      ],
      failure: {
        area: 0,
        pages: 1200,
        alignOrder: 8,
        free: 1352,
        largestFree: 1116,
        holesInAll: 2,
        sentence: failed,
        holes: [
          {
            first: 1956,
            pages: 1116,
            alignedFirst: 2048,
            usable: 1024,
            short: 176,
            sentence: '1116 pages; 1024 after aligning to 1 MiB, 176 short',
          },
          {
            first: 20,
            pages: 236,
            alignedFirst: 256,
            usable: 0,
            short: 1200,
            sentence: '236 pages; none left after aligning to 1 MiB',
          },
        ],
      },
    });
  });

  it.each([
    ['7.3', 1100, 'but none is long enough behind its first 1 MiB boundary.'],
    [
      '7.3',
      1353,
      '1353 pages (5.29 MiB) asked, and only 1352 pages (5.28 MiB) are free in all: the kernel does not begin to search.',
    ],
    ['6.12', 1353, 'free in 2 runs: the longest has 1116 pages (4.36 MiB).'],
    ['7.3', 3073, '3073 pages (12 MiB) asked, and the whole area has 3072 pages (12 MiB).'],
  ])('says in %s why %i pages do not fit', (version, pages, sentence) => {
    const small = testMachine([{ ...POOL, pages: 3072 }], version);
    const hold = [alloc('a', 'pool', 130), alloc('b', 'pool', 1700), free('a'), alloc('c', 'pool', 20)];
    expect(report([...hold, alloc('d', 'pool', pages)], small)?.sentence).toContain(sentence);
  });

  it('lists the fifty longest holes of any number, the lower of equals first', () => {
    const comb = Array.from({ length: 2048 }, (_, i) => alloc(`p${i}`, 'pool', 1));
    const holes = Array.from({ length: 60 }, (_, i) =>
      i === 50 ? [free('p100'), free('p101')] : [free(`p${i > 50 ? i * 2 + 2 : i * 2}`)],
    ).flat();
    const failure = report([...comb, alloc('rest', 'pool', 2048), ...holes, alloc('x', 'pool', 50)])?.failure;
    expect(failure?.holesInAll).toBe(60);
    expect(failure?.holes.map(({ first }) => first)).toEqual([100, ...Array.from({ length: 49 }, (_, i) => i * 2)]);
  });
});
