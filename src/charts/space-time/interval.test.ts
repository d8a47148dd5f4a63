import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInterval, lengthOf, panInterval, showUnit, unlessAll, zoomInterval } from './interval';

const ALL = { from: 0, to: 300 };
const LEAST = 6;
const shown = fc
  .tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }))
  .map(([a, b]) => fitInterval({ from: Math.min(a, b), to: Math.max(a, b) }, ALL, LEAST));

describe('an interval of steps', () => {
  it('stays inside of the run, and long enough, whatever is done to it', () => {
    const change = fc.oneof(
      fc.record({
        zoom: fc.double({ min: 0.1, max: 10, noNaN: true }),
        at: fc.double({ min: 0, max: 300, noNaN: true }),
      }),
      fc.record({ pan: fc.double({ min: -500, max: 500, noNaN: true }) }),
      fc.record({ show: fc.nat(299) }),
    );
    fc.assert(
      fc.property(shown, fc.array(change, { maxLength: 10 }), (start, changes) => {
        let now = start;
        for (const one of changes) {
          if ('zoom' in one) now = zoomInterval(now, ALL, LEAST, one.zoom, one.at);
          else if ('pan' in one) now = panInterval(now, ALL, one.pan);
          else now = showUnit(now, ALL, one.show);
          expect(now.from).toBeGreaterThanOrEqual(-1e-9);
          expect(now.to).toBeLessThanOrEqual(300 + 1e-9);
          expect(lengthOf(now)).toBeGreaterThanOrEqual(LEAST - 1e-9);
        }
      }),
    );
  });

  it('keeps the anchor where it is while zooming', () => {
    const zoomed = zoomInterval({ from: 100, to: 200 }, ALL, LEAST, 2, 125);
    expect(zoomed).toEqual({ from: 112.5, to: 162.5 });
    expect(zoomInterval(zoomed, ALL, LEAST, 0.5, 125)).toEqual({ from: 100, to: 200 });
  });

  it('moves only as far as it must to show a step', () => {
    const now = { from: 100, to: 200 };
    expect(showUnit(now, ALL, 199)).toBe(now);
    expect(showUnit(now, ALL, 200)).toEqual({ from: 150.5, to: 250.5 });
    expect(showUnit(now, ALL, 0)).toEqual({ from: 0, to: 100 });
  });

  it('is not kept where it is all there is', () => {
    expect(unlessAll({ from: 0, to: 300 }, ALL)).toBeUndefined();
    expect(unlessAll({ from: 0, to: 299 }, ALL)).toEqual({ from: 0, to: 299 });
  });
});
