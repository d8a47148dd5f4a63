/** The kernel's array `reserved_mem[]`: every region it knows, those included that failed where it keeps them. */
import type { Bytes, PhysAddr } from '../../lib/units';
import { kernelSort } from '../sort';
import type { BootBehaviour } from '../versions/boot-behaviour';
import type { Child } from './child';

/** MAX_RESERVED_REGIONS in drivers/of/of_reserved_mem.c. */
export const MAX_RESERVED_REGIONS = 64;

export type TableEntry = {
  readonly child: Child;
  readonly base: PhysAddr;
  readonly size: Bytes;
  readonly order: number;
};

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** __rmem_cmp(): by base, then size; where the kernel breaks ties, by place in the tree. */
export function sortTable(entries: readonly TableEntry[], behaviour: BootBehaviour): TableEntry[] {
  const byPlace = (a: TableEntry, b: TableEntry) => compare(a.base, b.base) || compare(a.size, b.size);
  if (behaviour.tableSort === 'tree-order-on-ties')
    return [...entries].sort((a, b) => byPlace(a, b) || a.order - b.order);
  return kernelSort(entries, byPlace, behaviour.tableSort);
}
