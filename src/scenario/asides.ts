/**
 * What a run holds besides buffers: pages that are pinned or movable, notes, references. Sparse: most steps have none.
 * `step` of each list never goes down.
 */
import type { Pages } from '../lib/units';
import type { ReferenceKind } from './references';

export const OVERLAY_KINDS = ['pinned', 'movable'] as const;
export type OverlayKind = (typeof OVERLAY_KINDS)[number];

/** Maximal runs of pinned or of movable pages, each for as long as it is one: alive at step s when birth <= s < death. */
export type Overlays = {
  readonly count: number;
  /** Index into OVERLAY_KINDS. */
  readonly kind: Uint8Array;
  readonly birth: Uint32Array;
  readonly death: Uint32Array;
  /** Index into `Machine.areas`. */
  readonly area: Uint16Array;
  readonly first: Uint32Array;
  readonly pages: Uint32Array;
};

/** The pages that a `pin`, `unpin` or `movable` named, as far as the area has them. */
export type NamedPages = { readonly step: Uint32Array; readonly first: Uint32Array; readonly pages: Uint32Array };

/** Steps after which the room for movable pages is another: it was set, or an allocation made pages move. */
export type Moves = {
  readonly step: Uint32Array;
  readonly area: Uint16Array;
  /** Pages that moved out at this step. */
  readonly moved: Uint32Array;
  /** Free pages outside the area after the step; Infinity: as many as it takes. */
  readonly elsewhere: Float64Array;
};

export type Notes = { readonly step: Uint32Array; readonly text: readonly string[] };

/** What a `hold` took, and a `drop` named; undefined: the last one. */
export type ReferenceSteps = { readonly step: Uint32Array; readonly kind: readonly (ReferenceKind | undefined)[] };

export type Asides = {
  readonly overlays: Overlays;
  readonly namedPages: NamedPages;
  readonly moves: Moves;
  readonly notes: Notes;
  readonly references: ReferenceSteps;
};

/** Runs of pages by address, as two lists of one length. */
export type PageRuns = { readonly first: Uint32Array; readonly pages: Uint32Array };

const none = new Uint32Array(0);
export const NO_PAGES: PageRuns = { first: none, pages: none };

/** Of a workload that only allocates and frees. */
export const NO_ASIDES: Asides = {
  overlays: {
    count: 0,
    kind: new Uint8Array(0),
    birth: none,
    death: none,
    area: new Uint16Array(0),
    first: none,
    pages: none,
  },
  namedPages: { step: none, first: none, pages: none },
  moves: { step: none, area: new Uint16Array(0), moved: none, elsewhere: new Float64Array(0) },
  notes: { step: none, text: [] },
  references: { step: none, kind: [] },
};

/** Where `step` stands in a list of steps; -1 when it does not. */
export function positionOf(steps: Uint32Array, step: number): number {
  const at = positionAfter(steps, step) - 1;
  return steps[at] === step ? at : -1;
}

/** How many of the sorted list are at most `step`. */
export function positionAfter(steps: Uint32Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Free pages outside an area for its movable pages to go to, after a step; Infinity unless the workload says so. */
export function elsewhereAt({ moves }: Asides, area: number, step: number): Pages {
  for (let i = positionAfter(moves.step, step) - 1; i >= 0; i--) if (moves.area[i] === area) return moves.elsewhere[i]!;
  return Infinity;
}

/** Pages that a step made move out of its area. */
export function movedAt({ moves }: Asides, step: number): Pages {
  const at = positionOf(moves.step, step);
  return at < 0 ? 0 : moves.moved[at]!;
}
