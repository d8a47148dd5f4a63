/** Mirrors drivers/dma-buf/heaps/cma_heap.c, cma_heap_allocate(); the same from 6.1 to 7.3. */
import type { Pages } from '../../lib/units';

const WORD = 2 ** 32;

/** get_order(): the smallest order with 2^order >= pages. */
export function orderOf(pages: Pages): number {
  if (pages > WORD) return 32 + orderOf(Math.ceil(pages / WORD));
  return pages <= 1 ? 0 : 32 - Math.clz32(pages - 1);
}

/** The order that a buffer's start is aligned to: its own, capped at CONFIG_CMA_ALIGNMENT. Its length is not rounded. */
export function cmaHeapAlignOrder(pages: Pages, cmaAlignment: number): number {
  return Math.min(orderOf(pages), cmaAlignment);
}
