import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmaHeapAlignOrder, orderOf } from './cma-heap';

describe('the alignment of a CMA buffer', () => {
  it('is the smallest order that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 52 }), (pages) => {
        const order = orderOf(pages);
        expect(2 ** order).toBeGreaterThanOrEqual(pages);
        if (order > 0) expect(2 ** (order - 1)).toBeLessThan(pages);
      }),
    );
  });

  it.each([
    [1, 0],
    [2, 1],
    [3, 2],
    [256, 8],
    [257, 8],
    [2 ** 52 - 1, 8],
  ])('of %i pages is order %i with CMA_ALIGNMENT=8', (pages, order) => expect(cmaHeapAlignOrder(pages, 8)).toBe(order));

  it.each([
    [2 ** 32, 32],
    [2 ** 32 + 1, 33],
    [2 ** 52, 52],
  ])('counts %i pages as order %i', (pages, order) => expect(orderOf(pages)).toBe(order));
});
