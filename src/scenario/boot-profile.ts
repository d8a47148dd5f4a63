/**
 * From what a user sets to what a boot needs. What nobody set is assumed here, and every assumption is said:
 * most trees leave RAM to the boot loader, and none says where kernel, initrd and dtb will be.
 */
import type { DeviceTree } from '../dts/tree';
import { DEFAULT_CONFIG } from '../kernel/kconfig';
import { isMemoryNode, ramEntries } from '../kernel/memory-nodes';
import type { BootProfile, HeldRange, InitialUse } from '../kernel/profile';
import type { Machine } from '../kernel/machine';
import { staticReservations } from '../kernel/reserved-memory/scan';
import { behaviourOf } from '../kernel/versions/behaviour';
import type { BootBehaviour } from '../kernel/versions/boot-behaviour';
import { formatAddress, formatBytes } from '../lib/format';
import { alignDown, alignUp, GIB, KIB, MIB, overlaps, rangeEnd, type MemoryRange } from '../lib/units';
import type { Assumption } from './assumption';
import type { Profile, RangeText } from './scenario';
import { parseByteSize } from './workload/size';

export type ResolvedProfile = { readonly profile: BootProfile; readonly assumptions: readonly Assumption[] };

/** Assumed RAM is at least this, and more where static reservations need it. */
const MIN_ASSUMED_RAM = 2n * GIB;
/** Reservations farther out are taken for another bank or another bus. */
const MAX_ASSUMED_RAM = 32n * GIB;

/** Where the captured machines had them, seen from the start of RAM. */
const BOOT_LOADER_PLACES: readonly { readonly what: string; readonly offset: bigint; readonly size: bigint }[] = [
  { what: 'kernel image', offset: 2n * MIB, size: 0x6e_0000n },
  { what: 'initrd', offset: 128n * MIB, size: 0xa_3000n },
  { what: 'dtb', offset: 130n * MIB, size: 64n * KIB },
];
/** A boot loader looks for the next free place in steps of this. */
const BOOT_LOADER_STEP = 2n * MIB;
/** Up to 6.1 the image is reserved from _stext only. */
const STEXT_OFFSET = 64n * KIB;
/** The unflattened tree and the node data, as captured. */
const EARLY_DATA = 0x5000n;

export function resolveProfile(profile: Profile, tree: DeviceTree): ResolvedProfile {
  const assumptions: Assumption[] = [];
  const behaviour = behaviourOf(profile.version);
  const given = profile.ram?.map(toRange);
  const ram = given ?? assumedRam(tree, behaviour, assumptions);
  const banks = ram ?? ramEntries(tree, behaviour, () => undefined);
  const pageSize = BigInt(profile.pageSize);
  return {
    profile: {
      version: profile.version,
      arch: profile.arch,
      pageSize: profile.pageSize,
      config: assumedConfig(profile, assumptions),
      cmdline: profile.cmdline,
      ram,
      preReserved:
        profile.preReserved?.map((r) => ({ ...toRange(r), what: r.what })) ??
        assumedHeld(tree, banks, behaviour, assumptions),
      kernelEarly: profile.kernelEarly
        ? { kind: 'ranges', ranges: profile.kernelEarly.map(toRange) }
        : { kind: 'sizes', sizes: assumedEarly(banks, pageSize, behaviour, assumptions) },
      initialUse: profile.initialUse ?? [],
    },
    assumptions,
  };
}

/** A text that is no number counts as 0; the saved form and the fields of the page check before. */
function toRange({ base, size }: RangeText): MemoryRange {
  return { base: parseByteSize(base) ?? 0n, size: parseByteSize(size) ?? 0n };
}

const totalOf = (banks: readonly MemoryRange[]): bigint => banks.reduce((sum, bank) => sum + bank.size, 0n);

/** RAM for a tree that has none; undefined when the tree brings its own. */
function assumedRam(tree: DeviceTree, behaviour: BootBehaviour, assumptions: Assumption[]): MemoryRange[] | undefined {
  if (ramEntries(tree, behaviour, () => undefined).length > 0) return undefined;
  const fixed = staticReservations(tree);
  const { base, from } = guessBase(tree, fixed);
  const ends = fixed.filter((r) => r.base >= base && rangeEnd(r) - base <= MAX_ASSUMED_RAM).map(rangeEnd);
  const needed = ends.reduce((max, end) => (alignUp(end - base, GIB) > max ? alignUp(end - base, GIB) : max), 0n);
  const size = needed > MIN_ASSUMED_RAM ? needed : MIN_ASSUMED_RAM;
  assumptions.push({
    key: 'ram',
    label: 'RAM',
    value: `${formatBytes(size)} at ${formatAddress(base)}`,
    reason: `assumed: the boot loader fills this in. No memory node has a size; the base is ${from}.`,
  });
  return [{ base, size }];
}

function guessBase(tree: DeviceTree, fixed: readonly MemoryRange[]): { base: bigint; from: string } {
  const node = tree.root.children.find(isMemoryNode);
  const unit = node && /@([0-9a-f]+)$/i.exec(node.name)?.[1];
  if (unit) return { base: BigInt(`0x${unit}`), from: `the unit address of ${node.name}` };
  const lowest = fixed.reduce<bigint | undefined>(
    (low, r) => (low === undefined || r.base < low ? r.base : low),
    undefined,
  );
  if (lowest === undefined)
    return { base: GIB, from: 'a common one, because the tree reserves nothing at a fixed place' };
  return { base: alignDown(lowest, GIB), from: `guessed from the lowest static reservation, ${formatAddress(lowest)}` };
}

function assumedConfig(profile: Profile, assumptions: Assumption[]): BootProfile['config'] {
  for (const symbol of [
    'CMA_SIZE_MBYTES',
    'CMA_ALIGNMENT',
    'CMA_AREAS',
    'HUGETLB_PAGE',
    'DMA_CMA',
    'DMABUF_HEAPS_CMA',
  ]) {
    if (profile.config[symbol] !== undefined) continue;
    assumptions.push({
      key: `config.${symbol}`,
      label: `CONFIG_${symbol}`,
      value: String(DEFAULT_CONFIG[symbol]),
      reason: 'as in the captured kernels',
    });
  }
  return { ...DEFAULT_CONFIG, ...profile.config };
}

/** Kernel image, initrd and dtb near the start of RAM, each moved up to the next place that no static region takes. */
function assumedHeld(
  tree: DeviceTree,
  banks: readonly MemoryRange[],
  behaviour: BootBehaviour,
  assumptions: Assumption[],
): HeldRange[] {
  const start = banks.reduce<bigint | undefined>(
    (low, b) => (low === undefined || b.base < low ? b.base : low),
    undefined,
  );
  if (start === undefined) return [];
  const taken: MemoryRange[] = [
    ...staticReservations(tree),
    ...tree.memreserve.map((r) => ({ base: r.address, size: r.size })),
  ];
  return BOOT_LOADER_PLACES.flatMap(({ what, offset, size }) => {
    const base = freePlace(start + offset, size, taken);
    if (!banks.some((bank) => bank.base <= base && base + size <= rangeEnd(bank))) return [];
    const skip = what === 'kernel image' && behaviour.memreserve === 'first' ? STEXT_OFFSET : 0n;
    const range = { what, base: base + skip, size: size - skip };
    taken.push(range);
    assumptions.push({
      key: `preReserved.${what}`,
      label: what,
      value: `${formatBytes(range.size)} at ${formatAddress(range.base)}`,
      reason: 'assumed: where the boot loader puts it is not in the tree',
    });
    return [range];
  });
}

/** Nothing is moved where the address space ends: a reservation may reach beyond it. */
function freePlace(wanted: bigint, size: bigint, taken: readonly MemoryRange[]): bigint {
  let base = wanted;
  for (;;) {
    const block = taken.find((range) => range.size > 0n && overlaps(range, { base, size }));
    if (!block) return base;
    const next = alignUp(rangeEnd(block), BOOT_LOADER_STEP);
    if (next <= base) return wanted;
    base = next;
  }
}

/** Page tables, the unflattened tree and, up to 6.19, the memory map; placed top-down one after the other. */
function assumedEarly(
  banks: readonly MemoryRange[],
  pageSize: bigint,
  behaviour: BootBehaviour,
  assumptions: Assumption[],
): bigint[] {
  const pages = totalOf(banks) / pageSize;
  const tables = behaviour.earlyMapping === 'pages' ? alignUp(pages * 8n, pageSize) + 2n * pageSize : 3n * pageSize;
  const memmap = behaviour.memmap === 'before-built-in' ? [pages * 64n] : [];
  const sizes = [tables, EARLY_DATA, ...memmap].filter((size) => size > 0n);
  assumptions.push({
    key: 'kernelEarly',
    label: 'taken by the kernel early',
    value: formatBytes(sizes.reduce((sum, size) => sum + size, 0n)),
    reason: 'assumed: page tables and early data from the top of RAM; it decides where the built-in default area lies',
  });
  return sizes;
}

/** atomic_pool_init() in kernel/dma/pool.c: 128 KiB a GiB of RAM, at least 128 KiB, in powers of two, a pool a zone. */
const ATOMIC_POOL_MIN = 128n * KIB;
/** Of all RAM about this much is left when the pools are sized, in percent. */
const RAM_LEFT_PERCENT = 96n;

/** What drivers hold of the default area when the workload starts; empty when the profile says it, or there is no area. */
export function assumedInitialUse(
  profile: Profile,
  machine: Machine,
  assumptions: Assumption[],
): readonly InitialUse[] {
  const area = machine.areas.find((a) => a.isDefault);
  if (profile.initialUse) return profile.initialUse;
  if (!area?.activated) return [];
  const behaviour = behaviourOf(profile.version);
  const share = (((totalOf(machine.banks) * RAM_LEFT_PERCENT) / 100n) * ATOMIC_POOL_MIN) / GIB;
  let pool = ATOMIC_POOL_MIN;
  while (pool < share && pool < 4n * MIB) pool *= 2n;
  const beyond = machine.banks.some((bank) => rangeEnd(bank) > 4n * GIB);
  const pools = behaviour.atomicPools === 'every-zone' ? 3n : beyond ? 2n : 1n;
  const pages = Math.min(Number((pool * pools) / BigInt(profile.pageSize)), area.pages);
  assumptions.push({
    key: 'initialUse',
    label: `in use of ${area.name} at boot`,
    value: `${pages} pages`,
    reason: 'assumed: the atomic DMA pools, which drivers take from the default area',
  });
  return [{ area: area.name, runs: [[0, pages]] }];
}

/** What the model leaves out; shown beside the assumptions. */
export const NOT_MODELLED: readonly string[] = [
  'arm32 and riscv64 are inferred from source; no such kernel was captured.',
  'hugetlb_cma, crashkernel, KASLR and EFI memory maps are left out.',
  'Pages are pinned or in use by others only where the workload says so; every migration that has room succeeds.',
  'CMA areas that share pages have bitmaps of their own; that an allocation meets the other’s pages is not followed.',
  'Drivers allocate nothing after boot except what the profile says they hold.',
];
