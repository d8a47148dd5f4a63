/** What the space–time diagram consists of, in CSS pixels from its top left corner. Plain data; volume in typed arrays. */
import type { FailureMark } from './failures';
import type { Interval } from './interval';
import type { Key } from './key';
import type { LifeMarks } from './life-marks';
import type { LifeName } from './life-names';
import type { NoteMark } from './notes';
import type { AddressTick, StepTick } from './ticks';
import type { Box } from './time-room';
import type { ClientTotal } from './client-totals';
import type { TimeSource } from './time-source';

/** Where a step is that is not in view; undefined where it is. */
export function sideOf(shown: Interval, step: number): 'before' | 'behind' | undefined {
  if (step + 0.5 < shown.from) return 'before';
  return step + 0.5 > shown.to ? 'behind' : undefined;
}

/** All that stays while the cursor moves. The same object as before where nothing of it changed. */
export type TimePicture = LifeMarks & {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** States and pages in view, and all there are. */
  readonly steps: Interval;
  readonly allSteps: Interval;
  readonly pages: Interval;
  readonly allPages: Interval;
  readonly names: readonly LifeName[];
  readonly addresses: readonly AddressTick[];
  /** Right end of the address labels. */
  readonly addressX: number;
  /** Empty where another picture below carries the axis. */
  readonly ticks: readonly StepTick[];
  /** Share of failing steps in each pixel column of the plot; undefined where each failure has its own cross. */
  readonly failureShares: Float32Array | undefined;
};

export type FailureRow = {
  /** Middle of the row. */
  readonly y: number;
  /** In the column of the addresses; empty where nothing ever failed. */
  readonly word: string;
  readonly marks: readonly FailureMark[];
  /** How many requests failed that asked no area, where there is room to say so. `x` is its left end. */
  readonly unasked: { readonly x: number; readonly text: string } | undefined;
  /** Where a hairline drops from a cross. */
  readonly lines: readonly number[];
};

export type SpaceTimeScene = {
  readonly source: TimeSource;
  readonly picture: TimePicture;
  readonly failures: FailureRow;
  readonly notes: readonly NoteMark[];
  /** `x` is undefined where the step is out of view. */
  readonly cursor: { readonly step: number; readonly x: number | undefined };
  readonly totals: readonly ClientTotal[];
  readonly key: Key;
  /** Index into Lives. */
  readonly selection: number | undefined;
  /** Set where there is nothing to draw. */
  readonly empty: string | undefined;
  /** The whole in one sentence, for readers that hear it. */
  readonly summary: string;
};
