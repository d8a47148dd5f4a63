/** One line of texts side by side: what is taken in it, and what still fits. */
import type { Measure } from '../measure';
import type { SceneText, TextSpan } from './scene';

/** Free pixels between two texts. */
export const TEXT_GAP = 10;
/** Height of a row of text, and where its baseline is from the top of the row. */
export const ROW_HEIGHT = 16;
const BASELINE = 12;
/** Free pixels at both sides of a leader. */
const LEADER_GAP = 4;

type Interval = { readonly from: number; readonly to: number };

/** Mutable, because names are placed one after the other: no two texts taken with isFree() touch. */
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

  /** Where a text of this width would stand right beside what is taken, and still touch `from` to `to`. */
  placesBeside(width: number, from: number, to: number): number[] {
    const places: number[] = [];
    for (const taken of this.taken) {
      const behind = Math.ceil(taken.to + TEXT_GAP);
      const before = Math.floor(taken.from - TEXT_GAP - width);
      if (behind <= to && behind + width >= from) places.push(behind);
      if (before <= to && before + width >= from) places.push(before);
    }
    return places;
  }
}

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

/** Breaks a sentence between words into lines that are not wider than `width`, unless a single word is. */
export function wrapText(sentence: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer, 'sans') <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
