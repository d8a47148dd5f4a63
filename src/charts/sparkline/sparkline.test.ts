import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSparkline } from './sparkline';

const size = { width: 4, height: 10 };

describe('layoutSparkline', () => {
  it('fills from the foot, the whole area being the height', () => {
    expect(layoutSparkline([0, 50, 100, 25], 100, 1, size)).toEqual({
      area: 'M0 10V10H1V5H2V0H3V7.5H4V10Z',
      cursorX: 1.5,
      cursorY: 5,
      peak: 100,
    });
  });

  it('keeps a peak of a single step', () => {
    const used = new Uint32Array(10_000);
    used[7321] = 64;
    expect(layoutSparkline(used, 64, 0, { width: 100, height: 10 }).area).toContain('V0H74');
  });

  it('has nothing to show without steps', () => {
    expect(layoutSparkline([], 100, 0, size)).toEqual({ area: '', cursorX: 0, cursorY: 10, peak: 0 });
  });

  it('stays within its box', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: -5, max: 60 }),
        (used, at) => {
          const { area, cursorX, cursorY } = layoutSparkline(used, 100, at, size);
          const numbers = area.match(/[VH]([\d.]+)/g)!.map((part) => [part[0], Number(part.slice(1))] as const);
          expect(numbers.every(([axis, n]) => n >= 0 && n <= (axis === 'V' ? 10 : 4))).toBe(true);
          expect(cursorX >= 0 && cursorX <= 4 && cursorY >= 0 && cursorY <= 10).toBe(true);
        },
      ),
    );
  });
});
