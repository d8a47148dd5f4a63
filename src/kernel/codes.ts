/**
 * The codes of what the kernel refuses, loses or changes of a tree. Stable, as those of dts/codes.ts; each has an entry
 * in scenario/code-help/, which the types ask for.
 */
import type { Hazard } from './events';

/** Seen while booting; most are called after their event. */
export type BootCode =
  | Hazard
  | 'area-name-taken'
  | 'area-not-activated'
  | 'built-in-failed'
  | 'cma-bypassed'
  | 'cma-misaligned'
  | 'cma-no-map'
  | 'cma-no-slot'
  | 'cma-not-reserved'
  | 'cmdline-cma-empty'
  | 'coherent-not-no-map-on-arm'
  | 'default-skipped'
  | 'heap-refused'
  | 'memory-ignored'
  | 'memory-property-ignored'
  | 'no-place'
  | 'parent-unsupported'
  | 'placement-failed'
  | 'property-invalid'
  | 'reg-empty'
  | 'reg-invalid'
  | 'reg-several'
  | 'region-overlap'
  | 'reserve-failed'
  | 'restricted-default-property'
  | 'restricted-no-map'
  | 'restricted-reusable'
  | 'second-default'
  | 'too-many-regions';

/** Found by reading the tree beside the machine (memory-checks/): what boots, but is hardly meant. */
export type MemoryCode =
  | 'alignment-not-power-of-two'
  | 'alignment-raised'
  | 'compatible-misspelt'
  | 'default-without-area'
  | 'heap-name-allocator'
  | 'heap-name-generic'
  | 'ignored-with-reg'
  | 'memory-region-disabled'
  | 'memory-region-missing'
  | 'property-misspelt'
  | 'region-outside-ram'
  | 'region-over-held'
  | 'region-unused'
  | 'reserved-memory-misspelt'
  | 'reserved-memory-place'
  | 'reusable-no-map'
  | 'unit-address-differs';

export type KernelCode = BootCode | MemoryCode;
