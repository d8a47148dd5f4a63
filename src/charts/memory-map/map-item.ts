/** What the picture of physical memory has marks for: regions (and the built-in area), and what was held before them. */
import type { Fate, Machine, MemoryKind } from '../../kernel/machine';
import type { HeldRange } from '../../kernel/profile';
import { formatAddress, formatBytes } from '../../lib/format';
import type { MemoryRange } from '../../lib/units';

/** `key` is unique in a picture and stays with the item from one picture to the next. */
export type MapItem =
  | { readonly type: 'fate'; readonly key: string; readonly fate: Fate }
  | { readonly type: 'held'; readonly key: string; readonly held: HeldRange };

/** How the area without a node is named in a selection. */
export const BUILT_IN_AREA = 'cma';

/** The name under which a region is selected: the path of its node, or BUILT_IN_AREA. */
export const selectionName = (fate: Fate): string => fate.path ?? BUILT_IN_AREA;

const start = (item: MapItem): bigint | undefined => (item.type === 'fate' ? item.fate.base : item.held.base);

/** By address; what has no place comes last. */
function byAddress(a: MapItem, b: MapItem): number {
  const [from, to] = [start(a), start(b)];
  if (from === to) return 0;
  if (from === undefined || to === undefined) return from === undefined ? 1 : -1;
  return from < to ? -1 : 1;
}

/** A second item of the same name gets a number, so that keys stay unique. */
function unique(keys: Map<string, number>, key: string): string {
  const seen = keys.get(key) ?? 0;
  keys.set(key, seen + 1);
  return seen === 0 ? key : `${key}#${seen + 1}`;
}

/** All items of a machine, by address. */
export function mapItems(machine: Machine): MapItem[] {
  const keys = new Map<string, number>();
  const fates = machine.fates.map((fate): MapItem => ({ type: 'fate', fate, key: unique(keys, selectionName(fate)) }));
  const held = machine.held
    .filter((range) => range.size > 0n)
    .map((range): MapItem => ({ type: 'held', held: range, key: unique(keys, `held ${range.what}`) }));
  return [...fates, ...held].sort(byAddress);
}

/** Undefined for a region that never got a place. */
export function rangeOf(item: MapItem): MemoryRange | undefined {
  if (item.type === 'held') return item.held;
  return item.fate.base === undefined ? undefined : { base: item.fate.base, size: item.fate.size };
}

export const kindOf = (item: MapItem): MemoryKind => (item.type === 'held' ? 'system' : item.fate.kind);

export const nameOf = (item: MapItem): string => (item.type === 'held' ? item.held.what : item.fate.name);

export const sizeOf = (item: MapItem): bigint => (item.type === 'held' ? item.held.size : item.fate.size);

const listing = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The reason, once with the word before it. */
export const refusal = (sentence: string): string =>
  sentence.startsWith('refused') ? sentence : `refused: ${sentence}`;

function kindPhrase(item: MapItem): string {
  if (item.type === 'held') return 'held before reserved memory is read';
  const { kind, heaps, sentence } = item.fate;
  switch (kind) {
    case 'cma':
      return `CMA area with heap${heaps.length > 1 ? 's' : ''} ${listing(heaps)}`;
    case 'cma-noheap':
      return 'CMA area without a heap';
    case 'coherent':
      return 'coherent pool';
    case 'nomap':
      return 'no-map';
    case 'refused':
      return refusal(sentence);
    case 'system':
      return 'held before reserved memory is read';
    case 'other':
      return item.fate.base === undefined ? sentence : 'reserved';
  }
}

/** What a mark is called: `linux,cma, 64 MiB at 0x7c00_0000, CMA area with heap default_cma_region`. */
export function markLabel(item: MapItem): string {
  const range = rangeOf(item);
  const place = range ? ` at ${formatAddress(range.base)}` : ', without a place';
  const size = sizeOf(item) > 0n ? `, ${formatBytes(sizeOf(item))}` : '';
  return `${nameOf(item)}${size}${place}, ${kindPhrase(item)}`;
}
