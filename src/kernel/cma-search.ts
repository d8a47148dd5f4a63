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
};

export type SearchEvent =
  | { readonly kind: 'refused'; readonly hole: Hole }
  | { readonly kind: 'placed'; readonly hole: Hole }
  | { readonly kind: 'exhausted'; readonly holes: number };

/** Looks at free runs from the lowest on; ends with `placed` or `exhausted`. */
export function* searchEvents(free: RunList, request: SearchRequest): Generator<SearchEvent, void> {
  for (let i = 0; i < free.first.length; i++) {
    const hole = lookAt(free.first[i]!, free.pages[i]!, request);
    yield { kind: hole.short === 0 ? 'placed' : 'refused', hole };
    if (hole.short === 0) return;
  }
  yield { kind: 'exhausted', holes: free.first.length };
}

/** Measures one free run against a request. */
export function lookAt(first: Pages, pages: Pages, { pages: wanted, alignOrder, base }: SearchRequest): Hole {
  const step = 2 ** alignOrder;
  const alignedFirst = Math.ceil((base + first) / step) * step - base;
  const usable = Math.max(0, first + pages - alignedFirst);
  return { first, pages, alignedFirst, usable, short: Math.max(0, wanted - usable) };
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
  if (hole.usable === 0) return `${formatPages(hole.pages)}; none left after aligning to ${boundary}`;
  if (hole.usable === hole.pages) return `${formatPages(hole.pages)}, ${hole.short} short`;
  return `${formatPages(hole.pages)}; ${hole.usable} after aligning to ${boundary}, ${hole.short} short`;
}
