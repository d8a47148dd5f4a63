/** Why an allocation failed, in words: from what the search met (kernel/cma-search.ts) and what refused it. */
import { assertNever } from '../lib/assert-never';
import { formatBytes, formatPages } from '../lib/format';
import type { Pages } from '../lib/units';
import type { CmaRefusal } from '../kernel/cma';
import { lookAt, searchEvents, searchSentence, type Hole, type SearchRequest } from '../kernel/cma-search';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Machine } from '../kernel/machine';
import { MAX_REFUSED_HOLES, type AreaFrame, type FailureReport, type RefusedHole } from './run';

/**
 * @param state the area when the request came
 * Free runs are listed also where the kernel refused before it looked at them: their numbers hold all the same.
 */
export function failureReport(machine: Machine, state: AreaFrame, pages: Pages, reason: CmaRefusal): FailureReport {
  const area = machine.areas[state.area]!;
  const request = { pages, alignOrder: cmaHeapAlignOrder(pages, machine.cmaAlignment), base: area.base };
  return {
    area: state.area,
    pages,
    alignOrder: request.alignOrder,
    free: state.free,
    largestFree: state.largestFree,
    sentence: failureSentence(machine, state, request, reason),
    holes: longestHoles(state, request, machine.pageSize),
    holesInAll: state.freeFirst.length,
  };
}

function failureSentence(machine: Machine, state: AreaFrame, request: SearchRequest, reason: CmaRefusal): string {
  const { name, pages: areaPages } = machine.areas[state.area]!;
  const sized = (pages: Pages): string => `${formatPages(pages)} (${formatBytes(pages * machine.pageSize)})`;
  const asked = sized(request.pages);
  switch (reason) {
    case 'not-activated':
      return `${asked} asked of ${name}, which could not be activated at boot: every allocation from it fails.`;
    case 'larger-than-area':
      return `${asked} asked, and the whole area has ${sized(areaPages)}.`;
    case 'more-than-free':
      return `${asked} asked, and only ${sized(state.free)} are free in all: the kernel does not begin to search.`;
    case 'no-hole':
      return `${asked} asked, ${sized(state.free)} free in ${counted(state.freeFirst.length, 'run')}: ${whyNoHole(state, request, sized, machine.pageSize)}.`;
    case 'busy':
      return `${asked} asked: each window that is free holds a page that cannot be moved now. ${whereClear(state, request, sized)}.`;
    case 'nowhere-to-move':
      return `${asked} asked: ${nowhere(state, request)}.`;
    default:
      return assertNever(reason);
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function whyNoHole(
  { largestFree }: AreaFrame,
  { pages, alignOrder }: SearchRequest,
  sized: (pages: Pages) => string,
  pageSize: number,
): string {
  if (largestFree < pages) return `the longest has ${sized(largestFree)}`;
  const boundary = formatBytes(2 ** alignOrder * pageSize);
  return `the longest has ${sized(largestFree)}, but none is long enough behind its first ${boundary} boundary`;
}

/** What lies between the pins of those free runs that would do without them. */
function whereClear(state: AreaFrame, request: SearchRequest, sized: (pages: Pages) => string): string {
  const holes = Array.from(state.freeFirst, (first, i) => lookAt(first, state.freePages[i]!, request, state.pinned));
  const inTheWay = holes.reduce((sum, hole) => sum + (hole.pins?.count ?? 0), 0);
  const clear = holes.reduce((most, hole) => Math.max(most, hole.pins?.clear ?? hole.pages), 0);
  return `${counted(inTheWay, 'page')} of the free runs ${inTheWay === 1 ? 'is' : 'are'} pinned, and ${sized(clear)} lie clear of them at most`;
}

/** The first window that is not busy decides: the kernel tries no other when pages of it have nowhere to go. */
function nowhere(state: AreaFrame, request: SearchRequest): string {
  const free = { first: state.freeFirst, pages: state.freePages };
  const last = [...searchEvents(free, request, state.pinned)].at(-1);
  if (last?.kind !== 'placed') throw new Error('a window was found, and now there is none');
  const first = last.hole.alignedFirst;
  const end = first + request.pages;
  const { movable } = state;
  let moved = 0;
  for (const [i, start] of movable.first.entries())
    moved += Math.max(0, Math.min(start + movable.pages[i]!, end) - Math.max(start, first));
  const room =
    state.elsewhere === 1
      ? 'only one page is'
      : state.elsewhere === 0
        ? 'no page is'
        : `only ${state.elsewhere} pages are`;
  return `${counted(moved, 'movable page')} would have to leave the window at page ${first}, and ${room} free elsewhere; the kernel tries no other window`;
}

function longestHoles(state: AreaFrame, request: SearchRequest, pageSize: number): readonly RefusedHole[] {
  return longestRuns(state.freePages).map((i): RefusedHole => {
    const hole: Hole = lookAt(state.freeFirst[i]!, state.freePages[i]!, request, state.pinned);
    return { ...hole, sentence: searchSentence({ kind: 'refused', hole }, request.alignOrder, pageSize) };
  });
}

/** Positions of the longest, longest first, the lower of two equal ones first; without sorting them all. */
function longestRuns(lengths: Uint32Array): readonly number[] {
  const longest: number[] = [];
  for (let i = 0; i < lengths.length; i++) {
    if (longest.length === MAX_REFUSED_HOLES && lengths[i]! <= lengths[longest.at(-1)!]!) continue;
    let at = longest.length;
    while (at > 0 && lengths[longest[at - 1]!]! < lengths[i]!) at--;
    longest.splice(at, 0, i);
    if (longest.length > MAX_REFUSED_HOLES) longest.pop();
  }
  return longest;
}
