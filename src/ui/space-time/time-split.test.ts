import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepX } from '../../charts/space-time/ticks';
import { tableWindow } from './table-window';
import { sliderPlace, splitHeight } from './time-split';

describe('splitHeight', () => {
  it.each([
    [200, 'curves', false, 134, 66],
    [324, 'curves', false, 227, 97],
    [324, 'curves', true, 191, 133],
    [200, 'runs', false, 104, 96],
    [40, 'curves', false, 0, 40],
  ] as const)('%i px, %s', (height, picture, above, upper, lower) => {
    expect(splitHeight(height, picture, above)).toEqual({ upper, lower });
  });
});

describe('sliderPlace', () => {
  it('has the middle of the thumb on the cursor, at every step in view', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 6, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, length, at) => {
          const plot = { x: 92, y: 0, width: 600, height: 10 };
          const steps = { from, to: from + length };
          const [first, last] = [from, from + length - 1];
          const step = Math.round(first + at * (last - first));
          const { left, width } = sliderPlace(plot, steps, first, last, 9);
          const middle = left + 4.5 + ((step - first) / (last - first)) * (width - 9);
          expect(middle).toBeCloseTo(stepX(step, steps, plot), 6);
        },
      ),
    );
  });
});

describe('tableWindow', () => {
  it('has the row of the cursor in it, and as many rows as there may be', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 300 }),
        (wanted, count, most) => {
          const at = wanted % count;
          const { from, to } = tableWindow(at, count, most);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(at).toBeGreaterThanOrEqual(from);
          expect(at).toBeLessThan(to);
          expect(to - from).toBe(Math.min(most, count));
        },
      ),
    );
  });
});
