/** Memory zones and the DMA limit of arm64. Mirrors max_zone_phys() and zone_sizes_init() in arch/arm64/mm/init.c. */
import { GIB, rangeEnd, U64_MAX, type MemoryRange, type PhysAddr } from '../lib/units';
import { highmemStart } from './arch';
import type { BootContext } from './boot-context';
import type { Zone } from './machine';
import { dmaRangesLimit } from './dma-ranges';
import { configOn } from './kconfig';

const U32_MAX = 4n * GIB - 1n;

const bits = (value: bigint): bigint => BigInt(value.toString(2).length);

/** Last byte of the DMA zone, before it is cut at the end of RAM. */
function zoneLimit({ tree, memblock, behaviour }: BootContext): PhysAddr {
  const start = memblock.startOfDram();
  const ranges = dmaRangesLimit(tree);
  if (behaviour.zoneLimit === 'bits') {
    const width = bits(ranges) < 32n ? bits(ranges) : 32n;
    const end = (1n << width) - 1n;
    return start > U32_MAX ? U64_MAX : start > end ? U32_MAX : end;
  }
  if (start > U32_MAX) return U64_MAX;
  const limit = ranges < U32_MAX ? ranges : U32_MAX;
  return start > limit ? U32_MAX : limit;
}

/** Exclusive end of the memory that the built-in area may use: arm64_dma_phys_limit, arm_dma_limit + 1, dma32_phys_limit. */
export function dmaLimit(context: BootContext): PhysAddr {
  const end = context.memblock.endOfDram();
  const last = end - 1n;
  const { config, arch } = context.profile;
  if (arch === 'arm32') return end;
  if (arch === 'riscv64') return end < U32_MAX + 1n ? end : U32_MAX + 1n;
  const hasZone = configOn(config, 'ZONE_DMA') || configOn(config, 'ZONE_DMA32');
  const limit = hasZone ? zoneLimit(context) : U64_MAX;
  return (limit < last ? limit : last) + 1n;
}

/** A range within one zone can be activated as a CMA area; cma_activate_area() in mm/cma.c. */
export function crossesZone(context: BootContext, range: MemoryRange): boolean {
  const borders = new Set<PhysAddr>();
  const highmem = highmemStart(context.profile, context.memblock.startOfDram());
  if (highmem !== undefined) return range.base < highmem && highmem < rangeEnd(range);
  if (configOn(context.profile.config, 'ZONE_DMA')) borders.add(zoneLimit(context) + 1n);
  if (configOn(context.profile.config, 'ZONE_DMA32')) borders.add(U32_MAX + 1n);
  return [...borders].some((border) => range.base < border && border < rangeEnd(range));
}

/**
 * Zones that have RAM, by address. arm64 and riscv64: free_area_init() cuts at each border, and a zone that ends where
 * the one below does is empty. arm32 is cut where highmem begins.
 */
export function zonesOf(context: BootContext): Zone[] {
  const { profile, memblock } = context;
  const [start, end] = [memblock.startOfDram(), memblock.endOfDram()];
  const highmem = highmemStart(profile, start);
  const zoned = configOn(profile.config, 'ZONE_DMA');
  const borders: (readonly [string, PhysAddr])[] =
    highmem !== undefined
      ? [['Normal', highmem]]
      : [
          ...(zoned && profile.arch === 'arm64' ? [['DMA', zoneLimit(context) + 1n] as const] : []),
          ...(configOn(profile.config, 'ZONE_DMA32') ? [['DMA32', U32_MAX + 1n] as const] : []),
        ];
  let base = start;
  return [...borders, [highmem === undefined ? 'Normal' : 'HighMem', end] as const].flatMap(([name, border]) => {
    const to = border < end ? border : end;
    if (to <= base) return [];
    const zone = { name, base, size: to - base };
    base = to;
    return [zone];
  });
}
