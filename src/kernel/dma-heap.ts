/**
 * DMA_HEAP_IOCTL_ALLOC up to the call of the heap. Mirrors drivers/dma-buf/dma-heap.c, the same in every version
 * from 6.1 to 7.3 (specification 6.1).
 */
import { U64_MAX, type Pages } from '../lib/units';

const O_ACCMODE = 0o3;
const O_CLOEXEC = 0o2000000;
const O_RDWR = 0o2;

/** DMA_HEAP_VALID_FD_FLAGS. */
const VALID_FD_FLAGS = O_CLOEXEC | O_ACCMODE;
export const DEFAULT_FD_FLAGS = O_RDWR | O_CLOEXEC;

/** The checks in the order in which dma_heap_ioctl_allocate() and dma_heap_buffer_alloc() ask them; each answers EINVAL. */
export const IOCTL_REFUSALS = ['fd-set', 'fd-flags', 'heap-flags', 'no-length'] as const;
export type IoctlRefusal = (typeof IOCTL_REFUSALS)[number];

/** struct dma_heap_allocation_data. What is left out has the value of a caller that knows no flags. */
export type DmaHeapRequest = {
  /** `len`, 0 to 2^64 - 1. */
  readonly bytes: bigint;
  readonly fdField?: number;
  readonly fdFlags?: number;
  readonly heapFlags?: bigint;
};

/**
 * The check that refuses a request, or undefined when the heap is asked.
 * @param pages its length by pagesOf()
 */
export function ioctlRefusal(request: DmaHeapRequest, pages: Pages): IoctlRefusal | undefined {
  if (request.fdField) return 'fd-set';
  if (((request.fdFlags ?? DEFAULT_FD_FLAGS) & ~VALID_FD_FLAGS) !== 0) return 'fd-flags';
  if (request.heapFlags) return 'heap-flags';
  return pages === 0 ? 'no-length' : undefined;
}

/** PAGE_ALIGN(len) / PAGE_SIZE, at most 2^52; 0 for a length of 0, and for one that wraps at 2^64. */
export function pagesOf(bytes: bigint, pageSize: number): Pages {
  // Most lengths are exact as a number, and arithmetic on those is many times faster.
  const length = Number(bytes);
  if (length <= Number.MAX_SAFE_INTEGER) return Math.ceil(length / pageSize);
  const page = BigInt(pageSize);
  return Number(((bytes + page - 1n) & U64_MAX) / page);
}
