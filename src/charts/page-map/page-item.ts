/** What the page map is made of: buffers, what is held since boot, and the holes between them, by address. */
import type { CmaArea } from '../../kernel/machine';
import { formatAddress, formatBytes, formatPages } from '../../lib/format';
import type { Bytes, Pages, PhysAddr } from '../../lib/units';
import type { AreaFrame, FailureReport, Run } from '../../scenario/run';
import { overlapPages } from './page-shares';
import { overshootRuns } from './refused-runs';

type Stretch = {
  /** Position among all items of the area, by address. */
  readonly index: number;
  /** Relative to the area's base. */
  readonly first: Pages;
  readonly pages: Pages;
  readonly address: PhysAddr;
  readonly bytes: Bytes;
  /** Of its pages: those that cannot be moved now, and free ones that the system uses and can move. */
  readonly pinned: Pages;
  readonly movable: Pages;
};

export type BufferItem = Stretch & {
  readonly kind: 'buffer' | 'boot';
  /** Index into Lives. */
  readonly life: number;
  readonly name: string;
  readonly client: string;
  /** The step that allocated it; 0: held since boot. */
  readonly birth: number;
  /** The hole that the failed request would have filled, had it also had pages of this buffer; from 1. */
  readonly beyondHole: number | undefined;
};

/** `number` is the ring of a hole that was looked at in vain; `refusal` says why. */
export type HoleItem = Stretch & {
  readonly kind: 'hole';
  readonly number: number | undefined;
  readonly refusal: string | undefined;
};

export type PageItem = BufferItem | HoleItem;

/** All that items are made from. Items are made one at a time: an area may have 10^5. */
export type PageSource = {
  readonly area: CmaArea;
  readonly pageSize: number;
  readonly frame: AreaFrame;
  readonly run: Run;
  readonly failure: FailureReport | undefined;
  /** For each item by address: index into frame.buffers, or -1 - index into the free runs. */
  readonly order: Int32Array;
};

/** Merges buffers and free runs, each by address already. */
export function orderByAddress(frame: AreaFrame, { lives }: Run): Int32Array {
  const { buffers, freeFirst } = frame;
  const order = new Int32Array(buffers.length + freeFirst.length);
  let buffer = 0;
  let hole = 0;
  for (let i = 0; i < order.length; i++) {
    const noHole = hole >= freeFirst.length;
    const isBuffer = buffer < buffers.length && (noHole || lives.first[buffers[buffer]!]! < freeFirst[hole]!);
    order[i] = isBuffer ? buffer++ : -1 - hole++;
  }
  return order;
}

/** First page of an item, relative to the area's base. */
export function firstPage({ order, frame, run }: PageSource, index: number): Pages {
  const at = order[index]!;
  return at >= 0 ? run.lives.first[frame.buffers[at]!]! : frame.freeFirst[-1 - at]!;
}

export function itemAt(source: PageSource, index: number): PageItem | undefined {
  const at = source.order[index];
  if (at === undefined) return undefined;
  return at >= 0 ? bufferItem(source, index, source.frame.buffers[at]!) : holeItem(source, index, -1 - at);
}

function stretch({ area, pageSize, frame }: PageSource, index: number, first: Pages, pages: Pages): Stretch {
  const size = BigInt(pageSize);
  return {
    index,
    first,
    pages,
    address: (BigInt(area.base) + BigInt(first)) * size,
    bytes: BigInt(pages) * size,
    pinned: overlapPages(frame.pinned, first, pages),
    movable: overlapPages(frame.movable, first, pages),
  };
}

function bufferItem(source: PageSource, index: number, life: number): BufferItem {
  const { lives, names, clients } = source.run;
  return {
    ...stretch(source, index, lives.first[life]!, lives.pages[life]!),
    kind: lives.birth[life] === 0 ? 'boot' : 'buffer',
    life,
    name: names[lives.name[life]!] ?? '',
    client: clients[lives.client[life]!] ?? '',
    birth: lives.birth[life]!,
    beyondHole: beyondHole(source, lives.first[life]!, lives.pages[life]!),
  };
}

/** Where the map has the pages that the request needed behind its hole. */
function beyondHole({ area, failure }: PageSource, first: Pages, pages: Pages): number | undefined {
  if (!failure) return undefined;
  const runs = overshootRuns(failure, area.pages);
  const reaching = runs.find((run) => run.first < first + pages && first < run.first + run.pages);
  return reaching && failure.holes.indexOf(reaching.hole) + 1;
}

function holeItem(source: PageSource, index: number, hole: number): HoleItem {
  const first = source.frame.freeFirst[hole]!;
  const rank = source.failure?.holes.findIndex((refused) => refused.first === first) ?? -1;
  return {
    ...stretch(source, index, first, source.frame.freePages[hole]!),
    kind: 'hole',
    number: rank < 0 ? undefined : rank + 1,
    refusal: rank < 0 ? undefined : source.failure?.holes[rank]?.sentence,
  };
}

/** Index of the item that holds a page; undefined where none does. */
export function indexAtPage(source: PageSource, page: Pages): number | undefined {
  let low = 0;
  let high = source.order.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstPage(source, middle) <= page) low = middle;
    else high = middle - 1;
  }
  const item = itemAt(source, low);
  return item && page >= item.first && page < item.first + item.pages ? low : undefined;
}

function nameOf(item: PageItem): string {
  if (item.kind === 'hole') return item.number === undefined ? 'free' : `hole ${item.number}, free`;
  if (item.kind === 'boot') return item.name === '' ? 'held at boot' : item.name;
  return item.client === '' || item.client === item.name ? item.name : `${item.name} of ${item.client}`;
}

function detailsOf(item: PageItem): string {
  const { pinned, movable } = item;
  const since = item.kind === 'buffer' ? `, since step ${item.birth}` : '';
  return `${since}${pinned > 0 ? `, ${pinned} pinned` : ''}${movable > 0 ? `, ${movable} movable` : ''}`;
}

/** What a reader hears: `display-4 of display, 7.91 MiB, 2025 pages at 0x7d00_0000, since step 60`. */
export function pageItemLabel(item: PageItem): string {
  const pages = `${formatBytes(item.bytes)}, ${formatPages(item.pages)}`;
  const place = `${pages} at ${formatAddress(item.address)}${detailsOf(item)}`;
  const why = item.kind === 'hole' && item.refusal !== undefined ? `; ${item.refusal}` : '';
  const beyond =
    item.kind !== 'hole' && item.beyondHole
      ? `; what failed would have needed pages of it, behind hole ${item.beyondHole}`
      : '';
  return `${nameOf(item)}, ${place}${why}${beyond}`;
}

/** The first `limit` items by address, for a list beside the picture, and how many there are in all. */
export function pageMapItems(source: PageSource, limit: number): { items: readonly PageItem[]; inAll: number } {
  const count = Math.min(limit, source.order.length);
  return { items: Array.from({ length: count }, (_, i) => itemAt(source, i)!), inAll: source.order.length };
}
