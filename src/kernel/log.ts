/** The boot log, derived from events: every line as the kernel of that version prints it, without time stamps. */
import { assertNever } from '../lib/assert-never';
import { MIB, U64_MAX } from '../lib/units';
import type { BootEvent, DefaultFailure, NodeEvent } from './events';
import type { LogLine } from './machine';
import type { BootBehaviour } from './versions/boot-behaviour';

type Text = readonly [LogLine['level'], string];
type Of<Kind extends BootEvent['kind']> = Extract<BootEvent, { kind: Kind }>;

const OF = 'OF: reserved mem: ';

/** %pa as a 64-bit phys_addr_t prints it; lines of a 32-bit one are narrowed at the end. */
const PA_DIGITS = 16;
const pa = (address: bigint): string => `0x${(address & U64_MAX).toString(16).padStart(PA_DIGITS, '0')}`;
/** An address of pa() that fits 32 bits, in the width that a 32-bit phys_addr_t has. */
const narrow = (text: string): string => text.replace(/0x0{8}([0-9a-f]{8})(?![0-9a-f])/g, '0x$1');
const hex = (value: bigint): string => `0x${(value & U64_MAX).toString(16)}`;
const mib = (size: bigint): bigint => size / MIB;

/** All lines of a boot, in order; each knows the node it is about. */
export function bootLog(events: readonly BootEvent[], behaviour: BootBehaviour, addressBits: 32 | 64): LogLine[] {
  return events.flatMap((event) => {
    const path = 'node' in event ? event.node.path : undefined;
    return linesOf(event, behaviour).map(([level, text]) => ({
      level,
      text: addressBits === 32 ? narrow(text) : text,
      path,
    }));
  });
}

function linesOf(event: BootEvent, behaviour: BootBehaviour): readonly Text[] {
  if ('node' in event) return nodeLines(event, behaviour);
  switch (event.kind) {
    case 'memory-ignored':
      return [['warn', `OF: fdt: Ignoring memory ${event.what} ${hex(event.from)} - ${hex(event.to)}`]];
    case 'cmdline-cma-empty':
      return [
        ['err', 'cma: Config string not provided'],
        ['warn', "Malformed early option 'cma'"],
      ];
    case 'parent-missing':
      return behaviour.passes === 2 ? [['info', `${OF}Reserved memory: No reserved-memory node in the DT`]] : [];
    case 'parent-unsupported':
      return [['err', `${behaviour.staticPrefix}Reserved memory: unsupported node format, ignoring`]];
    case 'built-in-reserved':
      return [builtInReserved(event, behaviour)];
    case 'built-in-failed':
      return builtInFailed(event, behaviour);
    case 'numa-reserved':
      return [numaReserved(event, behaviour)];
    case 'numa-failed':
      return numaFailed(event, behaviour);
    case 'numa-unknown':
      return [['warn', `cma: invalid node ${event.numaNode} specified`]];
    case 'area-not-activated':
      return [['err', `cma: CMA area ${event.name} could not be activated`]];
    case 'area-name-taken':
      return [['warn', `sysfs: cannot create duplicate filename '/kernel/mm/cma/${event.name}'`]];
    case 'heap-refused':
      return heapRefused(event);
    case 'memory-added':
    case 'memory-property-ignored':
    case 'memory-limited':
    case 'held':
    case 'built-in-not-wanted':
    case 'heap-registered':
    case 'heap-not-made':
    case 'hazard':
      return [];
    default:
      return assertNever(event);
  }
}

function nodeLines(event: NodeEvent, behaviour: BootBehaviour): readonly Text[] {
  const { name } = event.node;
  switch (event.kind) {
    case 'reg-invalid':
      if (event.message === 'none') return [];
      return [['err', `${behaviour.staticPrefix}Reserved memory: invalid reg property in '${name}', skipping node.`]];
    case 'reg-several':
      return severalEntries(event);
    case 'reserve-failed':
      return [
        [
          'err',
          `${behaviour.staticPrefix}Reserved memory: failed to reserve memory for node '${name}': base ${pa(event.base)}, size ${mib(event.size)} MiB`,
        ],
      ];
    case 'property-invalid':
      return invalidProperty(event);
    case 'default-skipped':
      return [skippedDefault(event)];
    case 'placement-failed':
      return [['err', `${OF}failed to allocate memory for node '${name}': size ${mib(event.size)} MiB`]];
    case 'too-many-regions':
      if (event.message === 'not-enough-space') return [['err', `${OF}not enough space for all defined regions.`]];
      return [['err', `${OF}too many defined dynamic regions, skip '${name}'`]];
    case 'handler-declined':
      if (event.because !== 'not-no-map-on-arm') return [];
      return [['err', 'Reserved memory: regions without no-map are not yet supported']];
    case 'cma-bypassed':
      return [['info', `Reserved memory: bypass ${name} node, using cmdline CMA params instead`]];
    case 'cma-misaligned':
      return [['err', 'Reserved memory: incorrect alignment of CMA region']];
    case 'cma-no-slot':
      return [
        ['err', 'cma: Not enough slots for CMA reserved regions!'],
        ['err', 'Reserved memory: unable to setup CMA region'],
      ];
    case 'cma-not-reserved':
      return [['err', 'Reserved memory: unable to setup CMA region']];
    case 'area-created':
      return [['info', `Reserved memory: created CMA memory pool at ${pa(event.base)}, size ${mib(event.size)} MiB`]];
    case 'pool-created':
      return [poolCreated(event, behaviour)];
    case 'initialised':
      return [['info', `${OF}initialized node ${name}, compatible id ${event.compatible}`]];
    case 'matching-failed':
      return [['info', `${OF}node ${name} compatible matching fail`]];
    case 'kept':
      return behaviour.printsRegions ? [kept(event)] : [];
    case 'overlap':
      return overlap(event);
    case 'considered':
    case 'unavailable':
    case 'without-place':
    case 'reg-empty':
    case 'reserved':
    case 'placed':
      return [];
    default:
      return assertNever(event);
  }
}

function severalEntries({ node, entries, message }: Of<'reg-several'>): readonly Text[] {
  if (message === 'none') return [];
  if (message === 'ignores')
    return [['warn', `${OF}fdt_scan_reserved_mem_reg_nodes() ignores ${entries - 1} regions in node '${node.name}'`]];
  return [
    ['warn', `${OF}Reserved memory: node '${node.name}' has ${entries} <base size> entries, only the first is used`],
  ];
}

function invalidProperty({ node, property, effect }: Of<'property-invalid'>): readonly Text[] {
  if (effect === 'ignored') return [];
  if (property === 'alloc-ranges')
    return [['err', `${OF}invalid alloc-ranges property in '${node.name}', skipping node.`]];
  return [['err', `${OF}invalid ${property} property in '${node.name}' node.`]];
}

const skippedDefault = ({ condition }: Of<'default-skipped'>): Text => [
  'err',
  condition === 'any'
    ? `${OF}Skipping dt linux,cma-default for "cma=" kernel param.`
    : 'Skipping dt linux,cma-default node in favor for "cma=" kernel param.',
];

function poolCreated({ pool, base, size }: Of<'pool-created'>, { dmaPoolUnit }: BootBehaviour): Text {
  if (pool === 'restricted')
    return [
      'info',
      `software IO TLB: Reserved memory: created restricted DMA pool at ${pa(base)}, size ${mib(size)} MiB`,
    ];
  const amount = dmaPoolUnit === 'KiB' ? size / 1024n : mib(size);
  return ['info', `Reserved memory: created DMA memory pool at ${pa(base)}, size ${amount} ${dmaPoolUnit}`];
}

function kept({ node, base, size, nomap, reusable }: Of<'kept'>): Text {
  const map = nomap ? 'nomap' : 'map';
  const use = reusable ? 'reusable' : 'non-reusable';
  return ['info', `${OF}${pa(base)}..${pa(base + size - 1n)} (${size / 1024n} KiB) ${map} ${use} ${node.name}`];
}

const overlap = ({ node, base, size, other }: Of<'overlap'>): readonly Text[] => [
  ['err', `${OF}OVERLAP DETECTED!`],
  [
    'err',
    `${node.name} (${pa(base)}--${pa(base + size)}) overlaps with ${other.name} (${pa(other.base)}--${pa(other.base + other.size)})`,
  ],
];

function builtInReserved({ base, size, requested }: Of<'built-in-reserved'>, { defaultAreaLog }: BootBehaviour): Text {
  const amount = mib(defaultAreaLog === 'as-requested' ? requested : size);
  const node = defaultAreaLog === 'rounded-with-node' ? ' on node -1' : '';
  return ['info', `cma: Reserved ${amount} MiB at ${pa(base)}${node}`];
}

function builtInFailed(
  { requested, rounded, failure }: Of<'built-in-failed'>,
  behaviour: BootBehaviour,
): readonly Text[] {
  const detail = failureDetail(failure);
  const asRequested = behaviour.defaultAreaLog === 'as-requested';
  // Up to 6.12 the function returns at once when slots or size are missing, and a misaligned base is refused before rounding.
  if (!asRequested && failure.reason === 'no-slot') return detail;
  const amount = mib(asRequested || failure.reason === 'misaligned' ? requested : rounded);
  const node = behaviour.defaultAreaLog === 'rounded-with-node' ? ' on node -1' : '';
  return [...detail, ['err', `cma: Failed to reserve ${amount} MiB${node}`]];
}

function failureDetail(failure: DefaultFailure): readonly Text[] {
  switch (failure.reason) {
    case 'no-slot':
      return [['err', 'cma: Not enough slots for CMA reserved regions!']];
    case 'misaligned':
      return [['err', `cma: Region at ${pa(failure.base)} must be aligned to ${pa(failure.align)} bytes`]];
    case 'highmem-boundary':
      return [
        ['err', `cma: Region at ${pa(failure.base)} defined on low/high memory boundary (${pa(failure.boundary)})`],
      ];
    case 'exceeds-limit':
      return [
        [
          'err',
          `cma: Size (${pa(failure.size)}) of region at ${pa(failure.base)} exceeds limit (${pa(failure.limit)})`,
        ],
      ];
    case 'occupied':
    case 'no-room':
      return [];
    default:
      return assertNever(failure);
  }
}

function numaReserved(
  { base, size, requested, numaNode }: Of<'numa-reserved'>,
  { defaultAreaLog }: BootBehaviour,
): Text {
  const amount = mib(defaultAreaLog === 'as-requested' ? requested : size);
  const node = defaultAreaLog === 'rounded-with-node' ? ` on node ${numaNode}` : '';
  return ['info', `cma: Reserved ${amount} MiB at ${pa(base)}${node}`];
}

/** errno numbers of cma_declare_contiguous_nid(). */
const ENOMEM = 12;
const EINVAL = 22;
const ENOSPC = 28;

function numaFailed(
  { failure, requested, rounded, numaNode }: Of<'numa-failed'>,
  behaviour: BootBehaviour,
): readonly Text[] {
  const amount = mib(behaviour.defaultAreaLog === 'as-requested' ? requested : rounded);
  const node = behaviour.defaultAreaLog === 'rounded-with-node' ? ` on node ${numaNode}` : '';
  const errno = failure.reason === 'no-slot' ? ENOSPC : failure.reason === 'no-room' ? ENOMEM : EINVAL;
  const caller = behaviour.numaAreas === 'pernuma' ? 'dma_pernuma_cma_reserve' : 'dma_numa_cma_reserve';
  return [
    ...failureDetail(failure),
    ['err', `cma: Failed to reserve ${amount} MiB${node}`],
    ['warn', `cma: ${caller}: reservation failed: err ${-errno}, node ${numaNode}`],
  ];
}

/** EEXIST as %pe prints it without CONFIG_SYMBOLIC_ERRNAME. */
const EEXIST = -17;

function heapRefused({ name, role, same }: Of<'heap-refused'>): readonly Text[] {
  if (same) return [['warn', 'cma_heap: legacy name and default name are the same, skipping legacy heap']];
  const lines: Text[] = [
    ['warn', `sysfs: cannot create duplicate filename '/devices/virtual/dma_heap/${name}'`],
    ['err', 'dma_heap: Unable to create device'],
  ];
  if (role === 'legacy') lines.push(['warn', `cma_heap: failed to add legacy heap: ${EEXIST}`]);
  if (role === 'region') lines.push(['warn', `cma_heap: Failed to add CMA heap ${name}`]);
  return lines;
}
