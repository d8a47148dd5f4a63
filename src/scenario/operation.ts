/** One operation of the workload once expanded: what is asked of the kernel at one step. */
import type { Pages } from '../lib/units';
import type { ReferenceKind } from './references';

export type Operation =
  | AllocOperation
  | FreeOperation
  | HoldOperation
  | DropOperation
  | PagesOperation
  | ElsewhereOperation
  | NoteOperation
  | NotRun;

/** In the order of the codes that a run stores. */
export const OPERATION_KINDS = [
  'alloc',
  'free',
  'hold',
  'drop',
  'pin',
  'unpin',
  'movable',
  'elsewhere',
  'note',
  'not-run',
] as const satisfies readonly Operation['kind'][];

type OnLine = {
  /** Line of the workload text, from 1. */
  readonly line: number;
  /** How the workload says that it ends. */
  readonly expected?: 'ok' | 'fail';
};

type Named = OnLine & {
  /** The buffer's name in the workload. */
  readonly name: string;
  /**
   * A small number that stands for the name: equal exactly where names are. Either every named operation of a workload
   * has it or none; with it a million names need not be looked up.
   */
  readonly id?: number;
};

export type AllocOperation = Named & {
  readonly kind: 'alloc';
  /** Under /dev/dma_heap. */
  readonly heap: string;
  /** `len` of the ioctl, 0 to 2^64 - 1. */
  readonly bytes: bigint;
  readonly client: string;
  /** `heap_flags` of the ioctl; 0 unless given. */
  readonly heapFlags?: bigint;
  /** `fd_flags` of the ioctl; O_RDWR | O_CLOEXEC unless given. */
  readonly fdFlags?: number;
  /** `fd` of the ioctl, which must be 0. */
  readonly fdField?: number;
};

/** Closes the descriptor that the ioctl gave. The memory goes with the last reference. */
export type FreeOperation = Named & { readonly kind: 'free' };

export type HoldOperation = Named & { readonly kind: 'hold'; readonly reference: ReferenceKind };

/** Without a kind the reference that was taken last. */
export type DropOperation = Named & { readonly kind: 'drop'; readonly reference?: ReferenceKind };

/** Pages `[first, end)` of an area, relative to its base; `end` is Infinity for all from `first` on. */
export type PagesOperation = OnLine & {
  readonly kind: 'pin' | 'unpin' | 'movable';
  /** A heap of CMA, or an area by its own name. */
  readonly area: string;
  readonly first: Pages;
  readonly end: Pages;
};

/** How many free pages there are outside the area for movable ones to go to; Infinity: as many as it takes. */
export type ElsewhereOperation = OnLine & { readonly kind: 'elsewhere'; readonly area: string; readonly pages: Pages };

export type NoteOperation = OnLine & { readonly kind: 'note'; readonly text: string };

/** A line with a diagnostic: it keeps its step, and is shown as not run. */
export type NotRun = OnLine & { readonly kind: 'not-run' };
