/** Pages used over the steps of a run, small enough for a line of a list. */
import type { Pages } from '../../lib/units';

export type SparklineSize = { readonly width: number; readonly height: number };

export type SparklineScene = {
  /** Filled area as an SVG path; empty without steps. */
  readonly area: string;
  /** Where the shown step is. */
  readonly cursorX: number;
  /** Top of the area at the shown step. */
  readonly cursorY: number;
  /** Most pages ever used. */
  readonly peak: Pages;
};

/** Largest value of each of at most `columns` equal parts: a short peak is never lost. */
function columnPeaks(used: ArrayLike<number>, columns: number): number[] {
  const count = Math.min(columns, used.length);
  return Array.from({ length: count }, (_, column) => {
    const from = Math.floor((column * used.length) / count);
    const to = Math.floor(((column + 1) * used.length) / count);
    let peak = 0;
    for (let i = from; i < to; i++) peak = Math.max(peak, used[i]!);
    return peak;
  });
}

const remembered = new WeakMap<ArrayLike<number>, readonly number[]>();

/** Found once for a run: only the cursor moves, and a run may have a million steps. */
function peaksOf(used: ArrayLike<number>, columns: number): readonly number[] {
  const known = remembered.get(used);
  if (known?.length === Math.min(columns, used.length)) return known;
  const peaks = columnPeaks(used, columns);
  remembered.set(used, peaks);
  return peaks;
}

/**
 * `used[s]` is pages in use after step s, step 0 being the state after boot; `pages` is the whole area, the full
 * height. `cursor` is the shown step. One column a pixel, each as high as its highest step.
 */
export function layoutSparkline(
  used: ArrayLike<number>,
  pages: Pages,
  cursor: number,
  { width, height }: SparklineSize,
): SparklineScene {
  const peaks = peaksOf(used, Math.max(1, Math.floor(width)));
  const y = (value: number) => round(height * (1 - Math.min(1, value / Math.max(1, pages))));
  const step = width / Math.max(1, peaks.length);
  const tops = peaks.map((peak, i) => `V${y(peak)}H${round((i + 1) * step)}`).join('');
  const shown = Math.min(Math.max(0, cursor), Math.max(0, used.length - 1));
  return {
    area: peaks.length === 0 ? '' : `M0 ${height}${tops}V${height}Z`,
    cursorX: used.length === 0 ? 0 : round(((shown + 0.5) / used.length) * width),
    cursorY: y(used[shown] ?? 0),
    peak: peaks.reduce((most, peak) => Math.max(most, peak), 0),
  };
}

/** Hundredths of a pixel are enough, and keep paths short. */
const round = (value: number): number => Math.round(value * 100) / 100;
