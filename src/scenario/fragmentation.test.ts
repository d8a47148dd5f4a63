import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitmap } from '../kernel/bitmap-for-tests';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Pages } from '../lib/units';
import { fragmentationSeries, type Fragmentation } from './fragmentation';
import { alloc, free, testMachine } from './machine-for-tests';
import type { Operation } from './operation';
import { replay } from './replay';
import { NO_LIFE, type Run } from './run';

const machineOf = (pages: Pages, base: number, cmaAlignment: number) =>
  testMachine(
    [
      { name: 'pool', base, pages },
      { name: 'other', base: base + pages, pages: 64 },
    ],
    '7.3',
    cmaAlignment,
  );

/** Page by page, as slow as it is plain. */
function naive(pages: Pages, base: number, cmaAlignment: number, run: Run): Fragmentation {
  const bitmap = new Bitmap(pages);
  const { lives, steps } = run;
  const failures: number[] = [];
  for (let i = 0; i < steps.count; i++) if (steps.area[i] === 0 && steps.outcome[i] === 1) failures.push(i + 1);
  const asked = Array.from(steps.pages).filter((_, i) => steps.area[i] === 0);
  const requestAt = (state: number): Pages => {
    const past = failures.filter((step) => step <= state).at(-1) ?? failures[0];
    return past === undefined ? Math.max(0, ...asked) : steps.pages[past - 1]!;
  };
  const free: number[] = [];
  const largest: number[] = [];
  const usable: number[] = [];
  for (let state = 0; state <= steps.count; state++) {
    const life = state === 0 ? NO_LIFE : steps.life[state - 1]!;
    if (life !== NO_LIFE && lives.area[life] === 0) {
      if (steps.operation[state - 1] === 0) bitmap.set(lives.first[life]!, lives.pages[life]!);
      else bitmap.clear(lives.first[life]!, lives.pages[life]!);
    }
    if (state === 0)
      lives.birth.forEach((birth, i) => birth === 0 && i < lives.count && bitmap.set(lives.first[i]!, lives.pages[i]!));
    const request = requestAt(state);
    const step = 2 ** cmaHeapAlignOrder(request, cmaAlignment);
    const roomy = ([first, length]: [number, number]): boolean =>
      Math.ceil((base + first) / step) * step - base + request <= first + length;
    const runs = bitmap.freeRuns();
    free.push(bitmap.free);
    largest.push(Math.max(0, ...runs.map(([, length]) => length)));
    usable.push(runs.filter(roomy).reduce((sum, [, length]) => sum + length, 0));
  }
  const arrays = { free: Uint32Array.from(free), largest: Uint32Array.from(largest), usable: Uint32Array.from(usable) };
  const requests = { from: new Uint32Array(0), pages: new Float64Array(0), step: new Uint32Array(0) };
  return { area: 0, pages, ...arrays, requests, failures: Uint32Array.from(failures) };
}

const step = fc.record({
  free: fc.boolean(),
  name: fc.nat(12),
  other: fc.nat(9),
  pages: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 90 })),
});
const operationOf = ({
  free: gone,
  name,
  other,
  pages,
}: {
  free: boolean;
  name: number;
  other: number;
  pages: number;
}): Operation => (gone ? free(`b${name}`) : alloc(`b${name}`, other === 0 ? 'other' : 'pool', pages));

describe('fragmentationSeries', () => {
  it('says what a bitmap says, after every step', () => {
    const space = fc.record({ pages: fc.integer({ min: 1, max: 200 }), base: fc.nat(300), cmaAlignment: fc.nat(6) });
    fc.assert(
      fc.property(space, fc.array(step, { maxLength: 80 }), ({ pages, base, cmaAlignment }, steps) => {
        const machine = machineOf(pages, base, cmaAlignment);
        const used = pages > 8 ? [{ area: 'pool', runs: [[3, 2] as const] }] : [];
        const run = replay(machine, steps.map(operationOf), used);
        const { requests: _, ...series } = fragmentationSeries(machine, run, 0);
        const { requests: __, ...expected } = naive(pages, base, cmaAlignment, run);
        expect(series).toEqual(expected);
      }),
      { numRuns: 800 },
    );
  });

  it('has nothing usable exactly where a request fails for want of a hole', () => {
    const machine = machineOf(64, 0, 8);
    const names = ['a', 'b', 'c', 'd'];
    const run = replay(
      machine,
      [
        ...names.map((name) => alloc(name, 'pool', 16)),
        free('a'),
        free('c'),
        alloc('e', 'pool', 20),
        free('b'),
        alloc('e', 'pool', 20),
      ],
      [],
    );
    const { free: pages, largest, usable, requests, failures } = fragmentationSeries(machine, run, 0);
    expect([...failures]).toEqual([7]);
    expect([...requests.pages]).toEqual([20]);
    expect([...pages]).toEqual([64, 48, 32, 16, 0, 16, 32, 32, 48, 28]);
    expect([...largest]).toEqual([64, 48, 32, 16, 0, 16, 16, 16, 48, 28]);
    // 20 pages lie on a multiple of 32: what is left in the end has only 28 that begin at 20.
    expect([...usable]).toEqual([64, 48, 32, 0, 0, 0, 0, 0, 48, 0]);
  });

  it('judges by the largest request where none failed, and by the last failed one after it failed', () => {
    const machine = machineOf(64, 0, 8);
    const requestsOf = (operations: readonly Operation[]) => {
      const { requests } = fragmentationSeries(machine, replay(machine, operations, []), 0);
      return Array.from(requests.from, (from, i) => [from, requests.pages[i]]);
    };
    expect(requestsOf([])).toEqual([]);
    expect(requestsOf([alloc('a', 'pool', 5), alloc('b', 'pool', 9), alloc('c', 'pool', 2)])).toEqual([[0, 9]]);
    expect(requestsOf([alloc('a', 'pool', 99), alloc('b', 'pool', 9), alloc('c', 'pool', 70)])).toEqual([
      [0, 99],
      [3, 70],
    ]);
  });

  it('has no pages where the area was not activated', () => {
    const machine = testMachine([{ name: 'pool', base: 0, pages: 64, activated: false }]);
    const series = fragmentationSeries(machine, replay(machine, [alloc('a', 'pool', 4)], []), 0);
    expect([series.pages, ...series.free, ...series.largest, ...series.usable]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect([...series.failures]).toEqual([1]);
  });
});
