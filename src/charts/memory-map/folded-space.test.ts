import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryRange } from '../../lib/units';
import { GIB, MIB, rangeEnd } from '../../lib/units';
import { foldedOffset, foldSpace, mergeRanges, unfoldedAddress } from './folded-space';

/** One letter a segment: `#` used, `.` hole to scale, `~` folded hole. */
const picture = (ranges: readonly MemoryRange[], width = 1000) =>
  foldSpace(ranges, width)
    .segments.map((s) => (s.kind === 'used' ? '#' : s.length < s.size ? '~' : '.'))
    .join('');

const at = (base: bigint, size: bigint): MemoryRange => ({ base, size });

describe('foldSpace', () => {
  it('folds a long hole and keeps a short one to scale', () => {
    expect(picture([at(0n, GIB), at(64n * GIB, GIB)])).toBe('#~#');
    expect(picture([at(0n, GIB), at(GIB + MIB, GIB)])).toBe('#.#');
  });

  it('makes one segment of ranges that touch or overlap', () => {
    expect(picture([at(GIB, GIB), at(0n, GIB)])).toBe('#');
    expect(mergeRanges([at(0n, 4n), at(2n, 8n), at(20n, 1n), at(30n, 0n)])).toEqual([at(0n, 10n), at(20n, 1n)]);
  });

  it('spends no more than a share of the width on many folds', () => {
    const banks = Array.from({ length: 60 }, (_, i) => at(BigInt(i) * GIB, MIB));
    const { segments, total } = foldSpace(banks, 300);
    const folded = segments.filter((s) => s.kind === 'hole').reduce((sum, s) => sum + s.length, 0n);
    expect(Number(folded) / Number(total)).toBeLessThan(0.41);
  });

  it('finds every used address again, at any scale', () => {
    const range = fc.tuple(fc.bigInt(0n, 2n ** 52n), fc.bigInt(1n, 2n ** 40n)).map(([base, size]) => at(base, size));
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 8 }), fc.integer({ min: 200, max: 2000 }), (ranges, w) => {
        const space = foldSpace(ranges, w);
        for (const { base, size } of ranges) {
          for (const address of [base, base + size / 2n]) {
            expect(unfoldedAddress(space, foldedOffset(space, address))).toBe(address);
          }
          expect(foldedOffset(space, rangeEnd({ base, size })) - foldedOffset(space, base)).toBe(size);
        }
      }),
    );
  });
});
