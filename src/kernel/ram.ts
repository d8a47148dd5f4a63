/** RAM into memblock: early_init_dt_add_memory_arch() in drivers/of/fdt.c, `mem=` of arch/arm64/mm/init.c. */
import { cellsOf, findNode, findProperty } from '../dts/tree';
import { rangeEnd, U64_MAX, type PhysAddr } from '../lib/units';
import { maxAddress } from './arch';
import type { BootContext } from './boot-context';
import { ramEntries, type RamEntry } from './memory-nodes';
import { pairs } from './reserved-memory/child';

/** The memory nodes, or the ranges that the profile has in their place. */
export function addRam(context: BootContext): void {
  const { tree, profile, behaviour, emit, parameters } = context;
  const entries = profile.ram?.map((range) => ({ ...range, path: '' })) ?? ramEntries(tree, behaviour, emit);
  for (const entry of entries) addMemory(entry, context);
  capToUsableRange(context);
  if (parameters.mem !== undefined) limitRam(context, parameters.mem);
}

/** MAX_USABLE_RANGES in drivers/of/fdt.c. */
const MAX_USABLE_RANGES = 2;

/** `linux,usable-memory-range` of /chosen, for crash kernels: the first range caps RAM, the second is added back. */
function capToUsableRange({ tree, cells, memblock }: BootContext): void {
  const chosen = findNode(tree, '/chosen');
  const value = chosen && findProperty(chosen, 'linux,usable-memory-range')?.value;
  const [first, ...more] = value ? pairs(cellsOf(value), cells).slice(0, MAX_USABLE_RANGES) : [];
  if (!first || first.size === 0n) return;
  memblock.capMemory(rangeEnd(first), first.base);
  for (const { base, size } of more) if (size > 0n) memblock.addMemory(base, size);
}

/** memblock_mem_limit_remove_map(): counts RAM from below until the limit is used up. */
function limitRam({ memblock, emit }: BootContext, limit: bigint): void {
  let left = limit;
  for (const bank of memblock.banks()) {
    if (left > bank.size) {
      left -= bank.size;
      continue;
    }
    memblock.capMemory(bank.base + left);
    emit({ kind: 'memory-limited', limit });
    return;
  }
}

/** Adds one entry to memblock in whole pages, as early_init_dt_add_memory_arch() does with a minimum address of 0. */
function addMemory(entry: RamEntry, { memblock, profile, emit }: BootContext): void {
  const pageSize = BigInt(profile.pageSize);
  const max = maxAddress(profile);
  let { base, size } = entry;
  const offset = base % pageSize;
  const ignored = (what: 'block' | 'range', from: PhysAddr, to: PhysAddr): void => {
    emit({ kind: 'memory-ignored', what, from, to: to & U64_MAX });
  };
  if (size < pageSize - offset) {
    ignored('block', base, base + size);
    return;
  }
  if (offset) {
    size -= pageSize - offset;
    base += pageSize - offset;
  }
  size -= size % pageSize;
  if (base > max) {
    ignored('block', base, base + size);
    return;
  }
  if (base + size - 1n > max) {
    ignored('range', max, base + size);
    size = max - base + 1n;
  }
  if (size === 0n) return;
  memblock.addMemory(base, size);
  emit({ kind: 'memory-added', base, size, path: entry.path });
}
