/** Mirrors drivers/dma-buf/heaps/system_heap.c, system_heap_allocate(); orders as from 6.1 to 7.3. */
import type { Pages } from '../../lib/units';

/** Largest first: 1 MiB, 64 KiB and 4 KiB at 4 KiB pages. */
const SYSTEM_HEAP_ORDERS = [8, 4, 0] as const;

/** So many blocks of 2^order pages. */
export type SystemHeapBlocks = { readonly order: number; readonly count: number };

/**
 * What a buffer is made of when the page allocator has every order at hand: greedy, largest first, without kinds
 * that are not needed. Under pressure smaller blocks take their place; where they lie is never predictable.
 */
export function systemHeapBlocks(pages: Pages): readonly SystemHeapBlocks[] {
  let rest = pages;
  return SYSTEM_HEAP_ORDERS.map((order) => {
    const count = Math.floor(rest / 2 ** order);
    rest -= count * 2 ** order;
    return { order, count };
  }).filter(({ count }) => count > 0);
}
