import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveRule, percentages, type PaneExtent } from './pane-sizes';

const PANES: readonly PaneExtent[] = [
  { id: 'a', size: 200, atLeast: 100 },
  { id: 'b', size: 300, atLeast: 50 },
  { id: 'c', size: 500, atLeast: 400 },
];

describe('moveRule', () => {
  it.each([
    [1, 40, [240, 260, 500]],
    [1, -500, [100, 400, 500]],
    [1, 500, [450, 50, 500]],
    [2, 500, [200, 400, 400]],
    [0, 10, [200, 300, 500]],
  ])('rule %i by %i', (index, by, sizes) => {
    expect(moveRule(PANES, index, by)).toEqual(sizes);
  });

  it('keeps the sum and both minima, whatever the move', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 }), fc.integer({ min: -5000, max: 5000 }), (index, by) => {
        const sizes = moveRule(PANES, index, by);
        expect(sizes.reduce((a, b) => a + b)).toBe(1000);
        sizes.forEach((size, i) => expect(size).toBeGreaterThanOrEqual(PANES[i]!.atLeast));
      }),
    );
  });

  it('never moves against the hand where a pane is already below its minimum', () => {
    const cramped: readonly PaneExtent[] = [
      { id: 'a', size: 50, atLeast: 100 },
      { id: 'b', size: 950, atLeast: 50 },
    ];
    expect(moveRule(cramped, 1, -10)).toEqual([50, 950]);
    expect(moveRule(cramped, 1, 10)).toEqual([60, 940]);
  });
});

describe('percentages', () => {
  it('are of the row, to hundredths', () => {
    expect(percentages(PANES, [200, 300, 500])).toEqual({ a: 20, b: 30, c: 50 });
    expect(percentages(PANES.slice(0, 2), [1, 2])).toEqual({ a: 33.33, b: 66.67 });
  });
});
