/** The options of the kernel's configuration that can be set on the page, and what may be set. */
import { DEFAULT_CONFIG, SIZE_CHOICES } from '../../kernel/kconfig';
import type { KernelConfig } from '../../kernel/profile';

export type ConfigField =
  | { readonly kind: 'switch'; readonly symbol: string }
  | { readonly kind: 'number'; readonly symbol: string; readonly min: number; readonly max: number }
  /** One symbol of several, `SYMBOL_MBYTES` … */
  | { readonly kind: 'choice'; readonly symbol: string; readonly values: readonly string[] };

/** Bounds as in mm/Kconfig and kernel/dma/Kconfig; where they have none, what makes sense. */
export const CONFIG_FIELDS: readonly ConfigField[] = [
  { kind: 'number', symbol: 'CMA_SIZE_MBYTES', min: 0, max: 1_048_576 },
  { kind: 'number', symbol: 'CMA_SIZE_PERCENTAGE', min: 0, max: 100 },
  { kind: 'choice', symbol: 'CMA_SIZE_SEL', values: SIZE_CHOICES },
  { kind: 'number', symbol: 'CMA_ALIGNMENT', min: 2, max: 12 },
  { kind: 'number', symbol: 'CMA_AREAS', min: 1, max: 1024 },
  { kind: 'number', symbol: 'PAGE_BLOCK_MAX_ORDER', min: 1, max: 13 },
  { kind: 'switch', symbol: 'DMA_CMA' },
  { kind: 'switch', symbol: 'DMA_NUMA_CMA' },
  { kind: 'switch', symbol: 'DMABUF_HEAPS_SYSTEM' },
  { kind: 'switch', symbol: 'DMABUF_HEAPS_CMA' },
  { kind: 'switch', symbol: 'DMABUF_HEAPS_CMA_LEGACY' },
  { kind: 'switch', symbol: 'HUGETLB_PAGE' },
  { kind: 'switch', symbol: 'TRANSPARENT_HUGEPAGE' },
];

/** What counts where nothing is set. */
export const defaultOf = (symbol: string): string => {
  if (symbol === 'PAGE_BLOCK_MAX_ORDER') return 'largest order';
  if (symbol === 'CMA_SIZE_SEL') return 'MBYTES';
  return String(DEFAULT_CONFIG[symbol] ?? 'n');
};

/** What a field is set to; empty where the default counts. */
export const valueOf = (config: KernelConfig, { kind, symbol, ...rest }: ConfigField): string =>
  kind === 'choice' && 'values' in rest
    ? (rest.values.find((value) => config[`${symbol}_${value}`] === 'y') ?? '')
    : String(config[symbol] ?? '');

/** A sentence when the text cannot be the value; empty is the default and always fine. */
export function numberTrouble(text: string, { symbol, min, max }: Extract<ConfigField, { kind: 'number' }>) {
  if (text === '') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return undefined;
  return `CONFIG_${symbol}: write a whole number from ${min} to ${max}, or nothing for the default.`;
}

/** The configuration with one value set, or with the default again when the text is empty. */
export function withConfig(config: KernelConfig, field: ConfigField, text: string): KernelConfig {
  const { kind, symbol } = field;
  const own = kind === 'choice' ? field.values.map((value) => `${symbol}_${value}`) : [symbol];
  const rest = Object.fromEntries(Object.entries(config).filter(([key]) => !own.includes(key)));
  if (kind === 'choice') return text === '' ? rest : { ...rest, [`${symbol}_${text}`]: 'y' };
  return text === '' ? rest : { ...rest, [symbol]: kind === 'number' ? Number(text) : text };
}
