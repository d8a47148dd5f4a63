/**
 * What a boot did, step by step. Log, regions, heaps, reasons and problems are all derived from these;
 * nothing else is kept of a boot. Plain data.
 */
import type { Bytes, PhysAddr } from '../lib/units';
import type { Direction, PlacementTry, Search } from './memblock';

/** The child of /reserved-memory that an event is about. */
export type Subject = { readonly path: string; readonly name: string };

type About<Kind extends string, Fields = object> = { readonly kind: Kind; readonly node: Subject } & Readonly<Fields>;
type Plain<Kind extends string, Fields = object> = { readonly kind: Kind } & Readonly<Fields>;
type Block = { base: PhysAddr; size: Bytes };

/** Which init function of a `compatible` looked at a node. */
export type Handler = 'cma' | 'coherent' | 'restricted';

/** Why a handler did not take a node: it is none of its kind, or its kind with a property that does not go with it. */
export type Decline =
  'not-compatible' | 'not-reusable' | 'no-map' | 'reusable' | 'default-property' | 'no-dma-cma' | 'not-no-map-on-arm';

export type RegionKind = 'cma' | 'dma-pool' | 'restricted' | 'plain';

/** Since 6.12 /reserved-memory is read twice; what the late pass says again is an event of its own. */
export type Pass = 'early' | 'late';

export type ParentFault = 'no-cells' | 'other-cells' | 'no-ranges';

export type NodeEvent =
  /** A child was looked at: it is enabled. */
  | About<'considered', { placement: 'static' | 'dynamic' }>
  | About<'unavailable', { status: string }>
  | About<'without-place'>
  | About<'reg-invalid', { length: number; entry: number; message: 'none' | 'skipping'; pass: Pass }>
  | About<'reg-empty', { effect: 'dropped' | 'unpredictable' }>
  | About<
      'reg-several',
      {
        entries: number;
        effect: 'first-reserved' | 'first-kept' | 'dropped';
        message: 'none' | 'only-first' | 'ignores';
      }
    >
  | About<'reserved', Block & { nomap: boolean }>
  | About<'reserve-failed', Block & { nomap: boolean }>
  | About<
      'property-invalid',
      { property: 'size' | 'alignment' | 'alloc-ranges'; length: number; entry: number; effect: 'dropped' | 'ignored' }
    >
  | About<'default-skipped', { condition: 'any' | 'cma-only'; pass: Pass }>
  | About<
      'placed',
      Block & {
        align: Bytes;
        direction: Direction;
        window: { start: PhysAddr; end: PhysAddr } | undefined;
        tries: readonly PlacementTry[];
        searches: readonly Search[];
      }
    >
  | About<
      'placement-failed',
      { size: Bytes; align: Bytes; tries: readonly PlacementTry[]; searches: readonly Search[] }
    >
  | About<'too-many-regions', { limit: number; message: 'not-enough-space' | 'too-many-dynamic'; fatal: boolean }>
  | About<'handler-declined', { handler: Handler; because: Decline; nomap: boolean }>
  | About<'cma-bypassed'>
  | About<'cma-misaligned', Block & { align: Bytes }>
  | About<'cma-no-slot', { slots: number }>
  | About<'cma-not-reserved', Block>
  | About<'area-created', Block & { area: number; isDefault: boolean }>
  | About<'pool-created', Block & { pool: 'coherent' | 'restricted' }>
  | About<'initialised', { compatible: string }>
  | About<'matching-failed', Block & { nomap: boolean }>
  | About<'kept', Block & { nomap: boolean; reusable: boolean; region: RegionKind }>
  | About<'overlap', Block & { other: Subject & Block }>;

export type DefaultSource = 'cmdline' | 'kconfig';

export type DefaultFailure =
  | { readonly reason: 'no-slot'; readonly slots: number }
  | ({ readonly reason: 'misaligned' } & Readonly<Block> & { readonly align: Bytes })
  | ({ readonly reason: 'highmem-boundary' } & Readonly<Block> & { readonly boundary: PhysAddr })
  | ({ readonly reason: 'exceeds-limit' } & Readonly<Block> & { readonly limit: PhysAddr })
  | ({ readonly reason: 'occupied' } & Readonly<Block>)
  | {
      readonly reason: 'no-room';
      readonly align: Bytes;
      readonly tries: readonly PlacementTry[];
      readonly searches: readonly Search[];
    };

export type HeapRole = 'system' | 'default' | 'legacy' | 'region';

export type BootEvent =
  | NodeEvent
  | Plain<'memory-added', Block & { path: string }>
  | Plain<'memory-ignored', { from: PhysAddr; to: PhysAddr; what: 'block' | 'range' }>
  | Plain<'memory-property-ignored', { path: string; property: string; length: number; entry: number }>
  | Plain<'memory-limited', { limit: Bytes }>
  | Plain<'held', Block & { what: string }>
  | Plain<'cmdline-cma-empty'>
  | Plain<'parent-missing'>
  | Plain<'parent-unsupported', { fault: ParentFault; path: string; pass: Pass }>
  | Plain<'built-in-not-wanted', { because: 'tree-default' | 'size-zero' | 'no-dma-cma'; source: DefaultSource }>
  | Plain<
      'built-in-reserved',
      Block & {
        requested: Bytes;
        source: DefaultSource;
        align: Bytes;
        area: number;
        fixed: boolean;
        tries: readonly PlacementTry[];
        searches: readonly Search[];
      }
    >
  | Plain<'built-in-failed', { requested: Bytes; rounded: Bytes; source: DefaultSource; failure: DefaultFailure }>
  | Plain<'numa-reserved', Block & { requested: Bytes; numaNode: number; name: string; area: number }>
  | Plain<'numa-failed', { requested: Bytes; rounded: Bytes; numaNode: number; name: string; failure: DefaultFailure }>
  | Plain<'numa-unknown', { numaNode: number }>
  | Plain<'area-not-activated', { area: number; name: string }>
  | Plain<'area-name-taken', { area: number; name: string }>
  | Plain<'heap-registered', { name: string; minor: number; role: HeapRole; area: number | undefined }>
  | Plain<'heap-refused', { name: string; role: HeapRole; area: number | undefined; same: boolean }>
  /** This kernel makes no heap of the area. */
  | Plain<'heap-not-made', { name: string; area: number }>
  /** The tree can stop the kernel from booting. */
  | Plain<'hazard', { code: Hazard; names: readonly string[]; path: string | undefined }>;

export type Hazard =
  'area-outside-ram' | 'areas-overlap' | 'area-over-held' | 'nomap-part-page' | 'too-many-dynamic' | 'frees-held';
