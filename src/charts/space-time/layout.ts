/** The history of one area, and a size, to scene: every buffer by when and where it was, and every failure. Pure. */
import type { CmaArea } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';
import type { Run } from '../../scenario/run';
import type { Measure } from '../measure';
import { estimateWidth } from '../measure';
import { clientColours } from '../page-map/client-colours';
import { plotEdge } from '../page-map/layout';
import type { ClientTotal } from './client-totals';
import { clientTotals } from './client-totals';
import { failedSteps, failureMarks, failureShares, firstAtLeast, isCrowded, unaskedLine } from './failures';
import type { Interval } from './interval';
import { fitInterval } from './interval';
import type { Key } from './key';
import { KEY_ROW, keyBelow, keyBeside } from './key';
import { lifeMarks } from './life-marks';
import { lifeNames } from './life-names';
import { noteMarks } from './notes';
import type { FailureRow, SpaceTimeScene, TimePicture } from './scene';
import { addressTicks, formatCount, stepTicks, stepX } from './ticks';
import type { TimeSource } from './time-source';
import type { Box, TimeRoom } from './time-room';
import { timeRoom } from './time-room';

export type SpaceTimeOptions = {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pageSize: number;
  /** The shown step; 0 is the state after boot. */
  readonly cursor: number;
  /** States in view; undefined: all. */
  readonly steps?: Interval | undefined;
  /** Pages of the area in view; undefined: all. */
  readonly pages?: Interval | undefined;
  /** Index into Lives of the selected buffer. */
  readonly selection?: number | undefined;
  /** False where a picture below has the step axis for both. */
  readonly axis?: boolean;
  readonly measure?: Measure;
};

export const FAILURE_ROW = 20;
const FAILURE_MIDDLE = 8;
export const AXIS_HEIGHT = 18;
/** Fewest states and pages in view. */
export const LEAST_STEPS = 6;
export const LEAST_PAGES = 16;
/** Half a label of an address stands below the plot. */
const FOOT_MARGIN = 8;
/** The grip of the cursor stands there; beside a plot the picture below begins with as much room of its own. */
const FOOT_ABOVE_KEY = 18;
const LABEL_GAP = 8;
const LEAST_PLOT = 24;
/** Left margin of a key that is not beside the plot. */
const KEY_INSET = 12;
/** Hairlines from more failures than this would hide the plot. */
const MAX_LINES = 24;

export const allStepsOf = (run: Run): Interval => ({ from: 0, to: run.steps.count + 1 });
export const allPagesOf = (area: CmaArea): Interval => ({ from: 0, to: Math.max(1, area.pages) });

type Ground = { readonly source: TimeSource; readonly options: SpaceTimeOptions; readonly measure: Measure };

function plotBox(room: TimeRoom, options: SpaceTimeOptions, below: number): Box {
  const bare = room.aside ? FOOT_MARGIN : FOOT_ABOVE_KEY;
  const foot = options.axis === false ? bare : AXIS_HEIGHT;
  const height = options.height - FAILURE_ROW - foot - below;
  return { x: room.x, y: FAILURE_ROW, width: Math.floor(room.width), height: Math.max(LEAST_PLOT, Math.floor(height)) };
}

function makePicture({ source, options, measure }: Ground, plot: Box): TimePicture {
  const { area, index, run, pageSize } = source;
  const allSteps = allStepsOf(run);
  const allPages = allPagesOf(area);
  const steps = fitInterval(options.steps ?? allSteps, allSteps, LEAST_STEPS);
  const pages = fitInterval(options.pages ?? allPages, allPages, LEAST_PAGES);
  const marks = lifeMarks({ run, area: index, steps, pages, plot, colours: clientColours(run) });
  const failed = failedSteps(run, index);
  return {
    ...marks,
    width: options.width,
    height: options.height,
    plot,
    steps,
    allSteps,
    pages,
    allPages,
    names: lifeNames(marks.rects, run, pageSize, plot, measure),
    addresses: addressTicks(area, pageSize, pages, plot),
    addressX: plot.x - LABEL_GAP,
    ticks: options.axis === false ? [] : stepTicks(steps, plot, measure),
    failureShares: isCrowded(failed, steps, plot) ? failureShares(failed, steps, plot) : undefined,
  };
}

type Remembered = { readonly wanted: readonly unknown[]; readonly picture: TimePicture };

const remembered = new WeakMap<Run, Remembered>();

/** The last picture of a run stays for as long as only the cursor or the selection change. */
function pictureOf(ground: Ground, plot: Box): TimePicture {
  const { source, options, measure } = ground;
  const { steps, pages, width, height } = options;
  const edges = [plot.x, plot.y, plot.width, plot.height, steps?.from, steps?.to, pages?.from, pages?.to];
  const wanted = [source.area, source.index, source.pageSize, options.axis, measure, width, height, ...edges];
  const known = remembered.get(source.run);
  if (known && wanted.every((value, i) => value === known.wanted[i])) return known.picture;
  const picture = makePicture(ground, plot);
  remembered.set(source.run, { wanted, picture });
  return picture;
}

function failureRow(
  { source, options, measure }: Ground,
  { steps, plot, failureShares: shares }: TimePicture,
): FailureRow {
  const failed = failedSteps(source.run, source.index).length;
  const marks = failureMarks(source, steps, plot, options.cursor, shares !== undefined, measure);
  return {
    y: FAILURE_MIDDLE,
    word: failed === 0 ? '' : `${formatCount(failed)} failed`,
    marks,
    unasked: shares ? undefined : unaskedLine(source.run, failed, marks, plot, measure),
    lines: hairlines(source, steps, plot),
  };
}

/** Where each failure in view is, unless there are so many that hairlines would hide the plot. */
function hairlines({ run, index }: TimeSource, steps: Interval, plot: Box): number[] {
  const failed = failedSteps(run, index);
  const from = firstAtLeast(failed, steps.from);
  const to = firstAtLeast(failed, steps.to);
  return to - from > MAX_LINES ? [] : Array.from(failed.subarray(from, to), (step) => stepX(step, steps, plot));
}

function summaryOf({ area, pageSize, run, index }: TimeSource, totals: readonly ClientTotal[], cursor: number): string {
  const failed = failedSteps(run, index).length;
  const pages = totals.reduce((sum, total) => sum + total.pages, 0);
  const buffers = totals.reduce((sum, total) => sum + total.buffers, 0);
  const held = formatBytes(BigInt(pages) * BigInt(pageSize));
  return (
    `Space–time of ${area.name}: ${counted(run.steps.count, 'step')}, ${counted(failed, 'failed request')}; ` +
    `at step ${formatCount(cursor)} ${held} in ${counted(buffers, 'buffer')}`
  );
}

const counted = (count: number, word: string): string => `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;

/** @param index of the area among `Machine.areas`; a step or window beyond the run is moved inside of it. */
export function layoutSpaceTime(area: CmaArea, index: number, run: Run, options: SpaceTimeOptions): SpaceTimeScene {
  const measure = options.measure ?? estimateWidth;
  const { pageSize } = options;
  const source: TimeSource = { area, index, pageSize, run };
  const ground: Ground = { source, options, measure };
  const step = Math.max(0, Math.min(options.cursor, run.steps.count));
  const totals = clientTotals(run, index, step, clientColours(run));
  const edge = plotEdge(area, pageSize, measure);
  const room = timeRoom(options.width, edge);
  // Below, rows are counted first, because they take height from the plot.
  const below = (y: number): Key => keyBelow(totals, pageSize, KEY_INSET, options.width - KEY_INSET, y, measure);
  const keyHeight = room.aside ? 0 : Math.max(0, ...below(0).rows.map((row) => row.y + KEY_ROW / 2));
  const plot = plotBox(room, options, keyHeight);
  const picture = pictureOf(ground, plot);
  const x = stepX(step, picture.steps, plot);
  const inView = run.steps.count > 0 && x >= plot.x && x <= plot.x + plot.width;
  return {
    source,
    picture,
    failures: failureRow(ground, picture),
    notes: noteMarks(run, picture.steps, plot, step),
    cursor: { step, x: inView ? x : undefined },
    totals,
    key: room.aside
      ? keyBeside(totals, step, pageSize, room.aside, FAILURE_ROW, plot.height, measure)
      : below(options.height - keyHeight),
    selection: options.selection,
    empty: emptyOf(area, run),
    summary: summaryOf(source, totals, step),
  };
}

function emptyOf(area: CmaArea, run: Run): string | undefined {
  if (!area.activated) return 'This area could not be activated: it has no pages to give.';
  return run.steps.count === 0
    ? 'No operations yet. Allocate from a heap, or write lines into the workload.'
    : undefined;
}
