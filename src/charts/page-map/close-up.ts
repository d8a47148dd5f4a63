/** Words in the map itself, for a picture with room for them: addresses of pins, and what was skipped and missing. */
import { formatAddress, formatBytes } from '../../lib/format';
import type { FailureReport } from '../../scenario/run';
import type { Measure } from '../measure';
import type { GridBox, PageGrid } from './page-grid';
import { fullestBox, gridHeight } from './page-grid';
import type { PageSource } from './page-item';
import type { PinDot } from './page-shares';
import { PIN_RADIUS } from './page-shares';
import type { HoleRun } from './refused-runs';
import type { MapNote } from './scene';

const LINE = 16;
const GAP = 6;
/** More would be a list, not a picture. */
const MOST_PIN_LABELS = 12;

type Room = { readonly grid: PageGrid; readonly measure: Measure; readonly taken: GridBox[] };

const touches = (a: GridBox, b: GridBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The first of the places that is inside of the rows and free. */
function place({ grid, measure, taken }: Room, at: readonly Place[], text: Text): MapNote | undefined {
  const wordsWidth = text.words === '' ? 0 : measure(text.words, 'sans');
  const gap = text.address === '' ? 0 : GAP;
  const width = wordsWidth + gap + (text.address === '' ? 0 : measure(text.address, 'mono'));
  for (const { x: wanted, y, anchor } of at) {
    const right = grid.x + grid.width - width;
    const x = anchor === 'end' ? wanted - width : anchor === 'slide' ? Math.min(wanted, right) : wanted;
    const box = { x, y: y - LINE / 2, width, height: LINE };
    const inside = x >= grid.x && box.y >= grid.y && box.y + LINE <= grid.y + gridHeight(grid);
    if (!inside || x > right || taken.some((other) => touches(box, other))) continue;
    taken.push(box);
    return { x, y, width, words: text.words, address: text.address, addressX: x + wordsWidth + gap, tone: text.tone };
  }
  return undefined;
}

/** `slide`: the left end, moved to the left as far as the words need. */
type Place = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'slide' };
type Text = Pick<MapNote, 'words' | 'address' | 'tone'>;

/** Below the run, then above it, from where it begins. */
function besideRun(grid: PageGrid, { first, pages }: HoleRun): Place[] {
  const box = fullestBox(grid, first, pages);
  if (!box) return [];
  const below = { x: box.x, y: box.y + box.height + LINE / 2 + 1, anchor: 'slide' } as const;
  return [below, { ...below, y: box.y - LINE / 2 - 1 }, { ...below, y: below.y + LINE }];
}

function skippedText({ hole, pages }: HoleRun, { alignOrder }: FailureReport, pageSize: number): Text {
  const boundary = formatBytes(2 ** alignOrder * pageSize);
  const words = `${pages} ${pages === 1 ? 'page' : 'pages'} skipped to reach a ${boundary} boundary, ${hole.usable} left`;
  return { words, address: '', tone: 'failed' };
}

const overshootText = ({ hole }: HoleRun, { pages }: FailureReport): Text => ({
  words: `${pages} pages from there would end here, ${hole.short} too far`,
  address: '',
  tone: 'failed',
});

export type CloseUp = {
  readonly source: PageSource;
  readonly dots: readonly PinDot[];
  readonly skipped: readonly HoleRun[];
  readonly overshoot: readonly HoleRun[];
  /** Rings and names that words must not cover. */
  readonly taken: readonly GridBox[];
};

function besideDot(x: number, y: number): Place[] {
  const away = PIN_RADIUS + GAP;
  return [
    { x: x + away, y, anchor: 'start' },
    { x: x - away, y, anchor: 'end' },
    { x: x - PIN_RADIUS, y: y + LINE, anchor: 'start' },
    { x: x - PIN_RADIUS, y: y - LINE, anchor: 'start' },
  ];
}

/** What finds no free place is left out: the list beside the map has it too. */
export function closeUpNotes(grid: PageGrid, closeUp: CloseUp, measure: Measure): MapNote[] {
  const { source, dots, skipped, overshoot } = closeUp;
  const { area, pageSize, failure } = source;
  const room: Room = { grid, measure, taken: [...closeUp.taken] };
  const notes: (MapNote | undefined)[] = [];
  if (failure) {
    for (const run of skipped) notes.push(place(room, besideRun(grid, run), skippedText(run, failure, pageSize)));
    for (const run of overshoot) notes.push(place(room, besideRun(grid, run), overshootText(run, failure)));
  }
  for (const { x, y, page } of dots.slice(0, MOST_PIN_LABELS)) {
    const address = formatAddress(BigInt(area.base + page) * BigInt(pageSize));
    notes.push(place(room, besideDot(x, y), { words: 'pinned', address, tone: 'text' }));
  }
  return notes.filter((note) => note !== undefined);
}
