/**
 * What a search of cma_alloc() met on its way, event by event, for whoever asks why. The same decision as cmaAlloc(),
 * told from the free runs as they were, so that a million allocations need not be recorded.
 */
import { assertNever } from '../lib/assert-never';
import { formatBytes, formatPages } from '../lib/format';
import type { Pages, Pfn } from '../lib/units';
import type { RunList } from './cma-log';

export type SearchRequest = {
  readonly pages: Pages;
  readonly alignOrder: number;
  /** First page frame of the area. */
  readonly base: Pfn;
};

/** A free run that was looked at. */
export type Hole = {
  readonly first: Pages;
  readonly pages: Pages;
  /** The first page of it, or behind it, that is aligned. */
  readonly alignedFirst: Pages;
  /** Pages left of it from there on. */
  readonly usable: Pages;
  /** Pages that it lacks; 0 where the request fits. */
  readonly short: Pages;
  /** Undefined where none is pinned. */
  readonly pins?: HolePins | undefined;
};

/** Pinned pages of a free run. A window that holds one is busy, so only a stretch between two can be taken. */
export type HolePins = {
  readonly count: Pages;
  /** The longest stretch without a pinned page. */
  readonly clear: Pages;
};

export type SearchEvent =
  | { readonly kind: 'refused'; readonly hole: Hole }
  | { readonly kind: 'placed'; readonly hole: Hole }
  | { readonly kind: 'exhausted'; readonly holes: number };

const NO_PINS: RunList = { first: [], pages: [] };

/** Looks at free runs from the lowest on; ends with `placed` or `exhausted`. Pins by address, as free runs are. */
export function* searchEvents(free: RunList, request: SearchRequest, pins = NO_PINS): Generator<SearchEvent, void> {
  for (let i = 0; i < free.first.length; i++) {
    const hole = lookAt(free.first[i]!, free.pages[i]!, request, pins);
    yield { kind: hole.short === 0 ? 'placed' : 'refused', hole };
    if (hole.short === 0) return;
  }
  yield { kind: 'exhausted', holes: free.first.length };
}

/**
 * Measures one free run against a request. With pinned pages in it, the stretch between two of them counts that the
 * request fits into, or else the one with most room.
 */
export function lookAt(first: Pages, pages: Pages, request: SearchRequest, pins = NO_PINS): Hole {
  const stretches = clearStretches(first, first + pages, pins);
  if (stretches === undefined) return { first, pages, ...fit(first, first + pages, request) };
  let best = { alignedFirst: first, usable: 0, short: request.pages };
  for (const [from, end] of stretches) {
    const found = fit(from, end, request);
    if (found.usable > best.usable) best = found;
    if (found.short === 0) break;
  }
  const clear = stretches.reduce((most, [from, end]) => Math.max(most, end - from), 0);
  const count = pages - stretches.reduce((sum, [from, end]) => sum + end - from, 0);
  return { first, pages, ...best, pins: { count, clear } };
}

function fit(
  first: Pages,
  end: Pages,
  { pages, alignOrder, base }: SearchRequest,
): Pick<Hole, 'alignedFirst' | 'usable' | 'short'> {
  const step = 2 ** alignOrder;
  const alignedFirst = Math.ceil((base + first) / step) * step - base;
  const usable = Math.max(0, end - alignedFirst);
  return { alignedFirst, usable, short: Math.max(0, pages - usable) };
}

/** What is left of `[first, end)` between pins; undefined when no pin is in it. */
function clearStretches(first: Pages, end: Pages, pins: RunList): readonly [Pages, Pages][] | undefined {
  let i = firstEndingAfter(pins, first);
  if (!(pins.first[i]! < end)) return undefined;
  const stretches: [Pages, Pages][] = [];
  let from = first;
  for (; pins.first[i]! < end; i++) {
    if (pins.first[i]! > from) stretches.push([from, pins.first[i]!]);
    from = pins.first[i]! + pins.pages[i]!;
  }
  if (end > from) stretches.push([from, end]);
  return stretches;
}

/** Position of the first run of the list that ends behind `page`. */
function firstEndingAfter({ first, pages }: RunList, page: Pages): number {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle]! + pages[middle]! <= page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One plain sentence with the numbers of an event. */
export function searchSentence(event: SearchEvent, alignOrder: number, pageSize: number): string {
  const boundary = formatBytes(2 ** alignOrder * pageSize);
  switch (event.kind) {
    case 'refused':
      return refusedSentence(event.hole, boundary);
    case 'placed':
      return `${formatPages(event.hole.pages)}; ${event.hole.usable} after aligning to ${boundary}, enough`;
    case 'exhausted':
      return event.holes === 0
        ? 'no page of the area is free'
        : `none of the ${event.holes} free runs has room behind a ${boundary} boundary`;
    default:
      return assertNever(event);
  }
}

function refusedSentence(hole: Hole, boundary: string): string {
  if (hole.pins) return `${formatPages(hole.pages)}; ${pinnedText(hole, hole.pins, boundary)}`;
  if (hole.usable === 0) return `${formatPages(hole.pages)}; none left after aligning to ${boundary}`;
  if (hole.usable === hole.pages) return `${formatPages(hole.pages)}, ${hole.short} short`;
  return `${formatPages(hole.pages)}; ${hole.usable} after aligning to ${boundary}, ${hole.short} short`;
}

function pinnedText({ usable, short }: Hole, { count, clear }: HolePins, boundary: string): string {
  const pinned = `${count} pinned ${count === 1 ? 'page' : 'pages'}, ${clear} clear at most`;
  return usable === clear
    ? `${pinned}, ${short} short`
    : `${pinned}, ${usable} after aligning to ${boundary}, ${short} short`;
}
