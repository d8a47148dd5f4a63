/** What a page map says on its own, away from the page: whose the colours are, and why the step failed. */
import type { Pages } from '../../lib/units';
import type { Measure } from '../measure';
import { wrapText } from '../memory-map/text-row';
import type { Pen } from '../pen';
import type { ClientTotal } from '../space-time/client-totals';
import { drawKeyRow } from '../space-time/draw-overlay';
import { KEY_ROW, keyBelow, type KeyRow } from '../space-time/key';
import type { ChartTheme } from '../theme';

export type FootParts = {
  readonly totals: readonly ClientTotal[];
  readonly pageSize: Pages;
  /** Of the failure on the map; undefined where there is none. */
  readonly sentence: string | undefined;
};

export type Foot = {
  readonly rows: readonly KeyRow[];
  /** Of the failure; `y` is the middle. */
  readonly lines: readonly { readonly y: number; readonly text: string }[];
  /** Of the map with its foot. */
  readonly height: number;
};

const GAP = 10;

/** Below a map of that size, in CSS pixels. */
export function layoutFoot(
  { width, height }: { readonly width: number; readonly height: number },
  { totals, pageSize, sentence }: FootParts,
  measure: Measure,
): Foot {
  const held = totals.filter(({ pages }) => pages > 0);
  const { rows } = keyBelow(held, pageSize, 0, width, height + GAP, measure);
  const keyEnd = rows.reduce((end, { y }) => Math.max(end, y + KEY_ROW / 2), height);
  const texts = sentence === undefined ? [] : wrapText(`Failed: ${sentence}`, width, measure);
  const lines = texts.map((text, i) => ({ y: keyEnd + (i + 0.5) * KEY_ROW + GAP / 2, text }));
  return { rows, lines, height: keyEnd + lines.length * KEY_ROW + GAP };
}

export function drawFoot(pen: Pen, { rows, lines }: Foot, theme: ChartTheme): void {
  pen.font = theme.sans;
  pen.textBaseline = 'middle';
  for (const row of rows) drawKeyRow(pen, row, theme);
  pen.textAlign = 'left';
  pen.fillStyle = theme.failed;
  for (const { y, text } of lines) pen.fillText(text, 0, y);
}
