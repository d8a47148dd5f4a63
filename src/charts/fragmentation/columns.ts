/** A value over the states of a window, reduced to what a plot can show: never a peak lost, whatever the number of steps. */
import type { Interval } from '../space-time/interval';

/**
 * From left to right; column i goes from `x[i]` to `x[i + 1]`, and the value was never outside of `least` to `most` in
 * it. One column a state where there is room for that, else one a pixel.
 */
export type Columns = {
  readonly x: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
};

export type Across = { readonly steps: Interval; readonly x: number; readonly width: number };

/** Where columns begin, in states; the last entry is where the last one ends. */
function edgesOf({ steps, width }: Across): Float64Array {
  const first = Math.floor(steps.from);
  const states = Math.ceil(steps.to) - first;
  const columns = Math.max(1, Math.floor(width));
  if (states <= columns) return Float64Array.from({ length: states + 1 }, (_, i) => first + i);
  const step = (steps.to - steps.from) / columns;
  return Float64Array.from({ length: columns + 1 }, (_, i) => steps.from + i * step);
}

/** States that are summed up beforehand. */
const BLOCK = 64;

/** A value of each state, and its bounds in each block of them: a column need not look at every state. */
export class StateValues {
  private readonly least: Float64Array;
  private readonly most: Float64Array;

  constructor(
    private readonly count: number,
    private readonly valueAt: (state: number) => number,
  ) {
    const blocks = Math.floor(count / BLOCK);
    this.least = new Float64Array(blocks).fill(Infinity);
    this.most = new Float64Array(blocks).fill(-Infinity);
    for (let state = 0; state < blocks * BLOCK; state++) {
      const block = Math.floor(state / BLOCK);
      const value = valueAt(state);
      if (value < this.least[block]!) this.least[block] = value;
      if (value > this.most[block]!) this.most[block] = value;
    }
  }

  /** The least and the most of the states from `from` to before `to`. */
  bounds(from: number, to: number): readonly [least: number, most: number] {
    let low = Infinity;
    let high = -Infinity;
    const end = Math.min(to, this.count);
    for (let state = Math.max(0, from); state < end;) {
      const block = state / BLOCK;
      const whole = state + BLOCK <= end && block < this.least.length && Number.isInteger(block);
      const least = whole ? this.least[block]! : this.valueAt(state);
      const most = whole ? this.most[block]! : least;
      if (least < low) low = least;
      if (most > high) high = most;
      state += whole ? BLOCK : 1;
    }
    return [low, high];
  }
}

export function columnsOf(across: Across, values: StateValues): Columns {
  const { steps, x, width } = across;
  const edges = edgesOf(across);
  const count = edges.length - 1;
  const least = new Float64Array(count);
  const most = new Float64Array(count);
  for (let column = 0; column < count; column++) {
    const from = Math.floor(edges[column]!);
    const to = Math.max(from + 1, Math.ceil(edges[column + 1]!));
    [least[column], most[column]] = values.bounds(from, to) as [number, number];
  }
  const scale = width / (steps.to - steps.from);
  const inPlot = (state: number) => Math.min(x + width, Math.max(x, x + (state - steps.from) * scale));
  return { x: edges.map(inPlot), least, most };
}

/** Hundredths of a pixel are enough, and keep paths short. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** Along one bound of the columns; `backwards` from right to left. Goes on from where the path is. */
function along({ x }: Columns, values: Float64Array, y: (value: number) => number, backwards: boolean): string {
  const parts: string[] = [];
  const count = values.length;
  for (let i = 0; i < count; i++) {
    const column = backwards ? count - 1 - i : i;
    parts.push(`V${round(y(values[column]!))}H${round(x[backwards ? column : column + 1]!)}`);
  }
  return parts.join('');
}

/** The area between an upper and a lower bound. The line of a value is the area between its own bounds. */
export function bandPath(
  columns: Columns,
  upper: Float64Array,
  lower: Float64Array,
  y: (value: number) => number,
): string {
  const start = `M${round(columns.x[0]!)} ${round(y(upper[0]!))}`;
  return `${start}${along(columns, upper, y, false)}${along(columns, lower, y, true)}Z`;
}

/** A value that is the same all through each column is a line; else it is the band that it keeps to. */
export const isLine = ({ least, most }: Columns): boolean => least.every((value, i) => value === most[i]);

export const linePath = (columns: Columns, y: (value: number) => number): string =>
  `M${round(columns.x[0]!)} ${round(y(columns.most[0]!))}${along(columns, columns.most, y, false)}`;
