/** One plain sentence for each thing that a step can come to, with its numbers. */
import { assertNever } from '../lib/assert-never';
import { formatAddress, formatBytes, formatPages } from '../lib/format';
import type { Pages } from '../lib/units';
import { searchEvents } from '../kernel/cma-search';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import { systemHeapBlocks } from '../kernel/heaps/system-heap';
import type { Machine } from '../kernel/machine';
import { areaAt } from './area-frame';
import { reasonOf } from './results';
import { NO_AREA, type Run } from './run';

/** @param step one that CMA did not refuse; those have a FailureReport. */
export function stepSentence(machine: Machine, run: Run, step: number): string {
  const name = run.names[run.steps.name[step - 1]!]!;
  const reason = reasonOf(run, step);
  switch (reason) {
    case 'none':
      return run.steps.operation[step - 1] === 1 ? freed(machine, run, step) : allocated(machine, run, step);
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
    case 'name-held':
      return `Not run: ${name} still holds a buffer. Free it first, or use another name.`;
    case 'nothing-held':
      return `Skipped: ${name} holds no buffer.`;
    case 'diagnostic':
      return 'Not run: the line has an error.';
    case 'dead':
      return `Not run: an earlier step stopped the machine. ${run.fatal ?? ''}`;
    case 'not-activated':
    case 'larger-than-area':
    case 'more-than-free':
    case 'no-hole':
    case 'busy':
      throw new Error(`${reason} has a failure report`);
    default:
      return assertNever(reason);
  }
}

const sized = (pages: Pages, pageSize: number): string => `${formatPages(pages)} (${formatBytes(pages * pageSize)})`;

function allocated(machine: Machine, run: Run, step: number): string {
  const life = run.steps.life[step - 1]!;
  const pages = run.lives.pages[life]!;
  const area = run.lives.area[life]!;
  if (area === NO_AREA) return `${sized(pages, machine.pageSize)} ${asBlocks(pages, machine.pageSize)}`;
  const where = addressOf(machine, area, run.lives.first[life]!);
  return `${sized(pages, machine.pageSize)} at ${where}, ${whyThere(machine, run, step, area, pages)}.`;
}

function asBlocks(pages: Pages, pageSize: number): string {
  const blocks = systemHeapBlocks(pages).map(({ order, count }) => `${count} × ${formatBytes(2 ** order * pageSize)}`);
  return `from the page allocator, as ${blocks.join(' + ')} if it has such blocks at hand; it alone knows where.`;
}

/** What the search passed over before it found the place. */
function whyThere(machine: Machine, run: Run, step: number, area: number, pages: Pages): string {
  const { freeFirst, freePages } = areaAt(machine, run, step - 1, area);
  const alignOrder = cmaHeapAlignOrder(pages, machine.cmaAlignment);
  const request = { pages, alignOrder, base: machine.areas[area]!.base };
  let refused = 0;
  for (const event of searchEvents({ first: freeFirst, pages: freePages }, request)) {
    if (event.kind === 'refused') refused++;
  }
  const boundary = formatBytes(2 ** alignOrder * machine.pageSize);
  if (refused === 0) return `the first ${boundary} boundary of the lowest free run`;
  return `the lowest free run with room behind a ${boundary} boundary; ${refused} below ${refused === 1 ? 'has' : 'have'} none`;
}

function freed(machine: Machine, run: Run, step: number): string {
  const life = run.steps.life[step - 1]!;
  const pages = run.lives.pages[life]!;
  const area = run.lives.area[life]!;
  const given = `${sized(pages, machine.pageSize)} given back`;
  if (area === NO_AREA) return `${given} to the page allocator.`;
  const first = run.lives.first[life]!;
  const { freeFirst, freePages } = areaAt(machine, run, step, area);
  const around = freeFirst.findLastIndex((start) => start <= first);
  return `${given} at ${addressOf(machine, area, first)}; the free run there has ${sized(freePages[around]!, machine.pageSize)} now.`;
}

function addressOf(machine: Machine, area: number, page: Pages): string {
  return formatAddress(BigInt(machine.areas[area]!.base + page) * BigInt(machine.pageSize));
}
