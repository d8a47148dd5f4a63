/**
 * CMA: a run of page frames lent to movable pages until cma_alloc() claims some back. Mirrors mm/cma.c.
 *
 * Mutable, as the free runs inside are. Always true of a Cma whose area was activated:
 *  - a page is in `runs`, or it belongs to exactly one allocation;
 *  - a pinned page may be free: it is in the way of an allocation, but belongs to none.
 */
import { assertNever } from '../lib/assert-never';
import type { Pages } from '../lib/units';
import { EBUSY } from './errno';
import { FreeRuns } from './free-runs';
import type { CmaArea } from './machine';
import { PinnedPages } from './pinned-pages';
import type { AllocationBehaviour } from './versions/allocation-behaviour';

/** What can stand against a request, in the order in which cma_alloc() meets it. User space reads ENOMEM in every case. */
export const CMA_REFUSALS = ['not-activated', 'larger-than-area', 'more-than-free', 'no-hole', 'busy'] as const;
export type CmaRefusal = (typeof CMA_REFUSALS)[number];

export type CmaAnswer =
  { readonly kind: 'placed'; readonly first: Pages } | { readonly kind: 'refused'; readonly reason: CmaRefusal };

export type Cma = { readonly area: CmaArea; readonly runs: FreeRuns; readonly pins: PinnedPages };

/** Far beyond any machine (16 TiB of 4 KiB pages); bounds what a tree can ask of us. */
const MAX_AREA_PAGES = 2 ** 32 - 1;

/** An area with every page free. An area that was not activated has a count of 0 in the kernel, and so has its Cma. */
export function createCma(area: CmaArea, cmaAlignment: number): Cma {
  const pages = area.activated ? Math.min(area.pages, MAX_AREA_PAGES) : 0;
  return { area, runs: new FreeRuns(pages, area.base, cmaAlignment), pins: new PinnedPages() };
}

/**
 * cma_alloc(): first fit at the alignment, and on past windows with a page that cannot be moved. The next window
 * starts one alignment step further, whatever the length, so windows overlap. The bits stay clear on failure.
 */
export function cmaAlloc(cma: Cma, pages: Pages, alignOrder: number, kernel: AllocationBehaviour): CmaAnswer {
  if (!cma.area.activated) return refusal('not-activated');
  if (pages > cma.runs.pages) return refusal('larger-than-area');
  if (kernel.countsAvailable && pages > cma.runs.free) return refusal('more-than-free');
  let first = cma.runs.find(pages, alignOrder);
  if (first < 0) return refusal('no-hole');
  while (cma.pins.anyIn(first, first + pages)) {
    first = cma.runs.find(pages, alignOrder, first + 2 ** alignOrder);
    if (first < 0) return refusal('busy');
  }
  cma.runs.take(first, pages);
  return { kind: 'placed', first };
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
    default:
      return assertNever(reason);
  }
}
