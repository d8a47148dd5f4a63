import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryKind } from '../../kernel/machine';
import { overlaps } from '../../lib/units';
import { testFate, testMachine, twoBankMachine } from '../test-machines';
import { assignLanes, MAX_SIDE_LANES, sharedBytes } from './lanes';
import { mapItems, nameOf } from './map-item';

const lanesOf = (machine: Parameters<typeof mapItems>[0]) =>
  assignLanes(mapItems(machine))
    .map((p) => `${nameOf(p.item)} ${p.lane}`)
    .sort();

describe('assignLanes', () => {
  it('drops what was refused below the memory', () => {
    expect(lanesOf(twoBankMachine()).filter((line) => !line.endsWith(' 0'))).toEqual(['isp@8f900000 1']);
  });

  it('drops the smaller of two regions that overlap', () => {
    const fates = [testFate('small', 'nomap', 100n, 50n), testFate('large', 'cma', 120n, 100n)];
    expect(lanesOf(testMachine([], fates))).toEqual(['large 0', 'small 1']);
  });

  it('leaves what was held before in its place', () => {
    const machine = testMachine([], [testFate('a', 'other', 0n, 100n)], [{ what: 'dtb', base: 10n, size: 1n }]);
    expect(lanesOf(machine)).toEqual(['a 1', 'dtb 0']);
  });

  it('never draws one mark over another while there are lanes', () => {
    const kind = fc.constantFrom<MemoryKind>('cma', 'nomap', 'refused');
    const one = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }), kind);
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (list) => {
        const fates = list.map(([base, size, as], i) => testFate(`f${i}`, as, BigInt(base), BigInt(size)));
        const placed = assignLanes(mapItems(testMachine([], fates)));
        expect(placed).toHaveLength(fates.length);
        for (const a of placed) {
          const others = placed.filter((b) => b !== a && b.lane === a.lane && overlaps(a.range, b.range));
          expect(a.lane === MAX_SIDE_LANES || others.length === 0).toBe(true);
        }
      }),
    );
  });
});

describe('sharedBytes', () => {
  it('is what two claim, and a clash where one of them lost', () => {
    const shared = sharedBytes(assignLanes(mapItems(twoBankMachine())));
    expect(shared.map(({ base, size, clash }) => ({ base, size, clash }))).toEqual([
      { base: 0x9000_0000n, size: 0x90_0000n, clash: true },
    ]);
  });

  it('is no clash where a region only covers what was held before', () => {
    const machine = testMachine([], [testFate('a', 'other', 0n, 100n)], [{ what: 'dtb', base: 10n, size: 5n }]);
    expect(sharedBytes(assignLanes(mapItems(machine)))).toMatchObject([{ base: 10n, size: 5n, clash: false }]);
  });
});
