/** What the fragmentation picture consists of, in CSS pixels from its top left corner. Plain data. */
import type { StepTick } from '../space-time/ticks';
import type { Box } from '../space-time/time-room';

/** How a curve or a label looks: `free` thin, `largest` thick, `asked` red and dashed, `pending` so but grey, `unusable` filled. */
export type CurveRole = 'free' | 'largest' | 'asked' | 'pending' | 'unusable';

/** `d` of an SVG path. Of a value that changes within a pixel, the band that it keeps to. */
export type Curve = { readonly role: CurveRole | 'tint'; readonly filled: boolean; readonly path: string };

export type CurveLabel = {
  readonly role: CurveRole;
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly word: string;
  readonly value: string;
};

export type AxisLabel = { readonly y: number; readonly text: string };

/** All that stays while the cursor moves. */
export type FragmentationPicture = {
  readonly plot: Box;
  /** Where the unusable share is drawn, 0 at the foot; undefined where there is no height for it. */
  readonly strip: Box | undefined;
  readonly curves: readonly Curve[];
  readonly ticks: readonly StepTick[];
  readonly axis: readonly AxisLabel[];
  /** Right end of the labels of the axis. */
  readonly axisX: number;
  /** Pixel columns with failing steps, and their share. */
  readonly failures: readonly { readonly x: number; readonly share: number }[];
};

export type FragmentationScene = {
  readonly width: number;
  readonly height: number;
  readonly picture: FragmentationPicture;
  /** The size of the pending request; `y` is undefined where it is more than the whole area. */
  readonly asked:
    { readonly y: number | undefined; readonly text: string; readonly role: 'asked' | 'pending' } | undefined;
  /** From `top` down; `y` is that of the longest run. */
  readonly cursor: { readonly step: number; readonly x: number; readonly top: number; readonly y: number } | undefined;
  readonly labels: readonly CurveLabel[];
  readonly stepOf: (x: number) => number;
  readonly summary: string;
};
