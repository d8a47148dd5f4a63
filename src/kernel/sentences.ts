/**
 * The words for what a boot did: one plain sentence an event, with its numbers, and the kernel function that decides.
 * The only place where reasons are worded.
 */
import { assertNever } from '../lib/assert-never';
import { formatAddress, formatBytes } from '../lib/format';
import type { BootEvent, Decline, NodeEvent } from './events';
import type { Condition } from './machine';
import type { PlacementTry } from './memblock';

export type Of<Kind extends BootEvent['kind']> = Extract<BootEvent, { kind: Kind }>;

const OF_RESERVED_MEM = 'drivers/of/of_reserved_mem.c';
export const CONTIGUOUS = 'kernel/dma/contiguous.c';

export const yes = (sentence: string, source: string): Condition => ({ holds: true, sentence, source });
export const no = (sentence: string, source: string): Condition => ({ holds: false, sentence, source });
export const at = (base: bigint, size: bigint): string => `${formatBytes(size)} at ${formatAddress(base)}`;

/** The step of the way from node to heap that an event shows; undefined where it is none. */
export function conditionOf(event: NodeEvent): Condition | undefined {
  switch (event.kind) {
    case 'considered':
      return yes(
        event.placement === 'static' ? 'enabled, with a fixed place in reg' : 'enabled, without reg',
        'of_fdt_device_is_available() in drivers/of/fdt.c',
      );
    case 'unavailable':
      return no(
        `status is "${event.status}", so the kernel does not see the node`,
        'of_fdt_device_is_available() in drivers/of/fdt.c',
      );
    case 'without-place':
      return no('neither reg nor size, so nothing is reserved', `fdt_scan_reserved_mem() in ${OF_RESERVED_MEM}`);
    case 'reg-invalid':
    case 'reg-empty':
    case 'reg-several':
    case 'reserved':
    case 'reserve-failed':
      return staticCondition(event);
    case 'property-invalid':
    case 'placed':
    case 'placement-failed':
    case 'too-many-regions':
      return dynamicCondition(event);
    case 'default-skipped':
      return event.pass === 'late'
        ? undefined
        : no(
            'cma= on the command line makes the kernel skip every linux,cma-default node',
            `fdt_scan_reserved_mem() in ${OF_RESERVED_MEM}`,
          );
    case 'overlap':
      return undefined;
    default:
      return initialiseCondition(event);
  }
}

function staticCondition(
  event: Of<'reg-invalid' | 'reg-empty' | 'reg-several' | 'reserved' | 'reserve-failed'>,
): Condition | undefined {
  const source = `__reserved_mem_reserve_reg() in ${OF_RESERVED_MEM}`;
  switch (event.kind) {
    case 'reg-invalid':
      return event.pass === 'late'
        ? undefined
        : no(
            `reg is ${event.length} bytes, not a multiple of the ${event.entry} that one address and size take`,
            source,
          );
    case 'reg-empty':
      return no(
        event.effect === 'dropped'
          ? 'reg is empty, so the node is dropped'
          : 'reg is empty: this kernel reads base and size from the bytes behind it',
        source,
      );
    case 'reg-several':
      return event.effect === 'dropped'
        ? no(`reg has ${event.entries} entries, so this kernel reserves them and drops the region`, source)
        : yes(`reg has ${event.entries} entries; only the first makes the region`, source);
    case 'reserved':
      return yes(`${event.nomap ? 'marked no-map' : 'reserved'}: ${at(event.base, event.size)}`, source);
    case 'reserve-failed':
      return no(
        event.size === 0n
          ? 'reg has size 0'
          : `no-map on memory that is reserved already: ${at(event.base, event.size)}`,
        `early_init_dt_reserve_memory() in ${OF_RESERVED_MEM}`,
      );
    default:
      return assertNever(event);
  }
}

function dynamicCondition(
  event: Of<'property-invalid' | 'placed' | 'placement-failed' | 'too-many-regions'>,
): Condition {
  const source = `__reserved_mem_alloc_size() in ${OF_RESERVED_MEM}`;
  switch (event.kind) {
    case 'property-invalid':
      return event.effect === 'ignored'
        ? yes(`${event.property} is ${event.length} bytes, no multiple of ${event.entry}, and is ignored`, source)
        : no(`${event.property} is ${event.length} bytes where the kernel wants ${event.entry}`, source);
    case 'placed': {
      const side = event.direction === 'top-down' ? 'highest' : 'lowest';
      const window = event.window ? ` of alloc-ranges from ${formatAddress(event.window.start)}` : '';
      return yes(
        `placed: ${at(event.base, event.size)}, the ${side} free place${window} aligned to ${formatBytes(event.align || 64n)}`,
        source,
      );
    }
    case 'placement-failed':
      return no(
        `no free place for ${formatBytes(event.size)} aligned to ${formatBytes(event.align || 64n)}: ${triesInWords(event.tries)}`,
        source,
      );
    case 'too-many-regions':
      return no(
        `more than ${event.limit} ${event.message === 'too-many-dynamic' || event.fatal ? 'dynamic ' : ''}regions`,
        source,
      );
    default:
      return assertNever(event);
  }
}

export function triesInWords(tries: Of<'placement-failed'>['tries']): string {
  if (tries.length === 0) return 'no free RAM in the windows of alloc-ranges';
  const largest = tries.reduce((a, b) => (b.end - b.base > a.end - a.base ? b : a));
  const gaps = tries.length === 1 ? 'the only free gap' : `the largest of ${tries.length} free gaps`;
  const why = largest.result === 'too-short' ? '' : ', too little once aligned';
  return `${gaps} has ${at(largest.base, largest.end - largest.base)}${why}`;
}

/** What memblock found when it looked at one free gap. */
export function trySentence({ base, end, result }: PlacementTry, size: bigint, align: bigint): string {
  const gap = `${formatAddress(base)} to ${formatAddress(end)}, ${formatBytes(end - base)}`;
  if (result === 'fits') return `${gap}: fits`;
  if (result === 'too-short') return `${gap}: ${formatBytes(size - (end - base))} too short`;
  return `${gap}: long enough, but not from an address aligned to ${formatBytes(align || 64n)}`;
}

type InitialiseEvent = Exclude<
  NodeEvent,
  Of<
    | 'considered'
    | 'unavailable'
    | 'without-place'
    | 'reg-invalid'
    | 'reg-empty'
    | 'reg-several'
    | 'reserved'
    | 'reserve-failed'
    | 'property-invalid'
    | 'placed'
    | 'placement-failed'
    | 'too-many-regions'
    | 'default-skipped'
    | 'overlap'
  >
>;

function initialiseCondition(event: InitialiseEvent): Condition | undefined {
  const setup = `rmem_cma_setup() in ${CONTIGUOUS}`;
  const init = 'cma_init_reserved_mem() in mm/cma.c';
  switch (event.kind) {
    case 'handler-declined':
      return declined(event);
    case 'cma-bypassed':
      return no('cma= on the command line takes the place of this linux,cma-default node', setup);
    case 'cma-misaligned':
      return no(misaligned(event), setup);
    case 'cma-no-slot':
      return no(`all ${event.slots} CMA slots are taken`, init);
    case 'cma-not-reserved':
      return no(
        event.size === 0n
          ? 'a CMA area of size 0 cannot be set up'
          : 'the range is not reserved, so no CMA area can be set up',
        init,
      );
    case 'area-created':
      return yes(`CMA area ${event.node.name}${event.isDefault ? ', the default one' : ''}`, setup);
    case 'pool-created':
      return event.pool === 'coherent'
        ? yes('coherent pool for the devices that name it', 'rmem_dma_setup() in kernel/dma/coherent.c')
        : yes('restricted pool for the devices that name it', 'rmem_swiotlb_setup() in kernel/dma/swiotlb.c');
    case 'matching-failed':
      return no('refused, and its memory given back', `fdt_init_reserved_mem_node() in ${OF_RESERVED_MEM}`);
    case 'initialised':
    case 'kept':
      return undefined;
    default:
      return assertNever(event);
  }
}

function misaligned({ base, size, align }: Of<'cma-misaligned'>): string {
  const wrong = base & (align - 1n) ? `base ${formatAddress(base)}` : `size ${formatBytes(size)}`;
  return `${wrong} is not a multiple of ${formatBytes(align)}`;
}

const CMA_DECLINES: Readonly<Partial<Record<Decline, string>>> = {
  'not-reusable': 'a shared-dma-pool, but not reusable',
  'no-map': 'no-map, which rules out CMA',
  'no-dma-cma': 'this kernel is built without CONFIG_DMA_CMA',
};

function declined({ handler, because, nomap }: Of<'handler-declined'>): Condition | undefined {
  if (because === 'not-compatible')
    return no(
      nomap ? 'no-map, and not a shared-dma-pool' : 'not a shared-dma-pool',
      `rmem_cma_setup() in ${CONTIGUOUS}`,
    );
  if (handler === 'cma') return no(CMA_DECLINES[because] ?? because, `rmem_cma_setup() in ${CONTIGUOUS}`);
  if (handler === 'restricted') {
    const property = because === 'default-property' ? 'a default property' : because;
    return no(`restricted-dma-pool does not go with ${property}`, 'rmem_swiotlb_setup() in kernel/dma/swiotlb.c');
  }
  if (because !== 'not-no-map-on-arm') return undefined;
  return no('a coherent pool without no-map is not supported on arm', 'rmem_dma_setup() in kernel/dma/coherent.c');
}
