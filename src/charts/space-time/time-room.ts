/** Where the pictures over the steps of a run have their plots: one left and one right edge for all of them. */

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type TimeRoom = {
  /** Edges of the plot. */
  readonly x: number;
  readonly width: number;
  /** Column for totals and labels right of the plot; undefined where the picture is too narrow for it. */
  readonly aside: { readonly x: number; readonly width: number } | undefined;
};

export const ASIDE_WIDTH = 128;
const ASIDE_GAP = 8;
/** Narrower pictures have their totals below. */
const LEAST_WIDTH_WITH_ASIDE = 560;
/** Half of the cursor's grip, which stands at the edge with the last step. */
const RIGHT_MARGIN = 6;

/** `edge` is the left edge of the plot: page-map's plotEdge(). */
export function timeRoom(width: number, edge: number): TimeRoom {
  const aside = width >= LEAST_WIDTH_WITH_ASIDE;
  const right = aside ? width - ASIDE_WIDTH - ASIDE_GAP : width - RIGHT_MARGIN;
  return {
    x: edge,
    width: Math.max(1, right - edge),
    aside: aside ? { x: right + ASIDE_GAP, width: ASIDE_WIDTH } : undefined,
  };
}
