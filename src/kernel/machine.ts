/**
 * A booted machine: what Linux made of the tree. All of it is derived from the boot's events (events.ts);
 * plain data, so that it can cross a worker boundary.
 */
import type { Correction, Span } from '../lib/diagnostic';
import type { Bytes, MemoryRange, Pages, Pfn, PhysAddr } from '../lib/units';
import type { KernelCode } from './codes';
import type { HeldRange } from './profile';

/** A region as the kernel reports it, in order of initialisation. */
export type Region = MemoryRange & {
  readonly name: string;
  /** Path of its node. */
  readonly path: string;
  readonly kind: 'cma' | 'dma-pool' | 'restricted' | 'plain';
  readonly map: 'map' | 'nomap';
  readonly reusable: boolean;
};

/** A CMA area (mm/cma.c). `path` is the node it came from; undefined for the area of `cma=` or Kconfig. */
export type CmaArea = {
  readonly name: string;
  readonly base: Pfn;
  readonly pages: Pages;
  readonly path: string | undefined;
  readonly isDefault: boolean;
  /** False when it could not be activated: it exists, but every allocation from it fails. */
  readonly activated: boolean;
};

/** A node under /dev/dma_heap; `area` is an index into `Machine.areas`. */
export type Heap =
  | { readonly name: string; readonly minor: number; readonly kind: 'system' }
  | { readonly name: string; readonly minor: number; readonly kind: 'cma'; readonly area: number };

/** `path` is the node the line is about. */
export type LogLine = {
  readonly text: string;
  readonly level: 'err' | 'warn' | 'info';
  readonly path: string | undefined;
};

/** How a stretch of memory is drawn and named in the legend. */
export type MemoryKind = 'cma' | 'cma-noheap' | 'coherent' | 'nomap' | 'other' | 'system' | 'refused';

/** One condition on the way from node to heap, with the kernel function that asks it. */
export type Condition = {
  readonly holds: boolean;
  readonly sentence: string;
  /** For example `rmem_cma_setup() in kernel/dma/contiguous.c`. */
  readonly source: string;
};

/** What became of one child of /reserved-memory (or of the built-in default area, then without `span`). */
export type Fate = {
  readonly path: string | undefined;
  readonly name: string;
  readonly span: Span | undefined;
  readonly kind: MemoryKind;
  /** Undefined where it never got a place. */
  readonly base: PhysAddr | undefined;
  readonly size: Bytes;
  /** Alignment that placement or checks asked for, in bytes. */
  readonly alignment: Bytes | undefined;
  /** Names under /dev/dma_heap that hand out this memory. */
  readonly heaps: readonly string[];
  /** Index into `Machine.areas`. */
  readonly area: number | undefined;
  /** In the order in which the kernel asks; the first that does not hold says why there is no heap. */
  readonly conditions: readonly Condition[];
  /** The outcome in one sentence: where it is and as what, or the first failing condition. */
  readonly sentence: string;
  /** Paths of the nodes that name it in `memory-region`. */
  readonly consumers: readonly string[];
  /** How memblock found its place; undefined for a static region. */
  readonly placement: PlacementReplay | undefined;
  /** Where `alloc-ranges` lets it be, in their order; absent where it says nothing, or nothing that the kernel reads. */
  readonly windows?: readonly MemoryRange[] | undefined;
};

/** A device that names a region, and what it gets of it. */
export type Owner = {
  /** Path of the device's node. */
  readonly device: string;
  /** Path of the region's node; undefined when the phandle leads nowhere. */
  readonly region: string | undefined;
  readonly how: 'memory-region' | 'iommu-addresses';
  /** Position in the list, and its name in `memory-region-names`. */
  readonly index: number;
  readonly entryName: string | undefined;
  /** By the device's own `status`. */
  readonly enabled: boolean;
  readonly outcome:
    'own-area' | 'coherent-pool' | 'restricted-pool' | 'address-only' | 'default-pool' | 'refused' | 'no-region';
  readonly sentence: string;
  /** The line that the driver's attaching prints, after the driver's name. */
  readonly log: string | undefined;
  readonly span: Span | undefined;
};

/** Somebody who wants to say what the default area is. `since` is the first version that treats it so. */
export type Claim = {
  readonly source: 'cmdline' | 'devicetree' | 'kconfig';
  readonly name: string;
  readonly path: string | undefined;
  readonly outcome: 'won' | 'bypassed' | 'refused' | 'absent';
  readonly sentence: string;
  readonly since: string | undefined;
};

/** A placement to replay: every free gap that memblock looked at, in its order, the last one the place if it fits. */
export type PlacementReplay = {
  readonly size: Bytes;
  readonly align: Bytes;
  readonly direction: 'top-down' | 'bottom-up';
  readonly steps: readonly {
    readonly base: PhysAddr;
    readonly end: PhysAddr;
    readonly result: 'fits' | 'too-short' | 'no-aligned-start';
    readonly sentence: string;
  }[];
  /** The ranges of addresses that were searched one after the other, each in a sentence: windows of `alloc-ranges`. */
  readonly searches: readonly string[];
};

/** A tree-level trouble found while booting: the kernel would refuse, lose or change something that the tree asks for. */
export type Problem = {
  readonly code: KernelCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The kernel's own line, where there is one. */
  readonly log: string | undefined;
  readonly path: string | undefined;
  readonly span: Span | undefined;
  /** Of a misspelling. */
  readonly correction?: Correction;
};

/** A memory zone with RAM in it: `DMA`, `DMA32`, `Normal`, `HighMem`. */
export type Zone = MemoryRange & { readonly name: string };

export type Machine = {
  /** As in the boot profile. */
  readonly version: string;
  readonly pageSize: number;
  /** Largest order that CMA aligns a request to: CONFIG_CMA_ALIGNMENT. */
  readonly cmaAlignment: number;
  /** Minimum alignment of a CMA area in bytes. */
  readonly cmaMinAlignment: Bytes;
  /** Usable RAM, adjacent banks apart, by address. */
  readonly banks: readonly MemoryRange[];
  readonly zones: readonly Zone[];
  /** Kernel image, initrd, dtb, /memreserve/ and what the kernel took early. */
  readonly held: readonly HeldRange[];
  readonly regions: readonly Region[];
  readonly areas: readonly CmaArea[];
  /** In order of registration. */
  readonly heaps: readonly Heap[];
  readonly log: readonly LogLine[];
  readonly fates: readonly Fate[];
  readonly problems: readonly Problem[];
  readonly owners: readonly Owner[];
  /** Who decides the default area, strongest first. */
  readonly claims: readonly Claim[];
  readonly totalCmaKiB: number;
  /** A sentence if this tree can stop the kernel from booting. */
  readonly fatal: string | undefined;
};
