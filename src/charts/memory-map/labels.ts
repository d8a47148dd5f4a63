/**
 * Names beside marks, without overlaps and without cutting any.
 * A name touches the span of its mark, in the nearest row that has room; from a higher row a leader goes down to the
 * mark, and keeps the rows below it clear. What finds no room is left out and counted.
 */
import type { Measure } from '../measure';
import { MAX_NAME_ROWS } from './rows';
import type { Box, SceneText, TextSpan } from './scene';
import { ROW_HEIGHT, TEXT_GAP, textAt, type TextRow, widthOf } from './text-row';

export type Wanted = {
  readonly key: string;
  /** Span of the mark that is in view. */
  readonly from: number;
  readonly to: number;
  /** Longest first; a shorter one is taken before the name is left out. */
  readonly wordings: readonly (readonly TextSpan[])[];
};

export type Placement = { readonly texts: readonly SceneText[]; readonly left: number };

/** The widest mark's name counts this much more than one of a mark without width. */
const WIDTH_WEIGHT = 2;

type Side = 'start' | 'end' | 'middle';

/** A name's turn: which side of its mark it tries first. */
type Turn = { readonly wanted: Wanted; readonly sides: readonly Side[] };

const FROM_START: readonly Side[] = ['start', 'middle', 'end'];
const FROM_END: readonly Side[] = ['end', 'middle', 'start'];

/**
 * In the order given, which serves the most important first; and by place: left of a pivot from right to left with
 * names that begin at their mark, so that none blocks the leader of the next, and right of it the mirror image.
 */
const PIVOTS = [0, 1 / 4, 1 / 2, 3 / 4, 1];

function plansFor(wanted: readonly Wanted[], width: number): Turn[][] {
  const byPlace = [...wanted].sort((a, b) => a.from - b.from || a.to - b.to);
  const turns = (some: readonly Wanted[], sides: readonly Side[]) => some.map((one) => ({ wanted: one, sides }));
  const pivoted = PIVOTS.map((share) => {
    const isLeft = ({ from, to }: Wanted) => (from + to) / 2 < share * width;
    const left = byPlace.filter(isLeft).reverse();
    return [
      ...turns(left, FROM_START),
      ...turns(
        byPlace.filter((one) => !isLeft(one)),
        FROM_END,
      ),
    ];
  });
  return [turns(wanted, ['start', 'end', 'middle']), ...pivoted, turns(byPlace, FROM_START)];
}

/** Where a text starts at that side of its mark. */
function startAt(side: Side, { from, to }: Wanted, width: number): number {
  if (side === 'start') return from;
  return side === 'end' ? to - width : (from + to - width) / 2;
}

/** Places of a text that touch its mark and are free: the sides first, then right beside a neighbour. */
function freePlaces(wanted: Wanted, width: number, sides: readonly Side[], row: TextRow): number[] {
  const last = Math.floor(row.width - width);
  const wishes = sides.map((side) => Math.round(Math.min(Math.max(0, startAt(side, wanted, width)), last)));
  const beside = row.placesBeside(width).sort((a, b) => Math.abs(a - wanted.from) - Math.abs(b - wanted.from));
  return [...wishes, ...beside].filter((x) => x <= wanted.to && x + width >= wanted.from && row.isFree(x, x + width));
}

/** Where the leader of a text may meet both text and mark. */
function leaderXs({ from, to }: Wanted, x: number, width: number): number[] {
  const low = Math.max(from, x);
  const high = Math.min(to, x + width);
  return [Math.round((low + high) / 2), Math.ceil(low), Math.floor(high)];
}

type Found = { readonly text: SceneText; readonly level: number; readonly short: boolean };

function placeWording(
  wanted: Wanted,
  spans: readonly TextSpan[],
  sides: readonly Side[],
  rows: readonly TextRow[],
  markY: number,
  measure: Measure,
): Found | undefined {
  const width = widthOf(spans, measure);
  for (const [level, row] of rows.entries()) {
    const below = rows.slice(0, level);
    for (const x of freePlaces(wanted, width, sides, row)) {
      const at = leaderXs(wanted, x, width).find((leader) => below.every((r) => r.isClear(leader)));
      if (at === undefined) continue;
      row.take(x, x + width);
      for (const r of below) r.take(at, at);
      const leader = level === 0 ? undefined : { x: at, y0: row.y + ROW_HEIGHT - 1, y1: markY };
      const short = spans !== wanted.wordings[0];
      return { level, short, text: textAt(wanted.key, x, row.y, width, spans, leader) };
    }
  }
  return undefined;
}

/** All long wordings first, so that a short one never takes the place of another name. `first` chooses before all. */
function placeByPlan(
  plan: readonly Turn[],
  first: string | undefined,
  rows: readonly TextRow[],
  markY: number,
  measure: Measure,
): Found[] {
  const found = new Map<string, Found>();
  const isFirst = ({ wanted }: Turn) => wanted.key === first;
  const turns = [...plan.filter(isFirst), ...plan.filter((turn) => !isFirst(turn))];
  const most = Math.max(0, ...turns.map(({ wanted }) => wanted.wordings.length));
  for (let level = 0; level < most; level++) {
    for (const { wanted, sides } of turns) {
      const spans = wanted.wordings[level];
      const text = spans && !found.has(wanted.key) && placeWording(wanted, spans, sides, rows, markY, measure);
      if (text) found.set(wanted.key, text);
    }
  }
  return [...found.values()];
}

/** How much is lost with a name: the wider its mark, the more. */
function weights(wanted: readonly Wanted[]): Map<string, number> {
  const widest = Math.max(1, ...wanted.map(({ from, to }) => to - from));
  return new Map(wanted.map(({ key, from, to }) => [key, 1 + (WIDTH_WEIGHT * (to - from)) / widest]));
}

/** A name left out is worse than a short one, and that than any number of high rows. */
function cost(found: readonly Found[], weight: ReadonlyMap<string, number>): number {
  const kept = new Set(found.map(({ text }) => text.key));
  const lost = [...weight].reduce((sum, [key, one]) => sum + (kept.has(key) ? 0 : one), 0);
  const short = found.filter((one) => one.short).length / (found.length + 1);
  const rows = found.reduce((sum, { level }) => sum + level, 0) / (MAX_NAME_ROWS * (found.length + 1) ** 2);
  return lost + short + rows;
}

/** `rows` from the nearest to the mark upwards; `markY` is where leaders end; `first` always chooses first. */
export function placeNames(
  wanted: readonly Wanted[],
  rows: readonly TextRow[],
  markY: number,
  measure: Measure,
  first?: string,
): Placement {
  const tries = plansFor(wanted, rows[0]?.width ?? 0).map((plan) => {
    const copies = rows.map((row) => row.copy());
    return placeByPlan(plan, first, copies, markY, measure);
  });
  const weight = weights(wanted);
  const best = tries.reduce((a, b) => (cost(b, weight) < cost(a, weight) ? b : a));
  for (const { text, level } of best) rows[level]!.take(text.x, text.x + text.width);
  return { texts: best.map(({ text }) => text), left: wanted.length - best.length };
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
