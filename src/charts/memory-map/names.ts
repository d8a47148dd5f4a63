/** Wording of the names in the picture, and which mark speaks first. */
import type { Machine } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';
import { overlaps } from '../../lib/units';
import type { Measure } from '../measure';
import type { Placement, Wanted } from './labels';
import { nameTexts, placeBeside, placeNames } from './labels';
import type { PlacedItem } from './lanes';
import type { MapItem } from './map-item';
import { kindOf, nameOf, refusal, sizeOf } from './map-item';
import { OUTSIDE_ROW_Y, OVERVIEW_HEIGHT, OVERVIEW_Y, SIDE_LANE_HEIGHT, type Rows } from './rows';
import type { Box, Mark, OverviewMark, SceneText, TextSpan } from './scene';
import { ROW_HEIGHT, TEXT_GAP, textAt, TextRow, widthOf, wrapText } from './text-row';

const SPAN_GAP = 6;
/** From the top of a row down to where a line from above meets its text. */
const TIE_DROP = 3;

const mono = (text: string, tone: TextSpan['tone'] = 'text'): TextSpan => ({ text, face: 'mono', tone, gap: 0 });
const sans = (text: string, tone: TextSpan['tone'] = 'text-2', gap = SPAN_GAP): TextSpan => ({
  text,
  face: 'sans',
  tone,
  gap,
});

const nameAndSize = (item: MapItem): TextSpan[] => [
  mono(nameOf(item), kindOf(item) === 'refused' ? 'failed' : 'text'),
  ...(sizeOf(item) > 0n ? [sans(formatBytes(sizeOf(item)))] : []),
];

/** The size goes before the name does. */
const nameWordings = (item: MapItem): TextSpan[][] => [nameAndSize(item), nameAndSize(item).slice(0, 1)];

const isNamed = ({ item }: { readonly item: MapItem }): boolean => item.type === 'fate';

/** The selected one has the first choice of place, then the widest. */
function bySay(a: Mark, b: Mark): number {
  return Number(b.selected) - Number(a.selected) || b.width - a.width || a.x - b.x;
}

/** Names above the marks of lane 0, in at most `rows` rows. */
export function laneNames(marks: readonly Mark[], rows: number, width: number, measure: Measure): Placement {
  const wanted = marks
    .filter((mark) => mark.lane === 0 && isNamed(mark))
    .sort(bySay)
    .map((mark): Wanted => ({
      key: mark.key,
      from: mark.x,
      to: mark.x + mark.width,
      wordings: nameWordings(mark.item),
    }));
  return placeNames(wanted, rows, width, measure, marks.find((mark) => mark.selected)?.key);
}

/** Texts that were placed, and how many were not. */
export type Texts = { readonly texts: readonly SceneText[]; readonly left: number };

const quieter = (spans: readonly TextSpan[]): TextSpan[] =>
  spans.map((span) => ({ ...span, tone: span.tone === 'failed' ? 'failed' : 'text-3' }));

/**
 * Names of what the overview shows and the lane does not, in one row below the overview: quieter than those of the lane,
 * and each tied to its mark above.
 */
export function outsideNames(
  overview: readonly OverviewMark[],
  isInView: (key: string) => boolean,
  row: TextRow,
  measure: Measure,
): Texts {
  const outside = overview.filter((mark) => isNamed(mark) && !isInView(mark.key));
  const wanted = outside.map((mark): Wanted => ({
    key: mark.key,
    from: mark.x,
    to: mark.x + mark.width,
    wordings: nameWordings(mark.item).map(quieter),
  }));
  const { names, left } = placeNames(wanted, 1, row.width, measure);
  const texts = names.map(({ key, x, width, spans, leaderX }) => {
    row.take(x, x + width);
    const tie = { x: leaderX, y0: row.y + TIE_DROP, y1: OVERVIEW_Y + OVERVIEW_HEIGHT };
    return textAt(key, x, row.y, width, spans, tie);
  });
  return { texts, left };
}

/** Wordings of a mark below lane 0, longest first. */
function sideWordings(mark: Mark, placed: readonly PlacedItem[]): TextSpan[][] {
  const { item } = mark;
  if (item.type === 'held') return [];
  if (item.fate.kind === 'refused') {
    const name = mono(item.fate.name, 'failed');
    return [[name, sans(refusal(item.fate.sentence), 'failed')], [name, sans('refused', 'failed')], [name]];
  }
  const own = placed.find((p) => p.item.key === mark.key);
  const other = own && placed.find((p) => p.lane === 0 && overlaps(p.range, own.range));
  const clash = other ? [sans('overlaps', 'failed'), { ...mono(nameOf(other.item), 'failed'), gap: SPAN_GAP }] : [];
  return [[...nameAndSize(item), ...clash], nameAndSize(item), [mono(item.fate.name)]];
}

/** Names beside the marks of the lanes below. */
export function sideNames(
  marks: readonly Mark[],
  placed: readonly PlacedItem[],
  rows: Rows,
  width: number,
  measure: Measure,
): Texts {
  const texts: SceneText[] = [];
  let left = 0;
  for (const [i, y] of rows.sideLanes.entries()) {
    const row = new TextRow(y - 2, width);
    const inLane = marks.filter((mark) => mark.lane === i + 1);
    for (const mark of inLane) row.take(mark.x, mark.x + mark.width);
    for (const mark of inLane.filter(isNamed).sort(bySay)) {
      const text = placeBeside(mark.key, mark, sideWordings(mark, placed), row, measure);
      if (text) texts.push(text);
      else left++;
    }
  }
  return { texts, left };
}

/** `DRAM 0 1.5 GiB` above each bank, without its size where that does not fit. */
export function bankNames(machine: Machine, boxes: readonly Box[], width: number, measure: Measure): SceneText[] {
  const wanted = boxes.map((box, i): Wanted => {
    const name = sans(`DRAM ${i}`, 'text-2', 0);
    const size = sans(formatBytes(machine.banks[i]!.size));
    return { key: `bank ${i}`, from: box.x, to: box.x + box.width, wordings: [[name, size], [name]] };
  });
  return nameTexts(placeNames(wanted, 1, width, measure).names, [0], OVERVIEW_Y);
}

/** A sentence in place of the picture. */
export function emptyLines(sentence: string, width: number, measure: Measure): SceneText[] {
  return wrapText(sentence, width, measure).map((line, i) =>
    textAt(`empty ${i}`, 0, OUTSIDE_ROW_Y + (i + 1) * ROW_HEIGHT, measure(line, 'sans'), [sans(line, 'text-2', 0)]),
  );
}

const SWATCH_WIDTH = 18;

/** Why an item stands in no lane: the kernel found no place for it, or never looked for one. */
function absence(item: MapItem): TextSpan {
  if (kindOf(item) === 'refused') return sans('no place', 'failed');
  const isDisabled = item.type === 'fate' && item.fate.sentence.startsWith('status is');
  return sans(isDisabled ? 'disabled: not reserved' : 'not reserved');
}

export type UnplacedChip = { readonly item: MapItem; readonly box: Box; readonly text: SceneText };

/** Regions that got no place stand in rows of their own: a swatch each, with name and size. */
export function unplacedChips(
  items: readonly MapItem[],
  rowYs: readonly number[],
  width: number,
  measure: Measure,
): UnplacedChip[] {
  const chips: UnplacedChip[] = [];
  let x = 0;
  let level = 0;
  for (const item of items) {
    const spans = [...nameAndSize(item), absence(item)];
    const wanted = widthOf(spans, measure);
    const needed = SWATCH_WIDTH + SPAN_GAP + wanted;
    if (x > 0 && x + needed > width) [x, level] = [0, level + 1];
    const y = rowYs[level];
    if (y === undefined || x + needed > width) break;
    const box = { x, y, width: SWATCH_WIDTH, height: SIDE_LANE_HEIGHT };
    chips.push({ item, box, text: textAt(item.key, x + SWATCH_WIDTH + SPAN_GAP, y - 2, wanted, spans) });
    x += needed + 2 * TEXT_GAP;
  }
  return chips;
}

/** How many rows the chips would fill. */
export function unplacedRows(items: readonly MapItem[], width: number, max: number, measure: Measure): number {
  if (items.length === 0) return 0;
  const ys = Array.from({ length: max }, (_, i) => i);
  const chips = unplacedChips(items, ys, width, measure);
  return (chips.at(-1)?.box.y ?? 0) + 1;
}
