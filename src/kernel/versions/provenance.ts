/**
 * Where each behaviour is known from: the kernel function that decides it, and the captured cases that show it.
 * A version without such a capture stands on source that was read, or on that of its neighbour.
 */
import type { AllocationBehaviour } from './allocation-behaviour';
import type { BootBehaviour } from './boot-behaviour';

export type BehaviourName = keyof BootBehaviour | keyof AllocationBehaviour;

export type Provenance = {
  /** What the behaviour decides, in words. */
  readonly label: string;
  readonly source: string;
  /** Names of captured cases, without the kernel. */
  readonly cases: readonly string[];
};

const OF = 'drivers/of/of_reserved_mem.c';
const CMA = 'mm/cma.c';
const CONTIGUOUS = 'kernel/dma/contiguous.c';
const ARM64 = 'arch/arm64/mm/init.c';

export const PROVENANCE: Readonly<Record<BehaviourName, Provenance>> = {
  initialises: {
    label: 'order of initialisation',
    source: `fdt_scan_reserved_mem() in ${OF}`,
    cases: ['dyn-static-top', 'static-cma-two-unsorted'],
  },
  memreserve: {
    label: '/memreserve/ against regions',
    source: 'early_init_fdt_scan_reserved_mem() in drivers/of/fdt.c',
    cases: ['memreserve-dynamic', 'memreserve-static'],
  },
  tableSort: {
    label: 'order of equal regions',
    source: `__rmem_cmp() in ${OF}`,
    cases: ['overlap-cma-same', 'dyn-order'],
  },
  directionHint: {
    label: 'direction inside alloc-ranges',
    source: `__reserved_mem_alloc_in_range() in ${OF}`,
    cases: ['ranges-adjacent', 'ranges-adjacent-static', 'high-8g'],
  },
  severalRegEntries: {
    label: 'several reg entries',
    source: `__reserved_mem_reserve_reg() in ${OF}`,
    cases: ['fmt-reg-multi'],
  },
  badReg: { label: 'reg of a wrong length', source: `__reserved_mem_reserve_reg() in ${OF}`, cases: ['fmt-reg-short'] },
  emptyReg: { label: 'an empty reg', source: `__reserved_mem_reserve_reg() in ${OF}`, cases: ['fmt-reg-empty'] },
  badAllocRanges: {
    label: 'alloc-ranges of a wrong length',
    source: `__reserved_mem_alloc_size() in ${OF}`,
    cases: ['fmt-ranges-short'],
  },
  cmdlineAgainstDefault: {
    label: 'cma= against linux,cma-default',
    source: `rmem_cma_setup() in ${CONTIGUOUS}`,
    cases: ['cmdline-vs-default', 'cmdline-vs-default-dyn'],
  },
  declining: {
    label: 'reusable together with no-map',
    source: `fdt_init_reserved_mem_node() in ${OF}`,
    cases: ['static-nomap-reusable-pool'],
  },
  printsRegions: {
    label: 'a log line a region',
    source: `fdt_init_reserved_mem_node() in ${OF}`,
    cases: ['static-cma-one'],
  },
  overlapCheck: {
    label: 'when overlaps are looked for',
    source: `__rmem_check_for_overlap() in ${OF}`,
    cases: ['overlap-static', 'cmdline-vs-default-dyn'],
  },
  staticPrefix: {
    label: 'prefix of the messages',
    source: `__reserved_mem_reserve_reg() in ${OF}`,
    cases: ['fmt-no-ranges', 'zero-size'],
  },
  passes: {
    label: 'passes over the tree',
    source: `fdt_scan_reserved_mem_late() in ${OF}`,
    cases: ['fmt-no-ranges', 'default-none'],
  },
  regionLimit: {
    label: 'how many regions there may be',
    source: `fdt_scan_reserved_mem() in ${OF}`,
    cases: ['many-dynamic-70', 'many-static-70'],
  },
  keepsFailedRegions: {
    label: 'refused regions in the overlap report',
    source: `fdt_reserved_mem_save_node() in ${OF}`,
    cases: ['dyn-cma-odd-size', 'cmdline-vs-default-dyn'],
  },
  triesAllHandlers: {
    label: 'which handler is asked after a failure',
    source: `__reserved_mem_init_node() in ${OF}`,
    cases: ['restricted-kinds'],
  },
  cmdlineLimit: {
    label: 'limit of cma=',
    source: `dma_contiguous_reserve() in ${CONTIGUOUS}`,
    cases: ['high-cmdline-limit'],
  },
  defaultAreaLog: {
    label: 'line of the built-in area',
    source: `cma_declare_contiguous_nid() in ${CMA}`,
    cases: ['default-none', 'cmdline-00'],
  },
  heaps: {
    label: 'which heaps there are, and their names',
    source: 'drivers/dma-buf/heaps/cma_heap.c',
    cases: ['default-none', 'static-cma-one', 'default-two'],
  },
  extraSlots: { label: 'number of CMA slots', source: 'MAX_CMA_AREAS in include/linux/cma.h', cases: ['many-cma-25'] },
  slotsBeforeSize: { label: 'slots asked before the size', source: `cma_init_reserved_mem() in ${CMA}`, cases: [] },
  maxOrder: {
    label: 'largest order of the buddy allocator',
    source: 'include/linux/mmzone.h',
    cases: ['default-none'],
  },
  thpPageblock: { label: 'pageblock without huge TLB pages', source: 'include/linux/pageblock-flags.h', cases: [] },
  hasPageBlockMaxOrder: {
    label: 'CONFIG_PAGE_BLOCK_MAX_ORDER',
    source: 'include/linux/pageblock-flags.h',
    cases: ['p16-static', 'p64-static'],
  },
  memoryRegTrailingCells: {
    label: 'memory reg with cells left over',
    source: 'early_init_dt_scan_memory() in drivers/of/fdt.c',
    cases: [],
  },
  dmaPoolUnit: {
    label: 'unit in the line of a coherent pool',
    source: 'rmem_dma_setup() in kernel/dma/coherent.c',
    cases: ['static-all-kinds', 'default-not-reusable'],
  },
  bottomUpAbove4G: {
    label: 'search above 4 GiB',
    source: `cma_alloc_mem() in ${CMA}`,
    cases: ['high-cmdline-limit', 'high-4g'],
  },
  zoneLimit: { label: 'DMA limit from dma-ranges', source: `max_zone_phys() in ${ARM64}`, cases: [] },
  highmemBoundaryCheck: {
    label: 'cma= across the end of RAM',
    source: `cma_declare_contiguous_nid() in ${CMA}`,
    cases: [],
  },
  dynamicCmaNeeds: {
    label: 'option that raises the alignment',
    source: `__reserved_mem_alloc_size() in ${OF}`,
    cases: [],
  },
  earlyMapping: {
    label: 'page tables before the built-in area',
    source: 'map_mem() in arch/arm64/mm/mmu.c',
    cases: ['default-none'],
  },
  memmap: {
    label: 'memory map before the built-in area',
    source: `bootmem_init() in ${ARM64}`,
    cases: ['default-none', 'high-4g'],
  },
  atomicPools: {
    label: 'pages in use at boot',
    source: 'dma_atomic_pool_init() in kernel/dma/pool.c',
    cases: ['default-none', 'high-4g', 'high-8g'],
  },
  inactiveAreas: {
    label: 'an area that could not be activated',
    source: 'cma_sysfs_init() in mm/cma_sysfs.c',
    cases: ['high-static-across'],
  },
  numaAreas: { label: 'areas of NUMA nodes', source: `dma_numa_cma_reserve() in ${CONTIGUOUS}`, cases: [] },
  choosesDefaultFirst: {
    label: 'default area before static regions',
    source: 'arm_memblock_init() in arch/arm/mm/init.c',
    cases: [],
  },
  allocFunction: {
    label: 'function in the line of a failure',
    source: `cma_alloc() in ${CMA}`,
    cases: ['alloc-mixed', 'alloc-default-mixed', 'alloc-builtin-default'],
  },
  noHoleErrno: {
    label: 'ret: of a failure without a hole',
    source: `cma_alloc() in ${CMA}`,
    cases: ['alloc-mixed', 'alloc-default-mixed', 'alloc-builtin-default'],
  },
  freeRunDump: {
    label: 'free runs after a failure',
    source: `cma_debug_show_areas() in ${CMA}`,
    cases: ['alloc-mixed', 'alloc-default-mixed', 'alloc-builtin-default'],
  },
  logsOversized: {
    label: 'a request larger than its area',
    source: `cma_alloc() in ${CMA}`,
    cases: ['alloc-exact-fill'],
  },
  countsAvailable: {
    label: 'a request larger than all free pages',
    source: `cma_range_alloc() in ${CMA}`,
    cases: ['alloc-exact-fill'],
  },
};
