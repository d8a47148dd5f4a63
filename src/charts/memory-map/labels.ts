/**
 * Names beside marks, without overlaps and without cutting any.
 * A name touches the span of its mark, in the nearest row that has room; from a higher row a leader goes down to the
 * mark, and keeps the rows below it clear. What finds no room is left out and counted.
 */
import type { Measure } from '../measure';
import type { Box, SceneText, TextSpan } from './scene';

/** Free pixels between two texts. */
export const TEXT_GAP = 10;
/** Height of a row of text, and where its baseline is from the top of the row. */
export const ROW_HEIGHT = 16;
export const BASELINE = 12;
/** Free pixels at both sides of a leader. */
const LEADER_GAP = 4;

type Interval = { readonly from: number; readonly to: number };

/** One row of text: what is taken in it. */
export class TextRow {
  private readonly taken: Interval[] = [];

  constructor(
    readonly y: number,
    readonly width: number,
  ) {}

  isFree(from: number, to: number, gap = TEXT_GAP): boolean {
    if (from < 0 || to > this.width) return false;
    return this.taken.every((t) => to + gap <= t.from || from >= t.to + gap);
  }

  take(from: number, to: number): void {
    this.taken.push({ from, to });
  }

  /** Leaders pass between texts more closely than another text would. */
  isClear(x: number): boolean {
    return this.taken.every((t) => x + LEADER_GAP <= t.from || x >= t.to + LEADER_GAP);
  }
}

export type Wanted = {
  readonly key: string;
  /** Span of the mark that is in view. */
  readonly from: number;
  readonly to: number;
  readonly spans: readonly TextSpan[];
};

export const widthOf = (spans: readonly TextSpan[], measure: Measure): number =>
  spans.reduce((sum, span) => sum + span.gap + measure(span.text, span.face), 0);

/** A text in a row, its box as high as the row. */
export function textAt(
  key: string,
  x: number,
  y: number,
  width: number,
  spans: readonly TextSpan[],
  leader?: SceneText['leader'],
): SceneText {
  return { key, x, y, width, height: ROW_HEIGHT, baseline: y + BASELINE, spans, leader };
}

/** Where a text may start so that it touches its mark: flush left, flush right, centred; pushed in from the edges. */
function startsOf({ from, to }: Wanted, width: number, limit: number): number[] {
  const pushedIn = (x: number) => Math.min(Math.max(0, x), limit - width);
  const middle = (from + to) / 2 - width / 2;
  const starts = [from, to - width, middle].map((x) => Math.round(pushedIn(x)));
  return [...new Set(starts)].filter((x) => x >= 0 && x <= to && x + width >= from);
}

/** Where the leader of a text meets both text and mark. */
function leaderX(wanted: Wanted, x: number, width: number): number {
  const low = Math.max(wanted.from, x);
  const high = Math.min(wanted.to, x + width);
  return Math.round((low + high) / 2);
}

/** `rows` from the nearest to the mark upwards; `markY` is where leaders end. Undefined when nothing is free. */
function placeOne(wanted: Wanted, rows: readonly TextRow[], markY: number, measure: Measure): SceneText | undefined {
  const width = widthOf(wanted.spans, measure);
  for (const [level, row] of rows.entries()) {
    for (const x of startsOf(wanted, width, row.width)) {
      if (!row.isFree(x, x + width)) continue;
      const below = rows.slice(0, level);
      const at = leaderX(wanted, x, width);
      if (!below.every((r) => r.isClear(at))) continue;
      row.take(x, x + width);
      for (const r of below) r.take(at, at);
      const leader = level === 0 ? undefined : { x: at, y0: row.y + ROW_HEIGHT - 1, y1: markY };
      return textAt(wanted.key, x, row.y, width, wanted.spans, leader);
    }
  }
  return undefined;
}

export type Placement = { readonly texts: readonly SceneText[]; readonly left: number };

/** In the order given: the first has the first choice. */
export function placeNames(
  wanted: readonly Wanted[],
  rows: readonly TextRow[],
  markY: number,
  measure: Measure,
): Placement {
  const texts = wanted.flatMap((one) => placeOne(one, rows, markY, measure) ?? []);
  return { texts, left: wanted.length - texts.length };
}

/** Beside a mark in its own lane: the longest wording that fits, before the mark or behind it. */
export function placeBeside(
  key: string,
  mark: Box,
  wordings: readonly (readonly TextSpan[])[],
  row: TextRow,
  measure: Measure,
): SceneText | undefined {
  for (const spans of wordings) {
    const width = widthOf(spans, measure);
    for (const x of [Math.floor(mark.x - TEXT_GAP / 2 - width), Math.ceil(mark.x + mark.width + TEXT_GAP / 2)]) {
      if (!row.isFree(x, x + width, TEXT_GAP / 2)) continue;
      row.take(x, x + width);
      return textAt(key, x, row.y, width, spans);
    }
  }
  return undefined;
}
