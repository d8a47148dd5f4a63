/**
 * How a kernel series boots, as named behaviours: the master table (kernel-semantics 0.1), corrected by what the
 * captured kernels did (captured-behaviour 9 to 11). A file a series beside this one says what it does.
 */
import type { Arch } from '../profile';
import type { HeapSort } from '../sort';

export type BootBehaviour = {
  /** Where regions are initialised: from one table sorted by base, or dynamic ones at once and static ones late. */
  readonly initialises: 'sorted-table' | 'dynamic-then-static';
  /** When `/memreserve/` is reserved, seen from the regions. */
  readonly memreserve: 'first' | 'after-static' | 'last';
  /** Two equal entries of the region table: kept in tree order, or as the heap sort of that time leaves them. */
  readonly tableSort: 'tree-order-on-ties' | HeapSort;
  /** Which saved regions decide the direction of a placement in `alloc-ranges`. */
  readonly directionHint: 'none' | 'all' | 'dynamic';
  readonly severalRegEntries: 'keep-first-silent' | 'keep-first-warn' | 'drop' | 'first-only';
  /** `reg` whose length is no multiple of an entry. */
  readonly badReg: 'skip' | 'skip-twice' | 'absent';
  readonly emptyReg: 'drop' | 'reads-behind' | 'absent';
  readonly badAllocRanges: 'skip' | 'absent';
  /** What `cma=` does to a `linux,cma-default` node. */
  readonly cmdlineAgainstDefault: 'bypassed-at-init' | 'skipped' | 'skipped-if-cma';
  /** A handler that does not want a node, such as a pool that is `reusable` and `no-map`: the region is refused, or kept without one. */
  readonly declining: 'is-an-error' | 'leaves-the-region';
  readonly printsRegions: boolean;
  readonly overlapCheck: 'before-dynamic' | 'end';
  readonly staticPrefix: 'OF: fdt: ' | 'OF: reserved mem: ';
  /** The message for an unsupported parent comes once a pass. */
  readonly passes: 1 | 2;
  readonly regionLimit: '64-in-all' | '64-dynamic' | '65th-dynamic-panics';
  readonly keepsFailedRegions: boolean;
  /** A handler that fails lets the next one try; else only one that declines does. */
  readonly triesAllHandlers: boolean;
  readonly cmdlineLimit: 'capped-by-dma-limit' | 'replaces-dma-limit';
  readonly defaultAreaLog: 'rounded' | 'rounded-with-node' | 'as-requested';
  readonly heaps: 'default-by-area-name' | 'default-and-legacy' | 'default-and-every-area';
  /** MAX_CMA_AREAS is CONFIG_CMA_AREAS plus this. */
  readonly extraSlots: 0 | 1;
  /** Slots are asked for before the size is looked at. */
  readonly slotsBeforeSize: boolean;
  readonly maxOrder: 'exclusive' | 'inclusive';
  readonly thpPageblock: 'max-order' | 'pmd-order';
  readonly hasPageBlockMaxOrder: boolean;
  readonly memoryRegTrailingCells: 'whole-entries' | 'ignored';
  readonly dmaPoolUnit: 'MiB' | 'KiB';
  /** The search above 4 GiB is tried when RAM, or when the limit, reaches there. */
  readonly bottomUpAbove4G: 'ram' | 'limit';
  readonly zoneLimit: 'bits' | 'exact';
  readonly highmemBoundaryCheck: boolean;
  readonly dynamicCmaNeeds: 'CMA' | 'DMA_CMA';
  /** How RAM is mapped before the built-in area is placed: a few block entries, or a page table entry for every page. */
  readonly earlyMapping: 'blocks' | 'pages';
  /** The memory map takes its place before the built-in area, or after it. */
  readonly memmap: 'before-built-in' | 'after-built-in';
  /** Atomic pools that are taken from the default area at boot. */
  readonly atomicPools: 'every-zone' | 'zones-with-ram';
  /** Whether sysfs and debugfs have an area that could not be activated. */
  readonly inactiveAreas: 'listed' | 'hidden';
  /** Areas of single NUMA nodes: pernuma only, both kinds before the default area, or one kind after it. */
  readonly numaAreas: 'pernuma' | 'both-before-default' | 'numa-after-default';
  /** Architectures that choose the built-in area before static regions are initialised. */
  readonly choosesDefaultFirst: readonly Arch[];
};
