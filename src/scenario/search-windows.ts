/**
 * The windows that cma_alloc() tried for one request, in its order: a window is free in the bitmap, and busy when a
 * page in it cannot be moved; then the next one begins an alignment step further on, whatever the length.
 * Told from the area as it was when the request came, and so never stored.
 */
import { formatAddress, formatPages } from '../lib/format';
import type { Pages } from '../lib/units';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Machine } from '../kernel/machine';
import { areaAt } from './area-frame';
import type { PageRuns } from './asides';
import { isCmaRefusal, outcomeOf, reasonOf } from './results';
import { NO_AREA, OPERATION_CODE, type AreaFrame, type Run } from './run';

export type SearchWindow = {
  /** Relative to the area's base. */
  readonly first: Pages;
  readonly outcome: 'busy' | 'taken' | 'nowhere-to-move';
  /** Pages of it that are pinned: how many, and the first. */
  readonly pinned: Pages;
  readonly firstPinned: Pages | undefined;
  /** Pages of it that had to move out. */
  readonly movable: Pages;
  readonly sentence: string;
};

export type WindowSearch = {
  readonly area: number;
  readonly pages: Pages;
  readonly alignOrder: number;
  /** The first of them, at most MAX_WINDOWS, and the last. */
  readonly windows: readonly SearchWindow[];
  readonly windowsInAll: number;
  readonly sentence: string;
};

/** Windows that are told one by one; the last one comes besides. */
export const MAX_WINDOWS = 100;

/** Undefined where the step asked no CMA area for pages. @param step from 1 */
export function windowsAt(machine: Machine, run: Run, step: number): WindowSearch | undefined {
  const i = step - 1;
  const { operation, area, pages } = run.steps;
  if (operation[i] !== OPERATION_CODE.alloc || area[i] === NO_AREA || area[i] === undefined) return undefined;
  const asked = outcomeOf(run, step) === 'ok' || isCmaRefusal(reasonOf(run, step));
  if (!asked || !machine.areas[area[i]]) return undefined;
  const state = areaAt(machine, run, i, area[i]);
  const request = { pages: pages[i]!, alignOrder: cmaHeapAlignOrder(pages[i]!, machine.cmaAlignment) };
  return { area: area[i], ...request, ...told(machine, state, request) };
}

type Request = { readonly pages: Pages; readonly alignOrder: number };

function told(machine: Machine, state: AreaFrame, request: Request): Omit<WindowSearch, 'area' | keyof Request> {
  const found: FoundWindow[] = [];
  let last: FoundWindow | undefined;
  let windowsInAll = 0;
  for (const first of freeWindows(state, machine.areas[state.area]!.base, request)) {
    last = lookInto(state, first, request.pages);
    if (windowsInAll++ < MAX_WINDOWS) found.push(last);
    if (last.outcome !== 'busy') break;
  }
  if (last && windowsInAll > MAX_WINDOWS) found.push(last);
  const windows = found.map((one) => ({ ...one, sentence: windowSentence(machine, state, one) }));
  return { windows, windowsInAll, sentence: inAll(request, windowsInAll, last) };
}

type FoundWindow = Omit<SearchWindow, 'sentence'>;

/** Where the request fits between allocated pages, each aligned, lowest first. */
function* freeWindows(state: AreaFrame, base: Pages, { pages, alignOrder }: Request): Generator<Pages> {
  const step = 2 ** alignOrder;
  for (let i = 0; i < state.freeFirst.length; i++) {
    const end = state.freeFirst[i]! + state.freePages[i]!;
    const aligned = Math.ceil((base + state.freeFirst[i]!) / step) * step - base;
    for (let first = aligned; first + pages <= end; first += step) yield first;
  }
}

function lookInto(state: AreaFrame, first: Pages, pages: Pages): FoundWindow {
  const pins = covered(state.pinned, first, first + pages);
  const movable = covered(state.movable, first, first + pages).count;
  const outcome = pins.count > 0 ? 'busy' : movable > state.elsewhere ? 'nowhere-to-move' : 'taken';
  return { first, outcome, pinned: pins.count, firstPinned: pins.first, movable };
}

/** How many pages of `[from, end)` a list of runs covers, and the first of them. */
function covered({ first, pages }: PageRuns, from: Pages, end: Pages): { count: Pages; first: Pages | undefined } {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle]! + pages[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  const at = low < first.length && first[low]! < end ? Math.max(first[low]!, from) : undefined;
  let count = 0;
  for (; low < first.length && first[low]! < end; low++)
    count += Math.min(first[low]! + pages[low]!, end) - Math.max(first[low]!, from);
  return { count, first: at };
}

function windowSentence(machine: Machine, state: AreaFrame, window: FoundWindow): string {
  const { base } = machine.areas[state.area]!;
  const address = formatAddress(BigInt(base + window.first) * BigInt(machine.pageSize));
  const where = `page ${window.first}, ${address}`;
  if (window.outcome === 'busy')
    return `${where}: EBUSY, ${window.pinned === 1 ? `page ${window.firstPinned} is` : `${formatPages(window.pinned)} from page ${window.firstPinned} on are`} pinned`;
  if (window.outcome === 'nowhere-to-move')
    return `${where}: ENOMEM, ${formatPages(window.movable)} would have to move and ${state.elsewhere} are free elsewhere`;
  return `${where}: taken${window.movable > 0 ? `, ${formatPages(window.movable)} moved out` : ''}`;
}

function inAll({ pages, alignOrder }: Request, count: number, last: FoundWindow | undefined): string {
  const asked = `${formatPages(pages)}, a window every ${formatPages(2 ** alignOrder)}`;
  if (!last) return `${asked}: no window of the bitmap is free.`;
  const tried = `${count} ${count === 1 ? 'window' : 'windows'} tried`;
  if (last.outcome === 'taken') return `${asked}: ${tried}, the last one taken.`;
  if (last.outcome === 'busy') return `${asked}: ${tried}, every one busy.`;
  return `${asked}: ${tried}; the last had no room to move its pages to, and the kernel stops there.`;
}
