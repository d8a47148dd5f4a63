/** How a run is played: step by step where it is short, several steps at a time where that would take too long. */

/** One picture, in ms: slow enough to follow, and never quicker than frames are computed. No motion between two. */
export const PLAY_PICTURE_MS = 400;
/** A whole play takes no longer. */
const LONGEST_PLAY_MS = 30_000;

/** Steps from one picture to the next, in a run of so many. */
export const playStride = (count: number): number =>
  Math.max(1, Math.ceil((count * PLAY_PICTURE_MS) / LONGEST_PLAY_MS));
