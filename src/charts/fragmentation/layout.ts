/** How free memory falls to pieces, over the same steps as the space–time diagram: series to scene. Pure. */
import { formatBytes } from '../../lib/format';
import type { Pages } from '../../lib/units';
import type { Fragmentation } from '../../scenario/fragmentation';
import type { Measure } from '../measure';
import { estimateWidth } from '../measure';
import { failureShares } from '../space-time/failures';
import type { Interval } from '../space-time/interval';
import { fitInterval, lengthOf } from '../space-time/interval';
import { LEAST_STEPS } from '../space-time/layout';
import { formatCount, stepTicks, stepX } from '../space-time/ticks';
import type { Box, TimeRoom } from '../space-time/time-room';
import { ASIDE_WIDTH, timeRoom } from '../space-time/time-room';
import type { Columns } from './columns';
import { bandPath, columnsOf, isLine, linePath, StateValues } from './columns';
import type { LabelWish } from './labels';
import { LABEL_PITCH, labelsAbove, labelsBeside } from './labels';
import type { Curve, CurveLabel, CurveRole, FragmentationPicture, FragmentationScene } from './scene';
import { fragmentationItem, fragmentationLabel, pendingAt, percent, unusableShare } from './series';

export type FragmentationOptions = {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pageSize: number;
  /** Left edge of the plot: page-map's plotEdge(), which is `picture.plot.x` of the space–time diagram. */
  readonly edge: number;
  /** The shown step. */
  readonly cursor: number;
  /** Pages are pinned then, which the unusable share leaves aside: it says so. */
  readonly pinned?: boolean | undefined;
  /** States in view; undefined: all. */
  readonly steps?: Interval | undefined;
  readonly measure?: Measure;
};

const AXIS_HEIGHT = 20;
const TOP = 6;
const STRIP_HEIGHT = 14;
const STRIP_GAP = 9;
const LEAST_PLOT = 24;
/** Below this height the unusable share is left to the words. */
const LEAST_WITH_STRIP = LEAST_PLOT + TOP + STRIP_HEIGHT + STRIP_GAP + AXIS_HEIGHT;
const LABEL_GAP = 8;

type Ground = {
  readonly series: Fragmentation;
  readonly options: FragmentationOptions;
  readonly measure: Measure;
  readonly steps: Interval;
  readonly room: TimeRoom;
  /** Height that labels above the plot take. */
  readonly head: number;
};

function boxesOf({ options, room, head, series }: Ground): { plot: Box; strip: Box | undefined } {
  const place = { x: room.x, width: Math.floor(room.width) };
  const withStrip = options.height - head >= LEAST_WITH_STRIP && series.requests.from.length > 0;
  const below = AXIS_HEIGHT + (withStrip ? STRIP_HEIGHT + STRIP_GAP : 0);
  const height = Math.max(LEAST_PLOT, Math.floor(options.height - head - TOP - below));
  const plot = { ...place, y: head + TOP, height };
  return { plot, strip: withStrip ? { ...place, y: plot.y + height + STRIP_GAP, height: STRIP_HEIGHT } : undefined };
}

const pagesY =
  ({ pages }: Fragmentation, plot: Box) =>
  (value: Pages): number =>
    plot.y + plot.height * (1 - value / Math.max(1, pages));

/** Free memory that is not in the longest run: from the top of the one to the foot of the other. */
function tintPath(free: Columns, largest: Columns, y: (pages: Pages) => number): string {
  const lower = largest.most.map((most, i) => Math.min(most, free.least[i]!));
  return bandPath(free, free.least, lower, y);
}

type Values = Readonly<Record<'free' | 'largest' | 'unusable', StateValues>>;

const indexed = new WeakMap<Fragmentation, Values>();

function valuesOf(series: Fragmentation): Values {
  const known = indexed.get(series);
  if (known) return known;
  const of = (valueAt: (state: number) => number) => new StateValues(series.free.length, valueAt);
  const values = {
    free: of((state) => series.free[state]!),
    largest: of((state) => series.largest[state]!),
    unusable: of((state) => unusableShare(series, state)),
  };
  indexed.set(series, values);
  return values;
}

function curveOf(role: 'free' | 'largest', columns: Columns, y: (pages: Pages) => number): Curve {
  if (isLine(columns)) return { role, filled: false, path: linePath(columns, y) };
  return { role, filled: true, path: bandPath(columns, columns.most, columns.least, y) };
}

function curvesOf({ series, steps }: Ground, plot: Box, strip: Box | undefined): Curve[] {
  const across = { steps, x: plot.x, width: plot.width };
  const y = pagesY(series, plot);
  const values = valuesOf(series);
  const free = columnsOf(across, values.free);
  const largest = columnsOf(across, values.largest);
  const curves: Curve[] = [
    { role: 'tint', filled: true, path: tintPath(free, largest, y) },
    curveOf('free', free, y),
    curveOf('largest', largest, y),
  ];
  if (!strip) return curves;
  const unusable = columnsOf(across, values.unusable);
  const stripY = (share: number) => strip.y + strip.height * (1 - share);
  const middle = unusable.most.map((most, i) => (most + unusable.least[i]!) / 2);
  return [
    ...curves,
    {
      role: 'unusable',
      filled: true,
      path: bandPath(unusable, middle, new Float64Array(middle.length), stripY),
    },
  ];
}

function makePicture(ground: Ground): FragmentationPicture {
  const { series, options, steps, measure } = ground;
  const { plot, strip } = boxesOf(ground);
  const shares = failureShares(series.failures, steps, plot);
  const foot = { ...plot, height: (strip ?? plot).y + (strip ?? plot).height - plot.y };
  return {
    plot,
    strip,
    curves: curvesOf(ground, plot, strip),
    ticks: stepTicks(steps, foot, measure),
    axis: [
      { y: plot.y, text: formatBytes(series.pages * options.pageSize) },
      { y: plot.y + plot.height / 2, text: 'free' },
      { y: plot.y + plot.height, text: '0' },
      ...(strip ? [{ y: strip.y + strip.height / 2, text: 'unusable' }] : []),
    ],
    axisX: plot.x - LABEL_GAP,
    failures: Array.from(shares, (share, i) => ({ x: plot.x + i, share })).filter(({ share }) => share > 0),
  };
}

type Remembered = { readonly wanted: readonly unknown[]; readonly picture: FragmentationPicture };

const remembered = new WeakMap<Fragmentation, Remembered>();

/** The last picture of a series stays for as long as only the cursor moves. */
function pictureOf(ground: Ground): FragmentationPicture {
  const { options, steps, head, measure } = ground;
  const wanted = [options.width, options.height, options.pageSize, options.edge, steps.from, steps.to, head, measure];
  const known = remembered.get(ground.series);
  if (known && wanted.every((value, i) => value === known.wanted[i])) return known.picture;
  const picture = makePicture(ground);
  remembered.set(ground.series, { wanted, picture });
  return picture;
}

/** Red is what fails: the pending request does at its own steps and at no other. */
const askedRole = ({ failures }: Fragmentation, cursor: number): CurveRole & ('asked' | 'pending') =>
  failures.includes(cursor) ? 'asked' : 'pending';

/** Whose request it is that is not of the shown step. */
function askedWord(role: CurveRole, step: number, value: string, measure: Measure): string {
  if (role === 'asked') return 'asked';
  const word = `step ${formatCount(step)} asks`;
  return measure(`${word} ${value}`, 'sans') <= ASIDE_WIDTH ? word : 'asked';
}

function wishesOf(
  series: Fragmentation,
  options: FragmentationOptions,
  last: number,
  measure: Measure,
  picture?: FragmentationPicture,
): LabelWish[] {
  const size = (pages: Pages) => formatBytes(pages * options.pageSize);
  const y = picture ? pagesY(series, picture.plot) : () => 0;
  const { cursor } = options;
  const asked = pendingAt(series, cursor);
  const wishes: LabelWish[] = [
    { role: 'free', word: 'free', value: size(series.free[cursor]!), y: y(series.free[last]!) },
    { role: 'largest', word: 'largest run', value: size(series.largest[cursor]!), y: y(series.largest[last]!) },
  ];
  if (!asked) return wishes;
  const role = askedRole(series, cursor);
  const value = size(asked.pages);
  const share = unusableShare(series, cursor);
  const unusable = options.pinned && share < 1 ? `${percent(share)} + pins` : percent(share);
  const strip = picture?.strip;
  const stripY = strip ? strip.y + strip.height / 2 : (picture?.plot.y ?? 0) + (picture?.plot.height ?? 0);
  return [
    ...wishes,
    { role, word: askedWord(role, asked.step, value, measure), value, y: y(Math.min(asked.pages, series.pages)) },
    { role: 'unusable', word: 'unusable', value: unusable, y: stripY },
  ];
}

const isAsked = (series: Fragmentation): boolean => series.failures.length > 0;

/** A request that never failed is no line. */
function askedOf(
  series: Fragmentation,
  { cursor, pageSize }: FragmentationOptions,
  plot: Box,
): FragmentationScene['asked'] {
  const asked = pendingAt(series, cursor);
  if (!asked || !isAsked(series)) return undefined;
  const y = asked.pages > series.pages ? undefined : pagesY(series, plot)(asked.pages);
  return { y, text: formatBytes(asked.pages * pageSize), role: askedRole(series, cursor) };
}

function labelsOf(ground: Ground, picture: FragmentationPicture): CurveLabel[] {
  const { series, options, room, steps, measure } = ground;
  const last = Math.min(series.free.length, Math.ceil(steps.to)) - 1;
  const wishes = wishesOf(series, options, last, measure, picture);
  if (!room.aside) return labelsAbove(wishes, options.width, measure);
  const { plot, strip } = picture;
  const foot = (strip ?? plot).y + (strip ?? plot).height + LABEL_PITCH / 2;
  // Nothing else stands beside the axis: labels may go down to it where they are many.
  const needed = Math.min(options.height, plot.y - TOP + wishes.length * LABEL_PITCH);
  return labelsBeside(wishes, room.aside.x, plot.y - TOP, Math.max(foot, needed));
}

export function layoutFragmentation(series: Fragmentation, given: FragmentationOptions): FragmentationScene {
  const measure = given.measure ?? estimateWidth;
  const states = series.free.length;
  const options = { ...given, cursor: Math.max(0, Math.min(given.cursor, states - 1)) };
  const all = { from: 0, to: states };
  const steps = fitInterval(given.steps ?? all, all, LEAST_STEPS);
  const room = timeRoom(given.width, given.edge);
  const above = room.aside ? [] : labelsAbove(wishesOf(series, options, states - 1, measure), given.width, measure);
  const head = Math.max(0, ...above.map(({ y }) => y + LABEL_PITCH));
  const ground: Ground = { series, options, measure, steps, room, head };
  const picture = pictureOf(ground);
  const { plot } = picture;
  const x = stepX(options.cursor, steps, plot);
  const inView = states > 1 && x >= plot.x && x <= plot.x + plot.width;
  return {
    width: given.width,
    height: given.height,
    picture,
    asked: askedOf(series, options, plot),
    cursor: inView
      ? {
          step: options.cursor,
          x,
          top: head === 0 ? 0 : plot.y - TOP,
          y: pagesY(series, plot)(series.largest[options.cursor]!),
        }
      : undefined,
    labels: labelsOf(ground, picture),
    stepOf: (at) => {
      const state = Math.floor(steps.from + ((at - plot.x) / plot.width) * lengthOf(steps));
      return Math.max(Math.ceil(steps.from), Math.min(state, Math.ceil(steps.to) - 1, states - 1));
    },
    summary: `Fragmentation, ${fragmentationLabel(fragmentationItem(series, options.cursor), given.pageSize, given.pinned)}`,
  };
}
