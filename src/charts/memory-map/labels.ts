/**
 * Names beside marks, without overlaps and without cutting any.
 * A name touches the span of its mark, in the nearest row that has room; from a higher row a leader goes down to the
 * mark, and keeps the rows below it clear. In the nearest row, where no leader tells, it may not begin over the mark of
 * another: it would be taken for that one's name. What finds no room is left out and counted.
 */
import type { Measure } from '../measure';
import type { Box, SceneText, TextSpan } from './scene';
import { ROW_HEIGHT, TEXT_GAP, textAt, TextRow, widthOf } from './text-row';

export type Wanted = {
  readonly key: string;
  /** Span of the mark that is in view. */
  readonly from: number;
  readonly to: number;
  /** Longest first; a shorter one is taken before the name is left out. */
  readonly wordings: readonly (readonly TextSpan[])[];
};

/** A wording with its width, in pixels. */
type Wording = { readonly spans: readonly TextSpan[]; readonly width: number };
type Sized = Omit<Wanted, 'wordings'> & { readonly wordings: readonly Wording[] };

/** Where a name stands: row 0 is the nearest to its mark. */
export type PlacedName = {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly spans: readonly TextSpan[];
  readonly row: number;
  readonly leaderX: number;
  readonly short: boolean;
};

export type Placement = { readonly names: readonly PlacedName[]; readonly left: number };

/** The widest mark's name counts this much more than one of a mark without width. */
const WIDTH_WEIGHT = 20;

type Side = 'start' | 'end' | 'middle';

/** A name's turn: which side of its mark it tries first. */
type Turn = { readonly wanted: Sized; readonly sides: readonly Side[] };

const FROM_START: readonly Side[] = ['start', 'middle', 'end'];
const FROM_END: readonly Side[] = ['end', 'middle', 'start'];
/** Each a row above the next: the most names over marks that stand close, where there are rows for it. */
const STAIRS: readonly Side[] = ['start'];

/**
 * In the order given, which serves the most important first; and by place: left of a pivot from right to left with
 * names that begin at their mark, so that none blocks the leader of the next, and right of it the mirror image.
 */
const PIVOTS = [0, 1 / 4, 1 / 2, 3 / 4, 1];

function* plansFor(wanted: readonly Sized[], width: number): Generator<Turn[]> {
  const byPlace = [...wanted].sort((a, b) => a.from - b.from || a.to - b.to);
  const turns = (some: readonly Sized[], sides: readonly Side[]) => some.map((one) => ({ wanted: one, sides }));
  yield turns(wanted, ['start', 'end', 'middle']);
  yield turns(byPlace, FROM_START);
  for (const share of PIVOTS) {
    const isLeft = ({ from, to }: Sized) => (from + to) / 2 < share * width;
    const left = byPlace.filter(isLeft).reverse();
    yield [...turns(left, FROM_START), ...turns(byPlace.slice(left.length), FROM_END)];
  }
  yield turns(byPlace.reverse(), STAIRS);
}

/** Where a text starts at that side of its mark. */
function startAt(side: Side, { from, to }: Sized, width: number): number {
  if (side === 'start') return from;
  return side === 'end' ? to - width : (from + to - width) / 2;
}

/** Places of a text that touch its mark: the sides first, then right beside what is taken, the nearest to its start first. */
function placesOf(wanted: Sized, width: number, sides: readonly Side[], row: TextRow): number[] {
  const last = Math.floor(row.width - width);
  const atSides = sides.map((side) => Math.round(Math.min(Math.max(0, startAt(side, wanted, width)), last)));
  if (sides === STAIRS) return atSides;
  const beside = row.placesBeside(width, wanted.from, wanted.to);
  beside.sort((a, b) => Math.abs(a - wanted.from) - Math.abs(b - wanted.from));
  return [...atSides.filter((x) => x <= wanted.to && x + width >= wanted.from), ...beside];
}

/** Whether a text begins over a mark before its own: without a leader that one would seem to be meant. */
const strays = ({ from }: Sized, x: number, all: readonly Sized[]): boolean =>
  x < from && all.some((other) => other.from < from && other.to > x);

/** Where the leader of a text may meet both text and mark. */
function leaderXs({ from, to }: Sized, x: number, width: number): number[] {
  const low = Math.max(from, x);
  const high = Math.min(to, x + width);
  return [Math.round((low + high) / 2), Math.ceil(low), Math.floor(high)];
}

function placeWording(
  { wanted, sides }: Turn,
  { spans, width }: Wording,
  rows: readonly TextRow[],
  others: readonly Sized[],
  levels: readonly number[],
): PlacedName | undefined {
  for (const level of levels) {
    const row = rows[level]!;
    const below = rows.slice(0, level);
    for (const x of placesOf(wanted, width, sides, row)) {
      if (!row.isFree(x, x + width) || (level === 0 && strays(wanted, x, others))) continue;
      const leaderX = leaderXs(wanted, x, width).find((at) => below.every((r) => r.isClear(at)));
      if (leaderX === undefined) continue;
      row.take(x, x + width);
      for (const r of below) r.take(leaderX, leaderX);
      return { key: wanted.key, x, width, spans, row: level, leaderX, short: spans !== wanted.wordings[0]?.spans };
    }
  }
  return undefined;
}

/**
 * All long wordings first, so that a short one never takes the place of another name. `first` chooses before all; from
 * the highest row, if it is on top, where it blocks the least.
 */
function placeByPlan(
  plan: readonly Turn[],
  first: string | undefined,
  onTop: boolean,
  rows: readonly TextRow[],
): PlacedName[] {
  const found = new Map<string, PlacedName>();
  const isFirst = ({ wanted }: Turn) => wanted.key === first;
  const turns = [...plan.filter(isFirst), ...plan.filter((turn) => !isFirst(turn))];
  const most = Math.max(0, ...turns.map(({ wanted }) => wanted.wordings.length));
  const all = turns.map(({ wanted }) => wanted);
  const levels = rows.map((_, level) => level);
  const ofFirst = onTop ? levels.toReversed() : levels;
  for (let level = 0; level < most; level++) {
    for (const turn of turns) {
      const wording = turn.wanted.wordings[level];
      const name =
        wording &&
        !found.has(turn.wanted.key) &&
        (isFirst(turn)
          ? placeWording(turn, wording, rows, [], ofFirst)
          : placeWording(turn, wording, rows, all, levels));
      if (name) found.set(name.key, name);
    }
  }
  return [...found.values()];
}

/** How much is lost with a name: the wider its mark, the more. */
function weightsOf(wanted: readonly Sized[]): Map<string, number> {
  const widest = Math.max(1, ...wanted.map(({ from, to }) => to - from));
  return new Map(wanted.map(({ key, from, to }) => [key, 1 + (WIDTH_WEIGHT * (to - from)) / widest]));
}

/** A name left out is worse than a short one, and that than any number of rows. 0 is perfect. */
function cost(names: readonly PlacedName[], rows: number, weights: ReadonlyMap<string, number>): number {
  const kept = new Set(names.map(({ key }) => key));
  const lost = [...weights].reduce((sum, [key, weight]) => sum + (kept.has(key) ? 0 : weight), 0);
  const parts = names.length + 1;
  return lost + names.filter((name) => name.short).length / parts + (rowsOf(names) - 1) / (parts * (rows + 1));
}

/** How many rows are used, one at least. */
export const rowsOf = (names: readonly PlacedName[]): number =>
  names.reduce((most, { row }) => Math.max(most, row), 0) + 1;

/** The best of some plans in at most `rows` rows of `width`; `first` always chooses first. */
export function placeNames(
  wanted: readonly Wanted[],
  rows: number,
  width: number,
  measure: Measure,
  first?: string,
): Placement {
  const sized = wanted.map((one): Sized => {
    const wordings = one.wordings.map((spans) => ({ spans, width: widthOf(spans, measure) }));
    return { ...one, wordings };
  });
  const weights = weightsOf(sized);
  let best: { readonly names: PlacedName[]; readonly cost: number } | undefined;
  const emptyRow = () => new TextRow(0, width);
  for (const onTop of first === undefined ? [false] : [false, true]) {
    for (const plan of plansFor(sized, width)) {
      if (best?.cost === 0) break;
      const names = placeByPlan(plan, first, onTop, Array.from({ length: rows }, emptyRow));
      const its = cost(names, rows, weights);
      if (!best || its < best.cost) best = { names, cost: its };
    }
  }
  const names = best?.names ?? [];
  return { names, left: wanted.length - names.length };
}

/** `ys` are the tops of the rows, from the nearest to the mark upwards; `markY` is where leaders end. */
export function nameTexts(names: readonly PlacedName[], ys: readonly number[], markY: number): SceneText[] {
  return names.map(({ key, x, width, spans, row, leaderX }) => {
    const y = ys[row]!;
    const leader = row === 0 ? undefined : { x: leaderX, y0: y + ROW_HEIGHT - 1, y1: markY };
    return textAt(key, x, y, width, spans, leader);
  });
}

/** Beside a mark in its own lane: the longest wording that fits, before the mark or behind it. */
export function placeBeside(
  key: string,
  mark: Box,
  wordings: readonly (readonly TextSpan[])[],
  row: TextRow,
  measure: Measure,
): SceneText | undefined {
  const gap = TEXT_GAP / 2;
  for (const spans of wordings) {
    const width = widthOf(spans, measure);
    for (const x of [Math.floor(mark.x - gap - width), Math.ceil(mark.x + mark.width + gap)]) {
      if (!row.isFree(x, x + width, gap)) continue;
      row.take(x, x + width);
      return textAt(key, x, row.y, width, spans);
    }
  }
  return undefined;
}
