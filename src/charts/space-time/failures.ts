/** Steps whose request to an area failed. They have no address, so they stand in a row of their own above the plot. */
import type { Run } from '../../scenario/run';
import { formatPages } from '../../lib/format';
import type { Measure } from '../measure';
import type { Interval } from './interval';
import { formatCount, stepX } from './ticks';
import type { TimeSource } from './time-source';
import type { Box } from './time-room';

/** Index of `failed` among the OUTCOMES of scenario/run.ts. */
export const FAILED = 1;
/** NO_AREA of scenario/run.ts. */
export const UNASKED = 0xffff;

const remembered = new WeakMap<Run, Map<number, Uint32Array>>();

/** Steps from 1, in order. */
export function failedSteps(run: Run, area: number): Uint32Array {
  const ofRun = remembered.get(run) ?? new Map<number, Uint32Array>();
  remembered.set(run, ofRun);
  const known = ofRun.get(area);
  if (known) return known;
  const { steps } = run;
  const failed: number[] = [];
  for (let i = 0; i < steps.count; i++) if (steps.outcome[i] === FAILED && steps.area[i] === area) failed.push(i + 1);
  const found = Uint32Array.from(failed);
  ofRun.set(area, found);
  return found;
}

/** Position of the first of `sorted` that is at least `value`. */
export function firstAtLeast(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One cross: a failure, or several that would touch. */
export type FailureMark = {
  readonly x: number;
  /** From the first to the last of them, in pixels. */
  readonly x0: number;
  readonly x1: number;
  /** The first and the last of them. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The shown step is among them. */
  readonly current: boolean;
  /** Empty where there is no room for a word. `labelX` is its left end. */
  readonly label: string;
  readonly labelX: number;
};

/** Crosses closer than this become one. */
const MARK_PITCH = 14;
const CROSS_HALF = 5;
const LABEL_GAP = 4;
const TEXT_GAP = 8;
/** Part of all places for crosses that may be taken. */
const CROWDED_SHARE = 0.5;
/** Bold is wider than what is measured. */
const BOLD = 1.08;

type Group = { from: number; to: number; count: number };

function groupsOf(failed: Uint32Array, shown: Interval, plot: Box): Group[] {
  const groups: Group[] = [];
  let start = 0;
  for (let i = firstAtLeast(failed, shown.from); i < failed.length && failed[i]! < shown.to; i++) {
    const x = stepX(failed[i]!, shown, plot);
    const last = groups.at(-1);
    if (!last || x - start >= MARK_PITCH) {
      groups.push({ from: failed[i]!, to: failed[i]!, count: 1 });
      start = x;
    } else {
      last.to = failed[i]!;
      last.count++;
    }
  }
  return groups;
}

/** Longest words first; the shown step is named even among others. */
function wordsFor(run: Run, { from: first, count }: Group, shownStep: number | undefined): string[] {
  if (count > 1 && shownStep === undefined) return [`×${count}`];
  const from = shownStep ?? first;
  const name = run.names[run.steps.name[from - 1]!] ?? '';
  const pages = run.steps.pages[from - 1]!;
  return pages > 0 ? [`${name} ${formatPages(pages)}`, name] : [name];
}

type Taken = { readonly from: number; readonly to: number };

/** Whether crosses would stand shoulder to shoulder: then shares are drawn instead. */
export function isCrowded(failed: Uint32Array, shown: Interval, plot: Box): boolean {
  return groupsOf(failed, shown, plot).length > (plot.width / MARK_PITCH) * CROWDED_SHARE;
}

/**
 * Places words beside their crosses, that of the shown step first; what has no room goes without. No word covers a
 * cross: the shown step is named above the picture too.
 * @param crowded leaves the cross of the shown step alone
 */
export function failureMarks(
  { run, index }: Pick<TimeSource, 'run' | 'index'>,
  shown: Interval,
  plot: Box,
  cursor: number,
  crowded: boolean,
  measure: Measure,
): FailureMark[] {
  const failed = failedSteps(run, index);
  const isShown = failed[firstAtLeast(failed, cursor)] === cursor && cursor >= shown.from && cursor < shown.to;
  const alone = isShown ? [{ from: cursor, to: cursor, count: 1 }] : [];
  const marks = (crowded ? alone : groupsOf(failed, shown, plot)).map((group) => {
    const current = isShown && group.from <= cursor && cursor <= group.to;
    const x0 = stepX(group.from, shown, plot);
    const x1 = stepX(group.to, shown, plot);
    return { ...group, x: current ? stepX(cursor, shown, plot) : (x0 + x1) / 2, x0, x1, current, label: '', labelX: 0 };
  });
  const texts: Taken[] = [];
  for (const mark of [...marks].sort((a, b) => Number(b.current) - Number(a.current))) {
    const others = marks.filter((other) => other !== mark);
    const crosses = others.map(({ x }) => ({ from: x - CROSS_HALF, to: x + CROSS_HALF }));
    const words = wordsFor(run, mark, mark.current ? cursor : undefined);
    const place = labelFor(words, mark, plot, [...crosses, ...texts], measure);
    if (!place) continue;
    Object.assign(mark, place);
    texts.push({ from: mark.labelX, to: mark.labelX + measure(mark.label, 'sans') });
  }
  return marks;
}

function labelFor(
  words: string[],
  { x, current }: Pick<FailureMark, 'x' | 'current'>,
  plot: Box,
  taken: readonly Taken[],
  measure: Measure,
): Pick<FailureMark, 'label' | 'labelX'> | undefined {
  for (const label of words) {
    const width = measure(label, 'sans') * (current ? BOLD : 1);
    for (const labelX of [x + CROSS_HALF + LABEL_GAP, x - CROSS_HALF - LABEL_GAP - width]) {
      const end = labelX + width;
      const isFree = taken.every(({ from, to }) => end + TEXT_GAP <= from || labelX >= to + TEXT_GAP);
      if (isFree && labelX >= plot.x && end <= plot.x + plot.width) return { label, labelX };
    }
  }
  return undefined;
}

/**
 * A line on what failed before it came to any area, at either end of the row of crosses; undefined without room.
 * @param own failures of the area, which are counted left of it
 */
export function unaskedLine(
  run: Run,
  own: number,
  marks: readonly FailureMark[],
  plot: Box,
  measure: Measure,
): { readonly x: number; readonly text: string } | undefined {
  const { length } = failedSteps(run, UNASKED);
  if (length === 0) return undefined;
  const text = `${formatCount(length)} ${own > 0 ? 'more' : length === 1 ? 'failure' : 'failures'} asked no area`;
  const width = measure(text, 'sans');
  const taken = marks.flatMap(({ x, label, labelX }) => [
    { from: x - CROSS_HALF, to: x + CROSS_HALF },
    { from: labelX, to: labelX + measure(label, 'sans') * BOLD },
  ]);
  const isFree = (x: number) => taken.every(({ from, to }) => x + width + TEXT_GAP <= from || x >= to + TEXT_GAP);
  const x = width > plot.width ? undefined : [plot.x, plot.x + plot.width - width].find(isFree);
  return x === undefined ? undefined : { x, text };
}

/** The share of steps that failed in each pixel column, 0 to 1. */
export function failureShares(failed: Uint32Array, shown: Interval, plot: Box): Float32Array {
  const columns = Math.max(1, Math.ceil(plot.width));
  const shares = new Float32Array(columns);
  const perColumn = (shown.to - shown.from) / plot.width;
  for (let i = firstAtLeast(failed, shown.from); i < failed.length && failed[i]! < shown.to; i++) {
    const column = Math.min(columns - 1, Math.floor((failed[i]! + 0.5 - shown.from) / perColumn));
    shares[column]! += 1 / Math.max(1, perColumn);
  }
  return shares.map((share) => Math.min(1, share));
}
