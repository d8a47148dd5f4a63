/** Mirrors drivers/dma-buf/heaps/system_heap.c, system_heap_allocate(); orders as from 6.1 to 7.3. */
import type { Machine } from '../machine';
import { rangeEnd, type Bytes, type MemoryRange, type Pages } from '../../lib/units';

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

/**
 * RAM that no reservation holds. CMA areas count as held: the system heap asks for unmovable pages, which never come
 * from CMA. A machine that is asked for more is out of memory for certain; one that is asked for a little less may be.
 */
export function systemHeapLimit(machine: Machine): Bytes {
  const page = BigInt(machine.pageSize);
  const areas = machine.areas
    .filter((area) => area.activated)
    .map((area) => ({ base: BigInt(area.base) * page, size: BigInt(area.pages) * page }));
  const held = [...machine.held, ...machine.regions.filter((region) => region.kind !== 'cma'), ...areas];
  return machine.banks.reduce((sum, bank) => sum + bank.size - coveredBytes(bank, held), 0n);
}

/** How much of a bank some range covers; ranges may overlap. */
function coveredBytes(bank: MemoryRange, ranges: readonly MemoryRange[]): Bytes {
  let end = bank.base;
  let sum = 0n;
  for (const range of ranges.toSorted((a, b) => (a.base < b.base ? -1 : 1))) {
    const from = range.base > end ? range.base : end;
    const to = rangeEnd(range) < rangeEnd(bank) ? rangeEnd(range) : rangeEnd(bank);
    if (to <= from) continue;
    sum += to - from;
    end = to;
  }
  return sum;
}
