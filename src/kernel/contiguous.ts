/**
 * The built-in default area: `cma=` or Kconfig.
 * Mirrors dma_contiguous_reserve() in kernel/dma/contiguous.c and cma_declare_contiguous_nid() in mm/cma.c.
 */
import {
  alignDown,
  alignUp,
  GIB,
  MIB,
  rangeEnd,
  U64_MAX,
  type Bytes,
  type MemoryRange,
  type PhysAddr,
} from '../lib/units';
import { highmemStart, physAddrBits } from './arch';
import type { BootContext } from './boot-context';
import type { DefaultFailure, DefaultSource } from './events';
import { configNumber, hasDmaCma, sizeChoice } from './kconfig';
import type { Direction, Placement, PlacementTry, Search } from './memblock';
import { dmaLimit } from './zones';

export const BUILT_IN_AREA_NAME = 'reserved';

const FOUR_GIB = 4n * GIB;

type Request = {
  readonly requested: Bytes;
  readonly base: PhysAddr;
  readonly limit: PhysAddr;
  readonly fixed: boolean;
  readonly source: DefaultSource;
};

/** Reserves the built-in area unless the tree already gave a default or the size is 0. */
export function reserveDefaultArea(context: BootContext): void {
  const { emit, areas } = context;
  if (!hasDmaCma(context.profile.config)) {
    emit({ kind: 'built-in-not-wanted', because: 'no-dma-cma', source: 'kconfig' });
    return;
  }
  const request = selectArea(context);
  if (request.requested === 0n || areas.defaultArea !== undefined) {
    emit({
      kind: 'built-in-not-wanted',
      because: request.requested === 0n ? 'size-zero' : 'tree-default',
      source: request.source,
    });
    return;
  }
  declareContiguous(context, request);
}

function selectArea(context: BootContext): Request {
  const { parameters, behaviour } = context;
  const archLimit = dmaLimit(context);
  if (!parameters.cma)
    return { requested: kconfigSize(context), base: 0n, limit: archLimit, fixed: false, source: 'kconfig' };
  const { size, base, limit } = parameters.cma;
  const capped = behaviour.cmdlineLimit === 'capped-by-dma-limit' && (limit === 0n || limit > archLimit);
  return {
    requested: size,
    base,
    limit: capped || limit === 0n ? archLimit : limit,
    fixed: ((base + size) & U64_MAX) === limit,
    source: 'cmdline',
  };
}

/** CMA_SIZE_SEL_MBYTES, _PERCENTAGE, _MIN or _MAX. */
function kconfigSize({ profile, memblock }: BootContext): Bytes {
  const { config, pageSize } = profile;
  const fixed = BigInt(configNumber(config, 'CMA_SIZE_MBYTES')) * MIB;
  const pages = (memblock.totalMemory() / BigInt(pageSize)) * BigInt(configNumber(config, 'CMA_SIZE_PERCENTAGE'));
  const share = (pages / 100n) * BigInt(pageSize);
  const smaller = fixed < share ? fixed : share;
  const larger = fixed < share ? share : fixed;
  return { MBYTES: fixed, PERCENTAGE: share, MIN: smaller, MAX: larger }[sizeChoice(config)];
}

type Wanted = { readonly base: PhysAddr; readonly size: Bytes; readonly limit: PhysAddr; readonly fixed: boolean };

function declareContiguous(context: BootContext, request: Request): void {
  const { emit, areas, minAlignment } = context;
  const { source, requested } = request;
  const made = declareArea(context, { ...request, name: BUILT_IN_AREA_NAME, hasHeap: true });
  if ('failure' in made) {
    emit({ kind: 'built-in-failed', requested, rounded: made.size, source, failure: made.failure });
    return;
  }
  areas.defaultArea = made.area;
  emit({ kind: 'built-in-reserved', ...made, requested, source, align: minAlignment });
}

export type AreaRequest = Omit<Request, 'source'> & {
  readonly name: string;
  readonly hasHeap: boolean;
  /** The ranges of one NUMA node; undefined for all RAM. */
  readonly within?: readonly MemoryRange[];
};

export type DeclaredArea =
  | {
      readonly area: number;
      readonly base: PhysAddr;
      readonly size: Bytes;
      readonly fixed: boolean;
      readonly tries: readonly PlacementTry[];
      readonly searches: readonly Search[];
    }
  | { readonly failure: DefaultFailure; readonly size: Bytes };

/** cma_declare_contiguous_nid(): checks, placement and the new area; says nothing of it. */
export function declareArea(context: BootContext, request: AreaRequest): DeclaredArea {
  const { areas, memblock } = context;
  const wanted = roundRequest(context, request);
  const { size, fixed } = wanted;
  const failure = refuse(context, request, wanted);
  if (failure) return { failure, size };
  const { base, tries, searches } = placeArea(context, wanted, request.within);
  if (base === undefined) return { failure: { reason: 'no-room', align: context.minAlignment, tries, searches }, size };
  if (fixed) memblock.reserve(base, size);
  const area = areas.add({ name: request.name, base, size, path: undefined, hasHeap: request.hasHeap });
  return { area, base, size, fixed, tries, searches };
}

function roundRequest({ minAlignment, memblock }: BootContext, request: AreaRequest): Wanted {
  const base = alignUp(request.base, minAlignment);
  const end = memblock.endOfDram();
  const limit = alignDown(request.limit, minAlignment);
  return {
    base,
    size: alignUp(request.requested, minAlignment),
    limit: limit === 0n || limit > end ? end : limit,
    fixed: request.fixed && base !== 0n,
  };
}

/** The checks before anything is searched, in the kernel's order. */
function refuse(context: BootContext, request: AreaRequest, wanted: Wanted): DefaultFailure | undefined {
  const { areas, minAlignment, memblock, behaviour, profile } = context;
  const { base, size, limit, fixed } = wanted;
  const boundary = highmemStart(context.profile, memblock.startOfDram()) ?? memblock.endOfDram();
  if (areas.full) return { reason: 'no-slot', slots: areas.slots };
  if (request.fixed && request.base & (minAlignment - 1n))
    return { reason: 'misaligned', base: request.base, size, align: minAlignment };
  const checked = behaviour.highmemBoundaryCheck || profile.arch === 'arm32';
  if (checked && fixed && base < boundary && base + size > boundary)
    return { reason: 'highmem-boundary', base, size, boundary };
  if (((base + size) & U64_MAX) > limit) return { reason: 'exceeds-limit', base, size, limit };
  return fixed && memblock.isReserved({ base, size }) ? { reason: 'occupied', base, size } : undefined;
}

/** cma_alloc_mem(): above 4 GiB from below where that is open, then highmem, then top-down under the limit. */
function placeArea(
  context: BootContext,
  { base, size, limit, fixed }: Wanted,
  within: readonly MemoryRange[] | undefined,
): Placement & { readonly searches: readonly Search[] } {
  if (fixed) return { base, tries: [], searches: [] };
  const { memblock, minAlignment: align } = context;
  const tries: PlacementTry[] = [];
  const searches: Search[] = [];
  for (const range of searchRanges(context, base, size, limit).flatMap((r) => inside(r, within))) {
    const placement = memblock.allocate({ size, align, ...range });
    const found = placement.base !== undefined;
    tries.push(...placement.tries);
    searches.push({ ...range, gaps: placement.tries.length, found });
    if (found) return { base: placement.base, tries, searches };
  }
  return { base: undefined, tries, searches };
}

type SearchRange = { readonly start: PhysAddr; readonly end: PhysAddr; readonly direction: Direction };

/** The part of a search that lies in the ranges of one NUMA node, highest first. */
function inside(search: SearchRange, within: readonly MemoryRange[] | undefined): SearchRange[] {
  if (!within) return [search];
  const parts = within
    .map((range) => ({
      ...search,
      start: range.base > search.start ? range.base : search.start,
      end: rangeEnd(range) < search.end ? rangeEnd(range) : search.end,
    }))
    .filter((part) => part.start < part.end)
    .sort((a, b) => (a.start < b.start ? 1 : -1));
  return search.direction === 'top-down' ? parts : parts.reverse();
}

function searchRanges(context: BootContext, base: PhysAddr, size: Bytes, limit: PhysAddr): SearchRange[] {
  const { memblock, behaviour, profile } = context;
  const reach = behaviour.bottomUpAbove4G === 'ram' ? memblock.endOfDram() : limit;
  const ranges: SearchRange[] = [];
  if (physAddrBits(profile) === 64 && reach >= FOUR_GIB + size)
    ranges.push({ start: FOUR_GIB, end: limit, direction: 'bottom-up' });
  const boundary = highmemStart(profile, memblock.startOfDram());
  const crosses = boundary !== undefined && base < boundary && boundary < limit;
  if (crosses) ranges.push({ start: boundary, end: limit, direction: 'top-down' });
  return [...ranges, { start: base, end: crosses ? boundary : limit, direction: 'top-down' }];
}
