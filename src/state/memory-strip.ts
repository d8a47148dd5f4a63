/** A machine's memory as one thin line: all RAM end to end, and what is reserved of it. Small enough to be kept. */
import type { Machine, MemoryKind } from '../kernel/machine';
import type { MemoryRange } from '../lib/units';

/** From and to are in 1/1000 of all RAM. */
export type StripPart = { readonly kind: MemoryKind; readonly from: number; readonly to: number };

/** Parts that are kept; a picture of 100 px has no room for more. */
export const MAX_STRIP_PARTS = 64;
const WHOLE = 1000n;

const KINDS: ReadonlySet<unknown> = new Set<MemoryKind>([
  'cma',
  'cma-noheap',
  'coherent',
  'nomap',
  'other',
  'system',
  'refused',
]);

/** RAM below an address. */
function ramBelow(banks: readonly MemoryRange[], address: bigint): bigint {
  return banks.reduce((sum, { base, size }) => {
    const within = address - base;
    return sum + (within < 0n ? 0n : within > size ? size : within);
  }, 0n);
}

/** What lies in no RAM has no part; the others keep the order of the address space. */
export function memoryStrip({ banks, held, fates }: Pick<Machine, 'banks' | 'held' | 'fates'>): readonly StripPart[] {
  const all = banks.reduce((sum, { size }) => sum + size, 0n);
  if (all === 0n) return [];
  const place = (address: bigint): number => Number((ramBelow(banks, address) * WHOLE) / all);
  const placed = [
    ...held.map(({ base, size }) => ({ kind: 'system' as const, base, size })),
    ...fates.flatMap(({ kind, base, size }) => (base === undefined ? [] : [{ kind, base, size }])),
  ];
  return placed
    .map(({ kind, base, size }) => ({ kind, from: place(base), to: place(base + size) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
    .slice(0, MAX_STRIP_PARTS);
}

/** Of what storage gave back, the parts that are some. */
export function readStrip(value: unknown): readonly StripPart[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_STRIP_PARTS).filter((part: unknown): part is StripPart => {
    if (typeof part !== 'object' || part === null) return false;
    const { kind, from, to } = part as Partial<Record<keyof StripPart, unknown>>;
    return KINDS.has(kind) && isPlace(from) && isPlace(to) && from < to;
  });
}

const isPlace = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= Number(WHOLE);
