/**
 * How each kernel series boots, as named behaviours: one column of the master table (kernel-semantics 0.1) a series,
 * corrected by what the captured kernels did (captured-behaviour 9 to 11).
 * A column says only where it differs from the one before it.
 */
import type { Arch } from '../profile';
import type { KernelSeries } from './series';

export type BootBehaviour = {
  /** Where regions are initialised: from one table sorted by base, or dynamic ones at once and static ones late. */
  readonly initialises: 'sorted-table' | 'dynamic-then-static';
  /** When `/memreserve/` is reserved, seen from the regions. */
  readonly memreserve: 'first' | 'after-static' | 'last';
  /** Two equal entries of the region table: kept in tree order, or as the kernel's heap sort leaves them. */
  readonly tableSort: 'tree-order-on-ties' | 'unstable';
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
  /** Areas of single NUMA nodes: pernuma only, both kinds before the default area, or one kind after it. */
  readonly numaAreas: 'pernuma' | 'both-before-default' | 'numa-after-default';
  /** Architectures that choose the built-in area before static regions are initialised. */
  readonly choosesDefaultFirst: readonly Arch[];
};

const linux61: BootBehaviour = {
  initialises: 'sorted-table',
  memreserve: 'first',
  tableSort: 'unstable',
  directionHint: 'none',
  severalRegEntries: 'keep-first-silent',
  badReg: 'skip',
  emptyReg: 'drop',
  badAllocRanges: 'skip',
  cmdlineAgainstDefault: 'bypassed-at-init',
  declining: 'is-an-error',
  printsRegions: false,
  overlapCheck: 'before-dynamic',
  staticPrefix: 'OF: fdt: ',
  passes: 1,
  regionLimit: '64-in-all',
  keepsFailedRegions: true,
  triesAllHandlers: true,
  cmdlineLimit: 'capped-by-dma-limit',
  defaultAreaLog: 'rounded',
  heaps: 'default-by-area-name',
  extraSlots: 1,
  slotsBeforeSize: true,
  maxOrder: 'exclusive',
  thpPageblock: 'max-order',
  hasPageBlockMaxOrder: false,
  memoryRegTrailingCells: 'whole-entries',
  dmaPoolUnit: 'MiB',
  bottomUpAbove4G: 'ram',
  zoneLimit: 'bits',
  highmemBoundaryCheck: true,
  dynamicCmaNeeds: 'CMA',
  earlyMapping: 'blocks',
  memmap: 'before-built-in',
  atomicPools: 'every-zone',
  choosesDefaultFirst: [],
  numaAreas: 'pernuma',
};

const linux66: BootBehaviour = {
  ...linux61,
  memreserve: 'after-static',
  tableSort: 'tree-order-on-ties',
  directionHint: 'all',
  numaAreas: 'both-before-default',
  printsRegions: true,
  defaultAreaLog: 'rounded-with-node',
  maxOrder: 'inclusive',
  zoneLimit: 'exact',
};

const linux612: BootBehaviour = {
  ...linux66,
  initialises: 'dynamic-then-static',
  memreserve: 'last',
  directionHint: 'dynamic',
  severalRegEntries: 'keep-first-warn',
  badReg: 'skip-twice',
  emptyReg: 'reads-behind',
  overlapCheck: 'end',
  staticPrefix: 'OF: reserved mem: ',
  passes: 2,
  regionLimit: '64-dynamic',
  extraSlots: 0,
  thpPageblock: 'pmd-order',
  choosesDefaultFirst: ['arm32', 'riscv64'],
};

const linux617: BootBehaviour = {
  ...linux612,
  regionLimit: '65th-dynamic-panics',
  cmdlineLimit: 'replaces-dma-limit',
  defaultAreaLog: 'as-requested',
  heaps: 'default-and-legacy',
  slotsBeforeSize: false,
  hasPageBlockMaxOrder: true,
  bottomUpAbove4G: 'limit',
  highmemBoundaryCheck: false,
};

const linux618: BootBehaviour = {
  ...linux617,
  severalRegEntries: 'drop',
  badReg: 'skip',
  emptyReg: 'drop',
  cmdlineAgainstDefault: 'skipped',
  earlyMapping: 'pages',
};

const linux619: BootBehaviour = {
  ...linux618,
  badReg: 'absent',
  badAllocRanges: 'absent',
  heaps: 'default-and-every-area',
  atomicPools: 'zones-with-ram',
};

const linux70: BootBehaviour = { ...linux619, memoryRegTrailingCells: 'ignored', memmap: 'after-built-in' };

const linux71: BootBehaviour = {
  ...linux70,
  tableSort: 'unstable',
  cmdlineAgainstDefault: 'skipped-if-cma',
  declining: 'leaves-the-region',
  regionLimit: '64-dynamic',
  keepsFailedRegions: false,
  triesAllHandlers: false,
  dynamicCmaNeeds: 'DMA_CMA',
  choosesDefaultFirst: ['arm32'],
  numaAreas: 'numa-after-default',
};

const linux73: BootBehaviour = {
  ...linux71,
  severalRegEntries: 'first-only',
  emptyReg: 'absent',
  dmaPoolUnit: 'KiB',
};

export const BOOT: Readonly<Record<KernelSeries, BootBehaviour>> = {
  '6.1': linux61,
  '6.6': linux66,
  '6.12': linux612,
  '6.17': linux617,
  '6.18': linux618,
  '6.19': linux619,
  '7.0': linux70,
  '7.1': linux71,
  '7.3': linux73,
};
