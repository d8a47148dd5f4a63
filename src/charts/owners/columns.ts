/** How the width is shared between devices, the words on their lines, regions and heaps. */
import type { Face, Measure } from '../measure';

/** On a narrower picture the heaps stand below their regions, and words below the names. */
const MIN_WIDE = 560;

export const isWide = (width: number): boolean => width >= MIN_WIDE;

export const SWATCH_WIDTH = 15;
export const GAP = 8;
/** Least room for the curves of lines: from devices to regions, from regions to heaps. */
const MIN_LINES = 64;
const MIN_HEAP_LINES = 36;
const NARROW_LINES = 40;

/** Widths of the texts as they are. */
export type Wanted = {
  readonly device: number;
  readonly words: number;
  readonly region: number;
  readonly heap: number;
};

/** Left edges and widths. `words` and `heap` have no column of their own in a narrow picture. */
export type Columns = {
  readonly wide: boolean;
  readonly device: number;
  readonly words: { readonly x: number; readonly width: number };
  /** Where lines leave the words behind and begin to curve, and where they arrive. */
  readonly lines: { readonly from: number; readonly to: number };
  readonly region: { readonly x: number; readonly width: number };
  readonly heap: { readonly x: number; readonly width: number };
};

export function columnsFor(width: number, wanted: Wanted): Columns {
  return isWide(width) ? wideColumns(width, wanted) : narrowColumns(width, wanted);
}

/** The most that one column may take so that all fit into `room`: only the widest give way. */
export function widestFor(widths: readonly number[], room: number): number {
  let left = room;
  const byWidth = widths.toSorted((a, b) => a - b);
  for (const [i, width] of byWidth.entries()) {
    const share = left / (byWidth.length - i);
    if (width > share) return share;
    left -= width;
  }
  return Infinity;
}

function wideColumns(width: number, wanted: Wanted): Columns {
  const room = Math.max(0, width - MIN_LINES - MIN_HEAP_LINES - 4 * GAP);
  const asked = Object.values(wanted);
  const most = widestFor(asked, room);
  const fit = (one: number): number => Math.min(one, most);
  const spare = Math.max(0, room - asked.reduce((sum, one) => sum + fit(one), 0)) / 2;
  const device = fit(wanted.device);
  const words = { x: device + GAP, width: fit(wanted.words) };
  const from = words.x + words.width + GAP;
  const to = from + MIN_LINES + spare;
  const region = { x: to + GAP, width: fit(wanted.region) };
  const heap = { x: region.x + region.width + GAP + MIN_HEAP_LINES + spare, width: fit(wanted.heap) };
  return { wide: true, device, words, lines: { from, to }, region, heap };
}

function narrowColumns(width: number, wanted: Wanted): Columns {
  const room = Math.max(0, width - NARROW_LINES);
  const left = Math.max(wanted.device, wanted.words);
  const right = Math.max(wanted.region, wanted.heap);
  const device = left + right <= room ? left : Math.max(room - right, Math.min(left, room / 2));
  const region = { x: device + NARROW_LINES, width: Math.min(right, room - device) };
  return {
    wide: false,
    device,
    words: { x: 0, width: device },
    lines: { from: device + GAP / 2, to: region.x - GAP / 2 },
    region,
    heap: { x: region.x, width: region.width },
  };
}

/** A node's name; where it does not fit its middle gives way, so that the unit address still tells it from others. */
export function cutName(name: string, width: number, measure: Measure): string {
  const at = name.lastIndexOf('@');
  if (at < 0 || measure(name, 'mono') <= width) return cutText(name, 'mono', width, measure);
  const address = name.slice(at);
  const head = cutText(`${name.slice(0, at)}…`, 'mono', width - measure(address, 'mono'), measure);
  return head.length < 2 ? cutText(name, 'mono', width, measure) : head + address;
}

/** The text, or as much of its beginning as fits, with an ellipsis; empty where not even that fits. */
export function cutText(text: string, face: Face, width: number, measure: Measure): string {
  if (measure(text, face) <= width) return text;
  for (let end = text.length - 1; end > 0; end--) {
    const cut = `${text.slice(0, end)}…`;
    if (measure(cut, face) <= width) return cut;
  }
  return '';
}
