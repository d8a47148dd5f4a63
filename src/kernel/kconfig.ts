/** Configuration values the engine asks for, and what follows from them. */
import type { BootBehaviour } from './versions/boot-behaviour';
import type { BootProfile, KernelConfig, PageSize } from './profile';

/** The configuration of the captured 7.3 kernel with 4 KiB pages: what counts where a profile says nothing. */
export const DEFAULT_CONFIG: KernelConfig = {
  CMA: 'y',
  DMA_CMA: 'y',
  CMA_SIZE_MBYTES: 64,
  CMA_SIZE_PERCENTAGE: 10,
  CMA_ALIGNMENT: 8,
  CMA_AREAS: 20,
  CMA_SYSFS: 'y',
  DMABUF_HEAPS_SYSTEM: 'y',
  DMABUF_HEAPS_CMA: 'y',
  DMABUF_HEAPS_CMA_LEGACY: 'y',
  DMA_RESTRICTED_POOL: 'y',
  HUGETLB_PAGE: 'y',
  TRANSPARENT_HUGEPAGE: 'y',
  ZONE_DMA: 'y',
  ZONE_DMA32: 'y',
};

/** A symbol of type int; what is no whole number, or below 0, counts as left out. */
export function configNumber(config: KernelConfig, symbol: string, otherwise = Number(DEFAULT_CONFIG[symbol])): number {
  const value = Number(config[symbol] ?? otherwise);
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}

/** `y` and `m` both count as on: a heap module is loaded sooner or later. */
export function configOn(config: KernelConfig, symbol: string): boolean {
  const value = config[symbol] ?? DEFAULT_CONFIG[symbol] ?? 'n';
  return value === 'y' || value === 'm';
}

/** CONFIG_DMA_CMA, which asks for CONFIG_CMA. */
export const hasDmaCma = (config: KernelConfig): boolean => configOn(config, 'CMA') && configOn(config, 'DMA_CMA');

export const SIZE_CHOICES = ['MBYTES', 'PERCENTAGE', 'MIN', 'MAX'] as const;
export type SizeChoice = (typeof SIZE_CHOICES)[number];

/** Which of the symbols CMA_SIZE_SEL_* is set. */
export const sizeChoice = (config: KernelConfig): SizeChoice =>
  SIZE_CHOICES.find((choice) => choice !== 'MBYTES' && config[`CMA_SIZE_SEL_${choice}`] === 'y') ?? 'MBYTES';

/** Largest order of the buddy allocator by default (arch/arm64/Kconfig ARCH_FORCE_MAX_ORDER). */
const DEFAULT_MAX_ORDER: Readonly<Record<PageSize, number>> = { 4096: 10, 16384: 11, 65536: 13 };

/** Far beyond any kernel; bounds what a configuration can ask of us. */
const HIGHEST_ORDER = 32;

/** Order of a PMD mapping: a page table holds pageSize / 8 entries. arm32 without LPAE has none. */
function pmdOrder({ arch, config, pageSize }: BootProfile): number | undefined {
  return arch === 'arm32' && !configOn(config, 'ARM_LPAE') ? undefined : Math.log2(pageSize / 8);
}

/** pageblock_order of include/linux/pageblock-flags.h; a CMA area is made of whole pageblocks. */
export function pageblockOrder(profile: BootProfile, behaviour: BootBehaviour): number {
  const { config, pageSize } = profile;
  const exclusive = behaviour.maxOrder === 'exclusive' ? 1 : 0;
  const forced = configNumber(config, 'ARCH_FORCE_MAX_ORDER', DEFAULT_MAX_ORDER[pageSize] + exclusive) - exclusive;
  const max = Math.min(Math.max(forced, 0), HIGHEST_ORDER);
  const chosen = behaviour.hasPageBlockMaxOrder ? configNumber(config, 'PAGE_BLOCK_MAX_ORDER', max) : max;
  const limit = Math.min(chosen, max);
  const pmd = pmdOrder(profile);
  if (pmd === undefined) return limit;
  if (configOn(config, 'HUGETLB_PAGE')) return Math.min(pmd, limit);
  const thp = configOn(config, 'TRANSPARENT_HUGEPAGE') && behaviour.thpPageblock === 'pmd-order';
  return thp ? Math.min(pmd, limit) : limit;
}

/** CMA_MIN_ALIGNMENT_BYTES. */
export const cmaMinAlignment = (profile: BootProfile, behaviour: BootBehaviour): bigint =>
  BigInt(profile.pageSize) << BigInt(pageblockOrder(profile, behaviour));
