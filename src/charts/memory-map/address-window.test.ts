import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../lib/format';
import { GIB, MIB } from '../../lib/units';
import { testFate, testMachine, twoBankMachine } from '../test-machines';
import { addressScale } from './address-scale';
import type { AddressWindow } from './address-window';
import {
  centreWindow,
  closeUp,
  firstWindow,
  minWindowLength,
  panWindow,
  wholeWindow,
  zoomWindow,
} from './address-window';
import { foldSpace } from './folded-space';

const machine = twoBankMachine();
const space = foldSpace(machine.banks, 840);
const min = minWindowLength(machine);
const show = ({ from, to }: AddressWindow) => `${formatAddress(from)} to ${formatAddress(to)}`;

describe('firstWindow', () => {
  it('is the neighbourhood with most regions', () => {
    expect(show(firstWindow(machine, space, () => false))).toBe('0x7800_0000 to 0x9a00_0000');
  });

  it('follows the selection to its neighbourhood', () => {
    const hdmi = firstWindow(machine, space, (fate) => fate.name.startsWith('hdmi'));
    expect(show(hdmi)).toBe('0x1_0f00_0000 to 0x1_1b00_0000');
  });

  it('is everything where there are no regions', () => {
    const bare = testMachine([{ base: 0n, size: 64n * GIB }], []);
    const all = foldSpace(bare.banks, 840);
    expect(firstWindow(bare, all, () => false)).toEqual({ from: 0n, to: 64n * GIB });
  });

  it('holds a region of less than a page', () => {
    const tiny = testMachine([{ base: 0n, size: GIB }], [testFate('a', 'other', 16n * MIB, 1n)]);
    const window = firstWindow(tiny, foldSpace(tiny.banks, 840), () => false);
    expect(window.from <= 16n * MIB && window.to > 16n * MIB).toBe(true);
  });
});

describe('zoom and pan', () => {
  const whole = wholeWindow(space);

  it('keeps the address under the anchor', () => {
    const start: AddressWindow = { from: 0x8000_0000n, to: 0x9000_0000n };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 64, noNaN: true }), (a, by) => {
        const before = addressScale(space, start, 1000).address(a * 1000);
        const after = addressScale(space, zoomWindow(space, start, by, a, min), 1000).address(a * 1000);
        const off = before > after ? before - after : after - before;
        expect(off).toBeLessThan(0x1000_0000n / 1000n);
      }),
    );
  });

  it('never leaves the space, nor gets closer than some pages', () => {
    const moves = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, (steps) => {
        let window = whole;
        for (const [factor, share] of steps) {
          window = panWindow(space, zoomWindow(space, window, factor, 0.5, min), share, min);
          expect(window.from >= whole.from && window.to <= whole.to && window.to - window.from >= min).toBe(true);
        }
      }),
    );
  });

  it('comes back to everything', () => {
    const close = zoomWindow(space, whole, 1e9, 0.3, min);
    expect(close.to - close.from).toBe(min);
    expect(zoomWindow(space, close, 1e-12, 0.3, min)).toEqual(whole);
  });

  it('puts a region into the middle, or round it', () => {
    const start: AddressWindow = { from: 0x4000_0000n, to: 0x5000_0000n };
    expect(show(centreWindow(space, start, { base: 0x8000_0000n, size: 64n * MIB }, min))).toBe(
      '0x7a00_0000 to 0x8a00_0000',
    );
    expect(show(closeUp(space, { base: 0x8000_0000n, size: 16n * MIB }, min))).toBe('0x7f00_0000 to 0x8200_0000');
  });
});

describe('addressScale', () => {
  it('tells single bytes apart behind 2^53', () => {
    const high = foldSpace([{ base: 1n << 60n, size: 64n * GIB }], 1000);
    const scale = addressScale(high, { from: (1n << 60n) + 1000n, to: (1n << 60n) + 2000n }, 1000);
    expect(scale.x((1n << 60n) + 1001n)).toBe(1);
    expect(scale.address(999)).toBe((1n << 60n) + 1999n);
  });
});
