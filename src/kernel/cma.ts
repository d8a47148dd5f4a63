/**
 * CMA: a run of page frames lent to movable pages until cma_alloc() claims some back. Mirrors mm/cma.c.
 *
 * Mutable, as the free runs inside are. Always true of a Cma whose area was activated:
 *  - a page is in `runs`, or it belongs to exactly one allocation;
 *  - a pinned page may be free: it is in the way of an allocation, but belongs to none;
 *  - a movable page is free: it is lent to the OS, and moves out of the way of an allocation.
 */
import { assertNever } from '../lib/assert-never';
import type { Pages } from '../lib/units';
import { EBUSY, ENOMEM } from './errno';
import { FreeRuns } from './free-runs';
import type { CmaArea } from './machine';
import { PageSet, runsBetween } from './page-set';
import type { AllocationBehaviour } from './versions/allocation-behaviour';

/** What can stand against a request, in the order in which cma_alloc() meets it. User space reads ENOMEM in every case. */
export const CMA_REFUSALS = [
  'not-activated',
  'larger-than-area',
  'more-than-free',
  'no-hole',
  'busy',
  'nowhere-to-move',
] as const;
export type CmaRefusal = (typeof CMA_REFUSALS)[number];

export type CmaAnswer =
  { readonly kind: 'placed'; readonly first: Pages } | { readonly kind: 'refused'; readonly reason: CmaRefusal };

export type Cma = {
  readonly area: CmaArea;
  readonly runs: FreeRuns;
  /** Pages that cannot be moved now. */
  readonly pins: PageSet;
  /** Pages that the OS uses and that can be moved. */
  readonly movable: PageSet;
  /** Free pages outside the area that movable ones can go to; Infinity unless somebody says so. */
  elsewhere: Pages;
};

/** Far beyond any machine (16 TiB of 4 KiB pages); bounds what a tree can ask of us. */
const MAX_AREA_PAGES = 2 ** 32 - 1;

/** An area with every page free. An area that was not activated has a count of 0 in the kernel, and so has its Cma. */
export function createCma(area: CmaArea, cmaAlignment: number): Cma {
  const pages = area.activated ? Math.min(area.pages, MAX_AREA_PAGES) : 0;
  return {
    area,
    runs: new FreeRuns(pages, area.base, cmaAlignment),
    pins: new PageSet(pages),
    movable: new PageSet(pages),
    elsewhere: Infinity,
  };
}

/** cma_alloc(): looks for a place, and takes it. The bits stay clear on failure. */
export function cmaAlloc(cma: Cma, pages: Pages, alignOrder: number, kernel: AllocationBehaviour): CmaAnswer {
  const answer = cmaSearch(cma, pages, alignOrder, kernel);
  if (answer.kind === 'placed') cmaTake(cma, answer.first, pages);
  return answer;
}

/**
 * Where cma_alloc() would take the pages: first fit at the alignment, and on past windows with a page that cannot be
 * moved. The first window without one decides: its movable pages can move out, or the search is over.
 */
export function cmaSearch(cma: Cma, pages: Pages, alignOrder: number, kernel: AllocationBehaviour): CmaAnswer {
  if (!cma.area.activated) return refusal('not-activated');
  if (pages > cma.runs.pages) return refusal('larger-than-area');
  if (kernel.countsAvailable && pages > cma.runs.free) return refusal('more-than-free');
  let first = cma.runs.find(pages, alignOrder);
  if (first < 0) return refusal('no-hole');
  if (cma.pins.count > 0) first = pastPins(cma, first, pages, alignOrder);
  if (first < 0) return refusal('busy');
  if (movableIn(cma, first, pages) > cma.elsewhere) return refusal('nowhere-to-move');
  return { kind: 'placed', first };
}

/** Takes pages that cmaSearch() found; movable ones among them move out. */
export function cmaTake(cma: Cma, first: Pages, pages: Pages): void {
  cma.elsewhere -= movableIn(cma, first, pages);
  cma.movable.remove(first, first + pages);
  cma.runs.take(first, pages);
}

const movableIn = ({ movable }: Cma, first: Pages, pages: Pages): Pages => movable.countIn(first, first + pages);

/**
 * The kernel tries again one alignment step further, whatever the length, so windows overlap: every window from there
 * on to the last pin of this one is busy too, and is not looked at here. -1 when no window is left.
 */
function pastPins(cma: Cma, window: Pages, pages: Pages, alignOrder: number): number {
  let first = window;
  for (;;) {
    const pin = cma.pins.lastIn(first, first + pages);
    if (pin < 0) return first;
    first = cma.runs.find(pages, alignOrder, pin + 1);
    if (first < 0) return -1;
  }
}

/** Lends pages to the OS; those that an allocation holds are not lent. */
export function lendMovable(cma: Cma, first: Pages, end: Pages): void {
  for (const free of runsBetween(cma.runs, first, end)) cma.movable.add(free.first, free.end);
}

const refusal = (reason: CmaRefusal): CmaAnswer => ({ kind: 'refused', reason });

/** cma_release(): the pages of one allocation, or of a part of it. */
export function cmaRelease(cma: Cma, first: Pages, pages: Pages): void {
  cma.runs.release(first, pages);
}

/** `ret` in the kernel's log line of a failure; undefined where the version fails without a line. */
export function loggedErrno(reason: CmaRefusal, kernel: AllocationBehaviour): number | undefined {
  switch (reason) {
    case 'not-activated':
      return undefined;
    case 'larger-than-area':
      return kernel.logsOversized ? kernel.noHoleErrno : undefined;
    case 'more-than-free':
    case 'no-hole':
      return kernel.noHoleErrno;
    case 'busy':
      return EBUSY;
    case 'nowhere-to-move':
      return ENOMEM;
    default:
      return assertNever(reason);
  }
}
