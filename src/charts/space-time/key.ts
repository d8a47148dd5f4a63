/** The totals at the shown step as rows of a key: beside the plot where there is room, else below it. */
import { formatBytes } from '../../lib/format';
import type { Measure } from '../measure';
import type { ClientTotal } from './client-totals';
import { formatCount } from './ticks';
import type { TimeRoom } from './time-room';

export const KEY_ROW = 18;
const DENSE_ROW = 15;
export const SWATCH = 12;
const SWATCH_GAP = 6;
const ITEM_GAP = 16;
const VALUE_GAP = 6;

export type KeyRow = {
  readonly x: number;
  /** Middle of the row. */
  readonly y: number;
  /** Undefined for a row that sums up the rest. */
  readonly paint: number | undefined;
  readonly textX: number;
  readonly name: string;
  readonly value: string;
  /** Left or right end of the value. */
  readonly valueX: number;
  readonly valueAnchor: 'left' | 'right';
  readonly held: boolean;
};

export type Key = {
  readonly title: { readonly x: number; readonly y: number; readonly text: string } | undefined;
  readonly rows: readonly KeyRow[];
};

type Entry = { readonly name: string; readonly paint: number | undefined; readonly pages: number };

const entriesOf = (totals: readonly ClientTotal[]): Entry[] =>
  totals.map(({ client, paint, pages }) => ({ name: client === '' ? 'since boot' : client, paint, pages }));

/** At most `most` entries, those that hold most, in their order; what is left out is added up in the last of them. */
function cut(entries: Entry[], most: number): Entry[] {
  if (entries.length <= most) return entries;
  const room = Math.max(0, most - 1);
  const kept = new Set([...entries].sort((a, b) => b.pages - a.pages).slice(0, room));
  const rest = entries.filter((entry) => !kept.has(entry));
  const pages = rest.reduce((sum, entry) => sum + entry.pages, 0);
  return [...entries.filter((entry) => kept.has(entry)), { name: `${rest.length} more`, paint: undefined, pages }];
}

/** The text, or its beginning with an ellipsis. */
export function shorten(text: string, room: number, measure: Measure): string {
  if (measure(text, 'sans') <= room) return text;
  let kept = text.length - 1;
  while (kept > 1 && measure(`${text.slice(0, kept)}…`, 'sans') > room) kept--;
  return `${text.slice(0, kept)}…`;
}

const valueOf = ({ pages }: Entry, pageSize: number): string =>
  pages === 0 ? '0' : formatBytes(BigInt(pages) * BigInt(pageSize));

/** Below a title. */
const rowsIn = (height: number, pitch: number): number => Math.max(1, Math.floor(height / pitch) - 1);

export function keyBeside(
  totals: readonly ClientTotal[],
  step: number,
  pageSize: number,
  aside: NonNullable<TimeRoom['aside']>,
  top: number,
  height: number,
  measure: Measure,
): Key {
  const entries = entriesOf(totals);
  const crowded = entries.length > rowsIn(height, KEY_ROW);
  // Many clients stand closer, and begin in the row of the failures, which ends before.
  const pitch = crowded ? DENSE_ROW : KEY_ROW;
  const head = crowded ? 0 : top;
  const rows = cut(entries, rowsIn(top + height - head, pitch)).map((entry, i): KeyRow => {
    const value = valueOf(entry, pageSize);
    const textX = aside.x + SWATCH + SWATCH_GAP;
    const valueX = aside.x + aside.width;
    const name = shorten(entry.name, valueX - textX - measure(value, 'sans') - VALUE_GAP, measure);
    const y = head + (i + 1.5) * pitch;
    return {
      x: aside.x,
      y,
      paint: entry.paint,
      textX,
      name,
      value,
      valueX,
      valueAnchor: 'right',
      held: entry.pages > 0,
    };
  });
  const title = { x: aside.x, y: head + pitch / 2, text: `held at step ${formatCount(step)}` };
  return { title, rows: rows.length === 0 ? [nothingHeld(aside, head + 1.5 * pitch)] : rows };
}

/** Where no client ever held anything, a heading alone would look cut off. */
const nothingHeld = ({ x, width }: NonNullable<TimeRoom['aside']>, y: number): KeyRow => ({
  ...{ x, y, paint: undefined, textX: x, name: 'nothing held', held: false },
  ...{ value: '', valueX: x + width, valueAnchor: 'right' },
});

/** Side by side from `left`, in as many rows as it takes; `y` is the top of the first. */
export function keyBelow(
  totals: readonly ClientTotal[],
  pageSize: number,
  left: number,
  width: number,
  y: number,
  measure: Measure,
): Key {
  let x = left;
  let row = 0;
  const rows = entriesOf(totals).map((entry): KeyRow => {
    const value = valueOf(entry, pageSize);
    const text = SWATCH + SWATCH_GAP + measure(entry.name, 'sans') + VALUE_GAP;
    const all = text + measure(value, 'sans');
    if (x > left && x + all > left + width) {
      x = left;
      row++;
    }
    const at = { x, y: y + (row + 0.5) * KEY_ROW, textX: x + SWATCH + SWATCH_GAP, valueX: x + text };
    x += all + ITEM_GAP;
    return { ...at, paint: entry.paint, name: entry.name, value, valueAnchor: 'left', held: entry.pages > 0 };
  });
  return { title: undefined, rows };
}
