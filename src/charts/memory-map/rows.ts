/** Heights of the picture of physical memory, from top to bottom, in CSS pixels. */
import { ROW_HEIGHT } from './text-row';

export const OVERVIEW_Y = 19;
export const OVERVIEW_HEIGHT = 14;
/** The window frame stands out of the strip by this much at both sides. */
export const FRAME_MARGIN = 4;
const FRAME_BOTTOM = OVERVIEW_Y + OVERVIEW_HEIGHT + FRAME_MARGIN;
/** Names of what the overview shows outside of the window. */
export const OUTSIDE_ROW_Y = FRAME_BOTTOM;
const NAMES_Y = OUTSIDE_ROW_Y + ROW_HEIGHT + 1;
const NAME_MARGIN = 3;
export const LANE_HEIGHT = 26;
export const SIDE_LANE_HEIGHT = 13;
export const SIDE_LANE_PITCH = 18;
const AXIS_MARGIN = 4;
export const TICK_LENGTH = 4;
const AXIS_TEXT_HEIGHT = 18;

export const MAX_NAME_ROWS = 10;
/** Without a height to fill, names take at most this many rows. */
const DEFAULT_NAME_ROWS = 3;

export type Rows = {
  /** Top of each row of names, from the nearest to the lane upwards. */
  readonly names: readonly number[];
  readonly laneY: number;
  readonly sideLanes: readonly number[];
  readonly unplaced: readonly number[];
  readonly axisY: number;
  readonly height: number;
};

export function layoutRows(names: number, sideLanes: number, unplaced: number): Rows {
  const laneY = NAMES_Y + names * ROW_HEIGHT + NAME_MARGIN;
  const sideY = laneY + LANE_HEIGHT + AXIS_MARGIN;
  const unplacedY = sideY + sideLanes * SIDE_LANE_PITCH;
  const axisY = unplacedY + unplaced * SIDE_LANE_PITCH;
  return {
    names: Array.from({ length: names }, (_, i) => NAMES_Y + (names - 1 - i) * ROW_HEIGHT),
    laneY,
    sideLanes: Array.from({ length: sideLanes }, (_, i) => sideY + i * SIDE_LANE_PITCH),
    unplaced: Array.from({ length: unplaced }, (_, i) => unplacedY + i * SIDE_LANE_PITCH),
    axisY,
    height: axisY + TICK_LENGTH + AXIS_TEXT_HEIGHT,
  };
}

/** How many rows of names a height has room for. */
export function nameRowsFor(height: number | undefined, sideLanes: number, unplaced: number): number {
  if (height === undefined) return DEFAULT_NAME_ROWS;
  const rest = height - layoutRows(0, sideLanes, unplaced).height;
  return Math.min(MAX_NAME_ROWS, Math.max(1, Math.floor(rest / ROW_HEIGHT)));
}
