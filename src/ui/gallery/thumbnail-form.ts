/** The form of a thumbnail: see thumbnail.ts, which makes them. */
import type { MemoryKind } from '../../kernel/machine';

export const THUMBNAIL_WIDTH = 200;
export const THUMBNAIL_HEIGHT = 64;
/** Of the strip. */
export const STRIP_HEIGHT = 14;
/** Where the page map begins. */
export const MAP_TOP = 22;
/** Look of what was held at boot. */
export const HELD = -1;

/** All in pixels of a picture of THUMBNAIL_WIDTH by THUMBNAIL_HEIGHT. */
export type Thumbnail = {
  readonly banks: readonly (readonly [x: number, width: number])[];
  readonly marks: readonly (readonly [x: number, width: number, kind: MemoryKind])[];
  /** Undefined where the selected region is no area, and nothing was allocated elsewhere. */
  readonly map?: { readonly width: number; readonly height: number };
  /** Corners of each buffer as SVG has them, with the look of its client, or HELD. */
  readonly buffers: readonly (readonly [look: number, points: string])[];
};
