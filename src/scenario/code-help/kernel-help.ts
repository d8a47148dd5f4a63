/** Help for what the kernel makes of a tree: seen while booting, and found by reading. */
import type { BootCode, MemoryCode } from '../../kernel/codes';
import type { CodeHelp } from './entry';

export const BOOT_HELP: Readonly<Record<BootCode, CodeHelp>> = {
  'area-name-taken': {
    means:
      'Two CMA areas have the same name, so the kernel gives up `/sys/kernel/mm/cma` altogether. The areas themselves work.',
    todo: 'Rename one of the nodes.',
  },
  'area-not-activated': {
    means: 'A CMA area must lie within one memory zone. This one crosses a border, and all allocations from it fail.',
    todo: 'Move or shrink it so that it stays below or above the border.',
  },
  'area-outside-ram': {
    means: 'Part of a CMA area is no memory. The kernel hands its pages out all the same, and panics.',
    todo: 'Move the region into a `memory` node, or tell Carveout the real RAM in the top bar.',
  },
  'area-over-held': {
    means: 'A CMA area lies over memory in use by kernel, initrd or firmware: its pages are handed out nevertheless.',
    todo: 'Move the region; where kernel and initrd lie is listed under Assumptions.',
  },
  'areas-overlap': {
    means: 'Two CMA areas share pages, which are freed twice at boot.',
    todo: 'Move or shrink one of them.',
  },
  'built-in-failed': {
    means: 'The area that `cma=` or the kernel configuration asks for could not be made.',
    todo: 'Make it smaller, or give it another place.',
  },
  'cma-bypassed': {
    means: '`cma=` on the command line takes the place of the node with `linux,cma-default`.',
    todo: 'Remove one of the two.',
  },
  'cma-misaligned': {
    means:
      'A CMA area begins and ends at multiples of what the kernel frees at once: the size of a pageblock, which grows with the page size.',
    todo: 'Round base and size as the message says, and test with every page size that you ship.',
  },
  'cma-no-map': {
    means: '`no-map` keeps memory out of the kernel; `reusable` lends it to the kernel. Both cannot be had.',
    todo: 'Drop `no-map` for a heap, drop `reusable` for a private region.',
  },
  'cma-no-slot': {
    means: 'The kernel has room for a fixed number of CMA areas.',
    todo: 'Raise `CONFIG_CMA_AREAS`, or merge regions.',
  },
  'cma-not-reserved': {
    means: 'The range was never reserved, so no area can be made of it.',
    todo: 'Give it a size, and a place in RAM.',
  },
  'cmdline-cma-empty': { means: '`cma` on the command line needs a size.', todo: 'Write `cma=64M`, or remove it.' },
  'coherent-not-no-map-on-arm': {
    means: 'On 32-bit Arm a pool that is not reusable needs `no-map`.',
    todo: 'Add `no-map;`, or `reusable;` for CMA.',
  },
  'default-skipped': {
    means: 'With `cma=` on the command line this kernel skips nodes with `linux,cma-default`.',
    todo: 'Remove one of the two.',
  },
  'frees-held': {
    means: 'Refusing a region frees memory that something else holds.',
    todo: 'Correct the region, or move it.',
  },
  'heap-refused': {
    means: 'Another heap has this name already. The first one keeps it.',
    todo: 'Rename the node; `system` and the names of the default heap are taken.',
  },
  'memory-ignored': {
    means: 'A piece of RAM is less than a page, or lies where this kernel cannot address it.',
    todo: 'Check `reg` of the memory nodes.',
  },
  'memory-property-ignored': {
    means: 'The value of a memory node is no whole number of entries.',
    todo: 'Count against the cells of the root.',
  },
  'no-place': {
    means: 'A region has neither `reg` nor `size`: nothing is reserved.',
    todo: 'Add `reg` for a fixed place, or `size` for any.',
  },
  'nomap-part-page': {
    means: 'A region without mapping takes its whole last page away from the kernel, which uses the rest of it.',
    todo: 'Round base and size to pages.',
  },
  'parent-unsupported': {
    means:
      '`/reserved-memory` is read only with the cells of the root and with `ranges`. Otherwise nothing in it exists for the kernel.',
    todo: 'Write `#address-cells`, `#size-cells` as in the root, and `ranges;`.',
  },
  'placement-failed': {
    means: 'No free place was long enough within `alloc-ranges`.',
    todo: 'Look under Why for every gap that was tried; make it smaller, or widen `alloc-ranges`.',
  },
  'property-invalid': {
    means: '`size`, `alignment` or `alloc-ranges` has another length than the cells of the root ask for.',
    todo: 'With two cells write `<0x0 0x4000000>`.',
  },
  'reg-empty': {
    means: '`reg` without a value gives no place.',
    todo: 'Add address and size, or remove `reg` and use `size`.',
  },
  'reg-invalid': { means: 'The length of `reg` fits no address and size of the root.', todo: 'Count the cells.' },
  'reg-several': {
    means: 'The kernel makes one region of a node; how it treats further entries depends on the version.',
    todo: 'Give each range a node of its own.',
  },
  'region-overlap': {
    means: 'Two regions share memory. The kernel warns, and keeps both.',
    todo: 'Move or shrink one.',
  },
  'reserve-failed': {
    means: 'The range could not be reserved: it is empty, or `no-map` meets memory in use.',
    todo: 'Move the region, or drop `no-map`.',
  },
  'restricted-default-property': {
    means: 'A restricted pool belongs to its devices, and cannot be a default.',
    todo: 'Remove `linux,cma-default` or `linux,dma-default`.',
  },
  'restricted-no-map': {
    means: 'Through a restricted pool the kernel copies data, so it must be mapped.',
    todo: 'Remove `no-map`.',
  },
  'restricted-reusable': { means: 'A restricted pool cannot be lent out.', todo: 'Remove `reusable`.' },
  'second-default': {
    means: 'There is one default area; of several nodes the one that is initialised last wins.',
    todo: 'Leave `linux,cma-default` on one of them.',
  },
  'too-many-dynamic': {
    means: 'The kernel has room for a fixed number of dynamic regions, and this version panics beyond it.',
    todo: 'Give regions fixed places by `reg`.',
  },
  'too-many-regions': {
    means: 'The kernel has room for a fixed number of regions; the rest is dropped.',
    todo: 'Merge regions.',
  },
};

export const MEMORY_HELP: Readonly<Record<MemoryCode, CodeHelp>> = {
  'alignment-not-power-of-two': {
    means: 'The kernel rounds by masks, so only powers of two align. Others give places that are hard to foresee.',
    todo: 'Take the next power of two.',
  },
  'alignment-raised': {
    means: 'A CMA area is aligned to what this kernel needs at least, whatever `alignment` says.',
    todo: 'Nothing; or write the larger value, so that the tree says what happens.',
  },
  'compatible-misspelt': {
    means:
      'The kernel looks for `shared-dma-pool` and `restricted-dma-pool`. With anything else a region is just reserved.',
    todo: 'Correct the string.',
  },
  'default-without-area': {
    means: '`linux,cma-default` and `linux,dma-default` count on a pool of their kind only.',
    todo: 'For CMA add `compatible = "shared-dma-pool"; reusable;`, or remove the property.',
  },
  'heap-name-allocator': {
    means:
      'User space finds a heap by its name, so it should say what the memory is for, not how it is made. The kernel document on DMA-BUF heaps (userspace-api) asks for names without allocators.',
    todo: 'Name the node for its use or place: `video@42000000`, `memory@42000000-contiguous`.',
  },
  'heap-name-generic': {
    means:
      'User space finds a heap by its name, which should describe the region and tell it from all others of the platform.',
    todo: 'Name the node for its use, with a unit address: `camera@50000000`.',
  },
  'ignored-with-reg': {
    means:
      'A region with `reg` has its place. `size`, `alignment` and `alloc-ranges` are for regions that the kernel places.',
    todo: 'Remove them, or remove `reg`.',
  },
  'memory-region-disabled': {
    means: 'A device names a region that is disabled. It falls back to the default area.',
    todo: 'Enable the region, or remove the reference.',
  },
  'memory-region-missing': {
    means: 'A device names something that is no child of `/reserved-memory`. Attaching it fails.',
    todo: 'Refer to a region there by its label.',
  },
  'property-misspelt': {
    means: 'The kernel does not know this property, but one much like it.',
    todo: 'Correct the name; unknown properties are ignored without a word.',
  },
  'region-outside-ram': {
    means: 'A region lies where there is no RAM, as far as is known. Reserving it keeps nothing away from the kernel.',
    todo: 'Correct the address, or the RAM in the top bar; for device memory no region is needed.',
  },
  'region-over-held': {
    means: 'A region lies over the kernel image, the initrd or firmware. Both then use the same memory.',
    todo: 'Move the region; what is held where is listed under Assumptions.',
  },
  'region-unused': {
    means:
      'The kernel chose a place for the region, and nobody learns it: no device names the node in `memory-region`, and no `compatible` tells a driver of it. The memory is lost.',
    todo: 'For a CMA area add `compatible = "shared-dma-pool"; reusable;`, for one device `memory-region`, or remove the node.',
  },
  'reserved-memory-misspelt': {
    means: 'The kernel looks for a child of the root that is called `reserved-memory`. This one is not seen.',
    todo: 'Rename it.',
  },
  'reserved-memory-place': {
    means: 'Only `/reserved-memory` counts. One inside another node is not seen.',
    todo: 'Move it to the root.',
  },
  'reusable-no-map': {
    means: '`reusable` lends memory to the kernel, `no-map` hides it: the binding forbids both together.',
    todo: 'Remove one.',
  },
  'unit-address-differs': {
    means:
      'The name of a region shows another address than its `reg`. The kernel goes by `reg`; people and heap names by the name.',
    todo: 'Match the two.',
  },
};
