/** Curves are labelled where they end, at the right; where there is no room for that, in rows above. */
import type { Measure } from '../measure';
import type { CurveLabel, CurveRole } from './scene';

export type LabelWish = {
  readonly role: CurveRole;
  readonly word: string;
  readonly value: string;
  /** Where the curve ends. */
  readonly y: number;
};

export const LABEL_PITCH = 16;
const WORD_GAP = 4;
const ITEM_GAP = 14;
/** Left margin of labels that are not beside the plot. */
const INSET = 12;
/** Bold is wider than what is measured. */
const BOLD = 1.08;

/** As close to their curves as they can be without touching, between `top` and `foot`. */
export function labelsBeside(wishes: readonly LabelWish[], x: number, top: number, foot: number): CurveLabel[] {
  const labels = wishes.map((wish) => ({ ...wish, x })).sort((a, b) => a.y - b.y);
  let least = top + LABEL_PITCH / 2;
  for (const label of labels) {
    label.y = Math.max(label.y, least);
    least = label.y + LABEL_PITCH;
  }
  let most = foot - LABEL_PITCH / 2;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - LABEL_PITCH;
  }
  return labels;
}

/** Side by side, in as many rows as it takes. */
export function labelsAbove(wishes: readonly LabelWish[], width: number, measure: Measure): CurveLabel[] {
  let x = INSET;
  let row = 0;
  return wishes.map((wish) => {
    const own =
      (measure(wish.word, 'sans') + WORD_GAP + measure(wish.value, 'sans')) * (wish.role === 'largest' ? BOLD : 1);
    if (x > INSET && x + own > width) {
      x = INSET;
      row++;
    }
    const label = { ...wish, x, y: (row + 0.5) * LABEL_PITCH };
    x += own + ITEM_GAP;
    return label;
  });
}
