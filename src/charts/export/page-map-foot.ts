/** What a page map says on its own, away from the page: whose the colours are, and why the step failed. */
import type { Pages } from '../../lib/units';
import type { Measure } from '../measure';
import { wrapText } from '../memory-map/text-row';
import type { ClientTotal } from '../space-time/client-totals';
import { drawKeyRow } from '../space-time/draw-overlay';
import { KEY_ROW, keyBelow } from '../space-time/key';
import type { ChartTheme } from '../theme';

export type FootParts = {
  readonly totals: readonly ClientTotal[];
  readonly pageSize: Pages;
  /** Of the failure on the map; undefined where there is none. */
  readonly sentence: string | undefined;
};

type Size = { readonly width: number; readonly height: number };

const GAP = 10;

/** The map with its foot below, as pixels as fine as those of `map`. Sizes are CSS pixels. */
export function withFoot(
  map: HTMLCanvasElement,
  { width, height }: Size,
  { totals, pageSize, sentence }: FootParts,
  theme: ChartTheme,
  measure: Measure,
): { readonly node: HTMLCanvasElement; readonly height: number } {
  const held = totals.filter(({ pages }) => pages > 0);
  const { rows } = keyBelow(held, pageSize, 0, width, height + GAP, measure);
  const keyEnd = rows.reduce((end, { y }) => Math.max(end, y + KEY_ROW / 2), height);
  const lines = sentence === undefined ? [] : wrapText(`Failed: ${sentence}`, width, measure);
  const all = keyEnd + lines.length * KEY_ROW + GAP;
  const node = document.createElement('canvas');
  const ratio = map.width / width;
  [node.width, node.height] = [map.width, Math.ceil(all * ratio)];
  const context = node.getContext('2d');
  if (!context) return { node: map, height };
  context.drawImage(map, 0, 0);
  context.scale(ratio, ratio);
  context.font = theme.sans;
  context.textBaseline = 'middle';
  for (const row of rows) drawKeyRow(context, row, theme);
  context.textAlign = 'left';
  context.fillStyle = theme.failed;
  for (const [i, line] of lines.entries()) context.fillText(line, 0, keyEnd + (i + 0.5) * KEY_ROW + GAP / 2);
  return { node, height: all };
}
