/** The lines that a failed cma_alloc() prints, word for word. Mirrors mm/cma.c, cma_alloc() and cma_debug_show_areas(). */
import { assertNever } from '../lib/assert-never';
import type { Pages } from '../lib/units';
import { loggedErrno, type CmaRefusal } from './cma';
import type { AllocationBehaviour } from './versions/allocation-behaviour';

/** Free runs by address, as two lists of one length: a Frame has them so. */
export type RunList = { readonly first: ArrayLike<Pages>; readonly pages: ArrayLike<Pages> };

export type FailedRequest = { readonly area: string; readonly areaPages: Pages; readonly pages: Pages };

/**
 * @param free the free runs when it failed; asked for only where the version prints them
 * @returns no line where the version fails in silence. The kernel prints at most 10 failures in 5 s; here is each.
 */
export function failureLines(
  request: FailedRequest,
  reason: CmaRefusal,
  kernel: AllocationBehaviour,
  free: () => RunList,
): readonly string[] {
  const errno = loggedErrno(reason, kernel);
  if (errno === undefined) return [];
  const head = `cma: ${kernel.allocFunction}: ${request.area}: alloc failed, req-size: ${request.pages} pages, ret: -${errno}`;
  switch (kernel.freeRunDump) {
    case 'never':
      return [head];
    case 'one-line':
      return [head, oneLine(free(), request.areaPages)];
    case 'ranges':
      return [head, ...ranges(free(), request.areaPages)];
    default:
      return assertNever(kernel.freeRunDump);
  }
}

function oneLine(free: RunList, areaPages: Pages): string {
  return `cma: number of available pages: ${items(free).join('+')}${total(free, areaPages)}`;
}

/** One record a range, and the area has one. The plus stands before every run but one at bit 0. */
function ranges(free: RunList, areaPages: Pages): readonly string[] {
  const plus = free.first.length > 0 && free.first[0] !== 0 ? '+' : '';
  return [
    'cma: number of available pages: ',
    `cma: range 0: ${plus}${items(free).join('+')}`,
    'cma: ',
    total(free, areaPages),
  ];
}

function items(free: RunList): string[] {
  return Array.from(free.pages, (pages, i) => `${pages}@${free.first[i]}`);
}

function total(free: RunList, areaPages: Pages): string {
  let sum = 0;
  for (let i = 0; i < free.pages.length; i++) sum += free.pages[i]!;
  return `=> ${sum} free of ${areaPages} total pages`;
}
