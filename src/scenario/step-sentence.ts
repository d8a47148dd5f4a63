/** One plain sentence for each thing that a step can come to, with its numbers. */
import { assertNever } from '../lib/assert-never';
import { formatAddress, formatBytes, formatPages } from '../lib/format';
import type { Pages } from '../lib/units';
import { lookAt, searchEvents, type Hole, type SearchEvent } from '../kernel/cma-search';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import { systemHeapBlocks } from '../kernel/heaps/system-heap';
import type { Machine } from '../kernel/machine';
import { areaAt } from './area-frame';
import { movedAt } from './asides';
import { OPERATION_KINDS } from './operation';
import { pagesSentence } from './pages-sentence';
import { fromPool, poolFull } from './pool-sentence';
import { referencesAt } from './reference-state';
import { referencesText } from './references';
import { baseOf, reasonOf } from './results';
import { NO_AREA, NO_LIFE, OUTCOMES, type Run } from './run';
import { stepText } from './step-text';

/** @param step one that CMA did not refuse; those have a FailureReport. */
export function stepSentence(machine: Machine, run: Run, step: number): string {
  const name = run.names[run.steps.name[step - 1]!]!;
  const reason = reasonOf(run, step);
  switch (reason) {
    case 'none':
      return doneSentence(machine, run, step);
    case 'no-heap':
      return `open() answers ENOENT: there is no /dev/dma_heap/${run.heaps[run.steps.heap[step - 1]!]}.`;
    case 'fd-set':
      return 'The ioctl answers EINVAL: the field fd of a request must be 0.';
    case 'fd-flags':
      return 'The ioctl answers EINVAL: fd_flags may hold only an access mode and O_CLOEXEC.';
    case 'heap-flags':
      return 'The ioctl answers EINVAL: no heap flag exists, so heap_flags must be 0.';
    case 'no-length':
      return 'The ioctl answers EINVAL: the length, rounded up to whole pages, is 0.';
    case 'out-of-memory':
      return run.fatal ?? '';
    case 'pool-full':
      return poolFull(machine, run, step);
    case 'name-held':
      return `Not run: ${name} still holds a buffer. Free it first, or use another name.`;
    case 'nothing-held':
      return nothingHeld(run, step, name);
    case 'no-area':
      return `Skipped: this machine has no CMA area or heap ${run.heaps[run.steps.heap[step - 1]!]}.`;
    case 'outside-area':
      return `Skipped: ${machine.areas[run.steps.area[step - 1]!]!.name} has no such page.`;
    case 'diagnostic':
      return 'Not run: the line has an error.';
    case 'dead':
      return `Not run: an earlier step stopped the machine. ${run.fatal ?? ''}`;
    case 'not-activated':
    case 'larger-than-area':
    case 'more-than-free':
    case 'no-hole':
    case 'busy':
    case 'nowhere-to-move':
      throw new Error(`${reason} has a failure report`);
    default:
      return assertNever(reason);
  }
}

function doneSentence(machine: Machine, run: Run, step: number): string {
  const kind = OPERATION_KINDS[run.steps.operation[step - 1]!]!;
  switch (kind) {
    case 'alloc':
      return allocated(machine, run, step);
    case 'free':
    case 'drop':
      return run.steps.life[step - 1] === NO_LIFE ? stillHeld(run, step, 'stays') : freed(machine, run, step);
    case 'hold':
      return stillHeld(run, step, 'is held');
    case 'pin':
    case 'unpin':
    case 'movable':
    case 'elsewhere':
      return pagesSentence(machine, run, step);
    case 'note':
      return stepText(run, step);
    case 'not-run':
      return '';
    default:
      return assertNever(kind);
  }
}

function nothingHeld(run: Run, step: number, name: string): string {
  const references = referencesAt(run, step);
  if (!references?.any) return `Skipped: ${name} holds no buffer${whyNone(run, step)}.`;
  return `Skipped: there is no such reference to ${name}; it is held by ${referencesText(references)}.`;
}

/** Whether the allocation that would have made the buffer failed, and that its heap is not there in this kernel. */
function whyNone(run: Run, step: number): string {
  const { name, operation, outcome, heap } = run.steps;
  for (let at = step - 1; at >= 1; at--) {
    if (name[at - 1] !== name[step - 1] || OPERATION_KINDS[operation[at - 1]!] !== 'alloc') continue;
    if (reasonOf(run, at) === 'no-heap')
      return `: this kernel has no /dev/dma_heap/${run.heaps[heap[at - 1]!]}, so step ${at} got none`;
    return OUTCOMES[outcome[at - 1]!] === 'failed' ? `: step ${at} got none` : '';
  }
  return '';
}

const stillHeld = (run: Run, step: number, how: string): string =>
  `The memory ${how} by ${referencesText(referencesAt(run, step)!)}.`.replace('stays by', 'stays: it is held by');

const sized = (pages: Pages, pageSize: number): string => `${formatPages(pages)} (${formatBytes(pages * pageSize)})`;

function allocated(machine: Machine, run: Run, step: number): string {
  const life = run.steps.life[step - 1]!;
  const pages = run.lives.pages[life]!;
  const area = run.lives.area[life]!;
  if (area === NO_AREA) return `${sized(pages, machine.pageSize)} ${asBlocks(pages, machine.pageSize)}`;
  if (area >= machine.areas.length) return fromPool(machine, run, step);
  const where = addressOf(machine, area, run.lives.first[life]!);
  const moved = movedAt(run.asides, step);
  const cost = moved === 0 ? '' : ` ${formatPages(moved)} that the OS used there moved elsewhere first.`;
  return `${sized(pages, machine.pageSize)} at ${where}, ${whyThere(machine, run, step, area, pages)}.${cost}`;
}

function asBlocks(pages: Pages, pageSize: number): string {
  const blocks = systemHeapBlocks(pages).map(({ order, count }) => `${count} × ${formatBytes(2 ** order * pageSize)}`);
  return `from the page allocator, as ${blocks.join(' + ')} if it has such blocks at hand; it alone knows where.`;
}

/** What the search passed over before it found the place. */
function whyThere(machine: Machine, run: Run, step: number, area: number, pages: Pages): string {
  const { freeFirst, freePages, pinned } = areaAt(machine, run, step - 1, area);
  const alignOrder = cmaHeapAlignOrder(pages, machine.cmaAlignment);
  const request = { pages, alignOrder, base: machine.areas[area]!.base };
  let refused = 0;
  let behindPin = false;
  for (const { kind, hole } of holesOf(searchEvents({ first: freeFirst, pages: freePages }, request, pinned))) {
    if (kind === 'refused') refused++;
    else behindPin = lookAt(hole.first, hole.pages, request).alignedFirst !== hole.alignedFirst;
  }
  const boundary = `${formatBytes(2 ** alignOrder * machine.pageSize)} boundary`;
  const pin = behindPin ? ', past pinned pages' : '';
  if (refused === 0) return `the first ${boundary} of the lowest free run${pin}`;
  return `the lowest free run with room behind a ${boundary}${pin}; ${refused} below ${refused === 1 ? 'has' : 'have'} none`;
}

function* holesOf(events: Iterable<SearchEvent>): Generator<Extract<SearchEvent, { readonly hole: Hole }>> {
  for (const event of events) if (event.kind !== 'exhausted') yield event;
}

function freed(machine: Machine, run: Run, step: number): string {
  const life = run.steps.life[step - 1]!;
  const pages = run.lives.pages[life]!;
  const area = run.lives.area[life]!;
  const given = `${sized(pages, machine.pageSize)} given back`;
  if (area === NO_AREA) return `${given} to the page allocator.`;
  const first = run.lives.first[life]!;
  if (area >= machine.areas.length) return `${given} to the coherent pool, at ${addressOf(machine, area, first)}.`;
  const { freeFirst, freePages } = areaAt(machine, run, step, area);
  const around = freeFirst.findLastIndex((start) => start <= first);
  return `${given} at ${addressOf(machine, area, first)}; the free run there has ${sized(freePages[around]!, machine.pageSize)} now.`;
}

function addressOf(machine: Machine, area: number, page: Pages): string {
  return formatAddress(BigInt(baseOf(machine, area)! + page) * BigInt(machine.pageSize));
}
