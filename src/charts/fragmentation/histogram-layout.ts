/** The free runs of an area at one step by order: how many there are of each length, and how much they hold. Pure. */
import { formatBytes } from '../../lib/format';
import type { Pages, Pfn } from '../../lib/units';
import type { AreaFrame } from '../../scenario/run';
import type { Measure } from '../measure';
import { estimateWidth } from '../measure';
import { firstEndingAfter } from '../page-map/page-shares';

export type HistogramRequest = { readonly pages: Pages; readonly alignOrder: number };

export type HistogramOptions = {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pageSize: number;
  /** Left edge of the plot, shared with the pictures above. */
  readonly edge: number;
  /** First page frame of the area: alignment counts from address 0. */
  readonly base: Pfn;
  /** Runs are parted by whether they have room for it. */
  readonly request?: HistogramRequest | undefined;
  readonly measure?: Measure;
};

/** Free runs of at least 2^order pages and fewer than twice as many. */
export type OrderCount = {
  readonly order: number;
  readonly runs: number;
  readonly pages: Pages;
  /** Of those with room for the request behind its alignment and clear of pins; all, where nothing was asked. */
  readonly usableRuns: number;
  readonly usablePages: Pages;
};

/** One entry an order, from 0 to that of the longest run. */
export function countOrders(frame: AreaFrame, base: Pfn, request?: HistogramRequest): OrderCount[] {
  const top = frame.largestFree > 0 ? Math.floor(Math.log2(frame.largestFree)) : -1;
  const counts = Array.from({ length: top + 1 }, (_, order) => ({
    order,
    runs: 0,
    pages: 0,
    usableRuns: 0,
    usablePages: 0,
  }));
  frame.freePages.forEach((pages, i) => {
    const count = counts[31 - Math.clz32(pages)]!;
    const usable = !request || stretches(frame, i).some(([from, end]) => hasRoom(base + from, end - from, request));
    count.runs++;
    count.pages += pages;
    if (usable) count.usableRuns++;
    if (usable) count.usablePages += pages;
  });
  return counts;
}

/** A free run without its pinned pages: a window with one of them cannot be taken. */
function stretches({ freeFirst, freePages, pinned }: AreaFrame, i: number): (readonly [from: Pages, end: Pages])[] {
  const found: (readonly [Pages, Pages])[] = [];
  let from = freeFirst[i]!;
  const end = from + freePages[i]!;
  let pin = firstEndingAfter(pinned, from);
  for (; pin < pinned.first.length && pinned.first[pin]! < end; pin++) {
    if (pinned.first[pin]! > from) found.push([from, pinned.first[pin]!]);
    from = pinned.first[pin]! + pinned.pages[pin]!;
  }
  if (end > from) found.push([from, end]);
  return found;
}

function hasRoom(first: Pfn, length: Pages, { pages, alignOrder }: HistogramRequest): boolean {
  const step = 2 ** alignOrder;
  return Math.ceil(first / step) * step - first + pages <= length;
}

export type HistogramBar = {
  readonly count: OrderCount;
  readonly x: number;
  readonly width: number;
  /** Top of the part that is usable, and of all. */
  readonly usableY: number;
  readonly y: number;
  /** Number of runs, above the bar; empty where there are none. */
  readonly number: string;
  /** Shortest length of its runs, below; empty where its neighbour has the room. `sizeX` is its middle. */
  readonly size: string;
  readonly sizeX: number;
  readonly label: string;
};

export type HistogramScene = {
  readonly width: number;
  readonly height: number;
  readonly foot: number;
  readonly left: number;
  readonly right: number;
  readonly bars: readonly HistogramBar[];
  readonly axis: readonly { readonly y: number; readonly text: string }[];
  readonly axisX: number;
  /** What figures and lengths are; with a request also what solid and hollow mean, if they are shown. */
  readonly notes: readonly { readonly y: number; readonly text: string }[];
  readonly empty: string | undefined;
  readonly summary: string;
};

const NOTE_PITCH = 16;
const FOOT = 20;
const BAR_GAP = 8;
const MAX_BAR = 44;
const MAX_ORDERS_SHOWN = 24;
const LABEL_GAP = 8;
const RIGHT_MARGIN = 2;

function barLabel({ runs, pages, usableRuns, order }: OrderCount, { pageSize, request }: HistogramOptions): string {
  const from = formatBytes(2 ** order * pageSize);
  const counted = `${runs} free ${runs === 1 ? 'run' : 'runs'} of ${from} and more, ${formatBytes(pages * pageSize)} in all`;
  return request ? `${counted}, ${usableRuns} with room for ${formatBytes(request.pages * pageSize)}` : counted;
}

/** Every nth label, so that none touches another. */
function labelEvery(counts: readonly OrderCount[], pitch: number, pageSize: number, measure: Measure): number {
  const widest = Math.max(0, ...counts.map(({ order }) => measure(formatBytes(2 ** order * pageSize), 'sans')));
  return Math.max(1, Math.ceil((widest + BAR_GAP) / pitch));
}

/** As few lines as have room for the parts. */
function notesOf(
  { request, pageSize, width, edge }: HistogramOptions,
  counts: readonly OrderCount[],
  hasPins: boolean,
  measure: Measure,
): HistogramScene['notes'] {
  const parts = ['figure: number of free runs', 'height: memory in them', 'below: their length, at least'];
  const size = request && formatBytes(request.pages * pageSize);
  const where = hasPins ? 'once aligned, between pins' : 'once aligned';
  if (size && counts.some(({ usableRuns }) => usableRuns > 0)) parts.push(`solid: room for ${size} ${where}`);
  if (size && counts.some(({ runs, usableRuns }) => runs > usableRuns))
    parts.push(`hollow: no room for ${size} ${where}`);
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1)}; ${part}`;
    if (lines.length > 0 && measure(longer, 'sans') <= width - edge) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((text, i) => ({ y: (i + 0.5) * NOTE_PITCH, text }));
}

export function layoutFreeRunHistogram(frame: AreaFrame, options: HistogramOptions): HistogramScene {
  const { width, height, pageSize, edge, base, request } = options;
  const measure = options.measure ?? estimateWidth;
  const counts = countOrders(frame, base, request).slice(-MAX_ORDERS_SHOWN);
  const notes = notesOf(options, counts, frame.pinned.first.length > 0, measure);
  const top = (notes.length + 1) * NOTE_PITCH + NOTE_PITCH / 4;
  const most = Math.max(1, ...counts.map(({ pages }) => pages));
  const foot = height - FOOT;
  const right = width - RIGHT_MARGIN;
  const pitch = Math.min(MAX_BAR + BAR_GAP, (right - edge) / Math.max(1, counts.length));
  const y = (pages: Pages) => foot - ((foot - top) * pages) / most;
  const every = labelEvery(counts, pitch, pageSize, measure);
  const bars = counts.map((count, i): HistogramBar => {
    const size = (counts.length - 1 - i) % every === 0 ? formatBytes(2 ** count.order * pageSize) : '';
    const middle = edge + (i + 0.5) * pitch;
    return {
      count,
      x: edge + i * pitch + BAR_GAP / 2,
      width: Math.max(1, pitch - BAR_GAP),
      usableY: y(count.usablePages),
      y: y(count.pages),
      number: count.runs === 0 ? '' : String(count.runs),
      size,
      sizeX: Math.min(middle, width - measure(size, 'sans') / 2),
      label: barLabel(count, options),
    };
  });
  return {
    width,
    height,
    foot,
    left: edge,
    right: Math.min(right, edge + counts.length * pitch),
    bars,
    axis:
      counts.length === 0
        ? []
        : [
            { y: top, text: formatBytes(most * pageSize) },
            { y: foot, text: '0' },
          ],
    axisX: edge - LABEL_GAP,
    notes: counts.length === 0 ? [] : notes,
    empty: counts.length === 0 ? 'No page of this area is free.' : undefined,
    summary: `Free runs by length: ${frame.freeFirst.length} in all, ${formatBytes(frame.free * pageSize)}`,
  };
}
