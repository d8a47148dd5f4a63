/**
 * All that a workload did, as typed arrays: data for pictures, transferred between threads, good for 10^6 steps.
 * The state at a step is derived (frame.ts).
 *
 * Always true of a Run:
 *  - step 0 is the state after boot; operation i of the expanded workload is step i + 1;
 *  - a life is alive at step s when birth <= s < death;
 *  - within one activated area no page has two lives alive at one step.
 */
import { CMA_REFUSALS } from '../kernel/cma';
import { IOCTL_REFUSALS } from '../kernel/dma-heap';
import type { HolePins } from '../kernel/cma-search';
import type { Pages } from '../lib/units';
import type { Asides, PageRuns } from './asides';
import { OPERATION_KINDS } from './operation';

/** `death` of a buffer that is still held at the end. */
export const ALIVE = 0xffff_ffff;
/** `area` of a buffer of the system heap, which has no place. */
export const NO_AREA = 0xffff;
/** `life` of a step that bore or ended none. */
export const NO_LIFE = 0xffff_ffff;

/** Name and client of what drivers hold before the first step. */
export const BOOT_NAME = 'held at boot';
export const BOOT_CLIENT = 'boot';

/** Operations as a run stores them. */
export const OPERATION_CODE = codes(OPERATION_KINDS);

export const OUTCOMES = ['ok', 'failed', 'skipped', 'not-run'] as const;
/**
 * failed: the kernel answered with an errno, or died of it; skipped: free of a name that holds nothing, pages that no
 * area has;
 * not-run: a diagnostic stands on the line, its name is still held, or the machine was dead by then.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** What refused a step, as the engine met it; `none` where it went through. Sentences are made from it in failure.ts. */
export const REASONS = [
  'none',
  'no-heap',
  ...IOCTL_REFUSALS,
  ...CMA_REFUSALS,
  'out-of-memory',
  'pool-full',
  'name-held',
  'nothing-held',
  'no-area',
  'outside-area',
  'diagnostic',
  'dead',
] as const;
export type Reason = (typeof REASONS)[number];

/** Outcomes and reasons as a run stores them. */
export const OUTCOME_CODE = codes(OUTCOMES);
export const REASON_CODE = codes(REASONS);

function codes<T extends string>(words: readonly T[]): Readonly<Record<T, number>> {
  return Object.fromEntries(words.map((word, code) => [word, code])) as Record<T, number>;
}

/** One entry a buffer. Those that drivers hold at boot come first, with birth 0. */
export type Lives = {
  readonly count: number;
  readonly birth: Uint32Array;
  readonly death: Uint32Array;
  /** Index into `Machine.areas`; beyond those, into coherentPools() of the machine; or NO_AREA. */
  readonly area: Uint16Array;
  /** First page, relative to the area's base. */
  readonly first: Uint32Array;
  readonly pages: Uint32Array;
  /** Index into `Run.clients`. */
  readonly client: Uint16Array;
  /** Index into `Run.names`. */
  readonly name: Uint32Array;
};

/** One entry a step, step 1 first. */
export type Steps = {
  readonly count: number;
  /** Line of the workload text, from 1. */
  readonly line: Uint32Array;
  /** Index into OPERATION_KINDS: 0 alloc, 1 free. */
  readonly operation: Uint8Array;
  /** Index into OUTCOMES. */
  readonly outcome: Uint8Array;
  /** Linux errno number, 0 for none. */
  readonly errno: Uint8Array;
  /** Index into Lives of the buffer born or ended, or NO_LIFE: a free ends none that something else still holds. */
  readonly life: Uint32Array;
  /** Index into REASONS. */
  readonly reason: Uint8Array;
  /** Pages asked for, up to 2^52; 0 for anything but an allocation. */
  readonly pages: Float64Array;
  /** Area asked or touched, NO_AREA for the system heap or none. */
  readonly area: Uint16Array;
  /** Index into `Run.names`; 0 where the operation names no buffer. */
  readonly name: Uint32Array;
  /** Heap or area asked, index into `Run.heaps`; 0 where the operation names none. */
  readonly heap: Uint32Array;
  /** Index into EXPECTATIONS. */
  readonly expected: Uint8Array;
};

/** What the workload says of a step: nothing, that it goes through, that it fails. */
export const EXPECTATIONS = [undefined, 'ok', 'fail'] as const;

export type Run = {
  readonly lives: Lives;
  readonly steps: Steps;
  readonly names: readonly string[];
  readonly clients: readonly string[];
  /** Pages pinned or movable, notes and references; NO_ASIDES of a workload that only allocates and frees. */
  readonly asides: Asides;
  /** `''`, the names under /dev/dma_heap, and those that were asked for besides. */
  readonly heaps: readonly string[];
  /** A sentence if a step killed the machine. What comes after it is not run. */
  readonly fatal: string | undefined;
};

/** Free and used pages of one area after a step. */
export type AreaFrame = {
  readonly area: number;
  readonly used: Pages;
  readonly free: Pages;
  readonly largestFree: Pages;
  /** Indices into Lives, by address. */
  readonly buffers: Uint32Array;
  /** Free runs by address. */
  readonly freeFirst: Uint32Array;
  readonly freePages: Uint32Array;
  /** Pages that cannot be moved now, whether free or in use. */
  readonly pinned: PageRuns;
  /** Free pages that the OS uses and that move out of the way of an allocation. */
  readonly movable: PageRuns;
  /** Free pages outside the area for movable ones to go to; Infinity: as many as it takes. */
  readonly elsewhere: Pages;
};

/** A free run that was looked at in vain. `usable` pages are left behind the first aligned page. */
export type RefusedHole = {
  readonly first: Pages;
  readonly pages: Pages;
  readonly alignedFirst: Pages;
  readonly usable: Pages;
  readonly short: Pages;
  /** Pinned pages in it, and the longest stretch without one; undefined where none is pinned. */
  readonly pins?: HolePins | undefined;
  readonly sentence: string;
};

/** Why an allocation failed, from the engine's own events. */
export type FailureReport = {
  readonly area: number;
  readonly pages: Pages;
  readonly alignOrder: number;
  readonly free: Pages;
  readonly largestFree: Pages;
  readonly sentence: string;
  /** Longest first; at most MAX_REFUSED_HOLES. */
  readonly holes: readonly RefusedHole[];
  readonly holesInAll: number;
};

export const MAX_REFUSED_HOLES = 50;

/** What one step did, in words. */
export type StepReport = {
  readonly step: number;
  readonly line: number;
  readonly text: string;
  readonly outcome: Outcome;
  readonly errno: string | undefined;
  readonly sentence: string;
  /** The kernel's own lines. */
  readonly log: readonly string[];
  readonly failure: FailureReport | undefined;
  /** What the workload says of the step, and whether it came true; undefined where it says nothing. */
  readonly expectation?: { readonly expected: 'ok' | 'fail'; readonly met: boolean; readonly sentence: string };
};

/** The state after a step. */
export type Frame = {
  readonly step: number;
  readonly areas: readonly AreaFrame[];
  /** Undefined for step 0. */
  readonly report: StepReport | undefined;
};
