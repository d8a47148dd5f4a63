/** The words for what became of CMA areas, of the built-in one, and for what can stop a boot; beside sentences.ts. */
import { assertNever } from '../lib/assert-never';
import { formatAddress, formatBytes } from '../lib/format';
import type { BootEvent, DefaultFailure } from './events';
import type { Condition } from './machine';
import { at, CONTIGUOUS, no, triesInWords, yes, type Of } from './sentences';

/** Steps that belong to an area rather than a node. */
export function areaConditionOf(event: BootEvent, version: string): Condition | undefined {
  const add = 'drivers/dma-buf/heaps/cma_heap.c';
  switch (event.kind) {
    case 'area-not-activated':
      return no(
        'the area crosses a zone border and could not be activated: every allocation fails',
        'cma_activate_area() in mm/cma.c',
      );
    case 'heap-registered':
      return event.role === 'system' ? undefined : yes(`/dev/dma_heap/${event.name}`, `__add_cma_heap() in ${add}`);
    case 'heap-refused':
      return no(
        event.same ? `its own name is that of the default heap` : `the name ${event.name} is taken by another heap`,
        `dma_heap_add() in drivers/dma-buf/dma-heap.c`,
      );
    case 'heap-not-made':
      return no(`Linux ${version} makes a heap of the default area only`, `add_default_cma_heap() in ${add}`);
    default:
      return undefined;
  }
}

/** The built-in area's own steps. */
export function builtInCondition(event: BootEvent): Condition | undefined {
  const source = `dma_contiguous_reserve() in ${CONTIGUOUS}`;
  switch (event.kind) {
    case 'built-in-reserved':
      return yes(`reserved: ${at(event.base, event.size)}, asked for by ${sourceInWords(event.source)}`, source);
    case 'built-in-failed':
      return no(failureInWords(event.failure, event.rounded), 'cma_declare_contiguous_nid() in mm/cma.c');
    case 'built-in-not-wanted':
      return no(notWantedInWords(event), source);
    default:
      return undefined;
  }
}

function notWantedInWords({ because, source }: Of<'built-in-not-wanted'>): string {
  if (because === 'tree-default') return 'the tree has a linux,cma-default area, so no built-in one is made';
  return because === 'size-zero'
    ? `${sourceInWords(source)} asks for size 0`
    : 'CONFIG_DMA_CMA is off: cma= is not read, and no area is made';
}

export const sourceInWords = (source: 'cmdline' | 'kconfig'): string =>
  source === 'cmdline' ? 'cma=' : 'CONFIG_CMA_SIZE_*';

function failureInWords(failure: DefaultFailure, size: bigint): string {
  switch (failure.reason) {
    case 'no-slot':
      return `all ${failure.slots} CMA slots are taken`;
    case 'misaligned':
      return `base ${formatAddress(failure.base)} is not a multiple of ${formatBytes(failure.align)}`;
    case 'highmem-boundary':
      return `the range crosses the end of RAM at ${formatAddress(failure.boundary)}`;
    case 'exceeds-limit':
      return `${at(failure.base, failure.size)} ends beyond the limit ${formatAddress(failure.limit)}`;
    case 'occupied':
      return `${at(failure.base, failure.size)} is reserved already`;
    case 'no-room':
      return `no free place for ${formatBytes(size)}: ${triesInWords(failure.tries)}`;
    default:
      return assertNever(failure);
  }
}

/** What could stop the boot, in one sentence; undefined when nothing could. */
export function fatalSentence(events: readonly BootEvent[]): string | undefined {
  const hazard = events.find((e) => e.kind === 'hazard');
  return hazard && hazardSentence(hazard);
}

export function hazardSentence({ code, names }: Of<'hazard'>): string {
  const [first = '', second = ''] = names;
  switch (code) {
    case 'area-outside-ram':
      return `CMA area ${first} is not wholly RAM: the kernel panics when it activates it`;
    case 'areas-overlap':
      return `CMA areas ${first} and ${second} share pages: these are freed twice, which can kill the boot`;
    case 'area-over-held':
      return `CMA area ${first} lies over ${second}: these pages are given to user space`;
    case 'nomap-part-page':
      return `no-map region ${first} does not cover whole pages: the rest of its page is used early and not mapped`;
    case 'too-many-dynamic':
      return `more dynamic regions than this kernel has room for: ${first} makes it panic`;
    case 'frees-held':
      return `refusing ${first} frees ${second} beneath it`;
    default:
      return assertNever(code);
  }
}
