/**
 * The boot-time allocator: RAM as a sorted list of ranges, and beside it what is reserved.
 * Mirrors mm/memblock.c as far as placement goes; node ids and merge flags do not decide a placement and are left out.
 *
 * Mutable, because a boot changes it some hundred times and nobody looks at the states between.
 * Always true: both lists are sorted and disjoint; adjacent memory ranges differ in their no-map flag.
 */
import { alignDown, rangeEnd, U64_MAX, type Bytes, type MemoryRange, type PhysAddr } from '../lib/units';

/** The alignment of a request that names none. */
const SMP_CACHE_BYTES = 64n;
/** An `end` that means "wherever there is RAM". */
export const ANYWHERE = U64_MAX;
/** MEMBLOCK_ALLOC_ACCESSIBLE and MEMBLOCK_ALLOC_NOLEAKTRACE: as an `end` they stand for the current limit. */
const LAST_SPECIAL_END = 1n;

export type Direction = 'top-down' | 'bottom-up';

type MemorySpan = { readonly base: PhysAddr; readonly end: PhysAddr; readonly nomap: boolean };
type Interval = { readonly base: PhysAddr; readonly end: PhysAddr };

/** One free gap that was looked at, and what came of it. */
export type PlacementTry = {
  readonly base: PhysAddr;
  readonly end: PhysAddr;
  readonly result: 'fits' | 'too-short' | 'no-aligned-start';
};

export type Placement = { readonly base: PhysAddr | undefined; readonly tries: readonly PlacementTry[] };

/** One call for a place in a range of addresses, with how many gaps it looked at. */
export type Search = {
  readonly start: PhysAddr;
  /** Exclusive; ANYWHERE where nothing limits it. */
  readonly end: PhysAddr;
  readonly direction: Direction;
  readonly gaps: number;
  readonly found: boolean;
};

export type PlacementRequest = {
  readonly size: Bytes;
  readonly align: Bytes;
  readonly start: PhysAddr;
  /** Exclusive. */
  readonly end: PhysAddr;
  readonly direction: Direction;
};

export class Memblock {
  private memory: MemorySpan[] = [];
  private reserved: Interval[] = [];

  constructor(private readonly pageSize: bigint) {}

  /** memblock_add(): RAM that is already there keeps its flag. */
  addMemory(base: PhysAddr, size: Bytes): void {
    const missing = subtract({ base, end: base + size }, this.memory);
    this.setMemory([...this.memory, ...missing.map((gap) => ({ ...gap, nomap: false }))]);
  }

  /** memblock_cap_memory_range(): RAM outside of `base` to `end` goes, except what is no-map. */
  capMemory(end: PhysAddr, base: PhysAddr = 0n): void {
    this.setMemory(
      this.memory
        .map((m) => (m.nomap ? m : { ...m, base: m.base > base ? m.base : base, end: m.end < end ? m.end : end }))
        .filter((m) => m.base < m.end),
    );
    this.release(0n, base);
    this.release(end, U64_MAX - end);
  }

  /** memblock_reserve(): never fails, also on what is reserved or no RAM at all. */
  reserve(base: PhysAddr, size: Bytes): void {
    if (size > 0n) this.reserved = merge([...this.reserved, { base, end: clampEnd(base, size) }]);
  }

  /** memblock_phys_free(). */
  release(base: PhysAddr, size: Bytes): void {
    const hole = { base, end: clampEnd(base, size) };
    this.reserved = this.reserved.flatMap((r) => subtract(r, [hole]));
  }

  /** memblock_mark_nomap() and memblock_clear_nomap(): only the part that is RAM changes. */
  setNomap(base: PhysAddr, size: Bytes, nomap: boolean): void {
    const end = clampEnd(base, size);
    this.setMemory(
      this.memory.flatMap((m) => {
        const from = m.base > base ? m.base : base;
        const to = m.end < end ? m.end : end;
        if (from >= to) return [m];
        return [
          { ...m, end: from },
          { base: from, end: to, nomap },
          { ...m, base: to },
        ].filter((p) => p.base < p.end);
      }),
    );
  }

  overlapsMemory(range: MemoryRange): boolean {
    return this.memory.some((m) => m.base < rangeEnd(range) && range.base < m.end);
  }

  /** Every byte of the range is RAM, mapped or not. */
  coversMemory(range: MemoryRange): boolean {
    return subtract({ base: range.base, end: clampEnd(range.base, range.size) }, this.memory).length === 0;
  }

  /** memblock_is_region_reserved(): any byte of it is. */
  isReserved(range: MemoryRange): boolean {
    const end = clampEnd(range.base, range.size);
    return this.reserved.some((r) => r.base < end && range.base < r.end);
  }

  startOfDram(): PhysAddr {
    return this.memory[0]?.base ?? 0n;
  }

  endOfDram(): PhysAddr {
    return this.memory.at(-1)?.end ?? 0n;
  }

  /** RAM without the no-map flag's splits, for pictures. */
  banks(): MemoryRange[] {
    return merge(this.memory).map(({ base, end }) => ({ base, size: end - base }));
  }

  totalMemory(): Bytes {
    return this.memory.reduce((sum, m) => sum + m.end - m.base, 0n);
  }

  /**
   * memblock_alloc_range_nid(): finds and reserves. Free gaps never span two memory ranges, no-map ones are passed over.
   * A `size` of 0 succeeds and reserves nothing.
   */
  allocate(request: PlacementRequest): Placement {
    const placement = this.find(request);
    if (placement.base !== undefined) this.reserve(placement.base, request.size);
    return placement;
  }

  private find({ size, align, start, end, direction }: PlacementRequest): Placement {
    // Page 0 is never handed out.
    const from = start > this.pageSize ? start : this.pageSize;
    const limit = end > LAST_SPECIAL_END ? end : ANYWHERE;
    const to = limit > from ? limit : from;
    const tries: PlacementTry[] = [];
    const gaps = this.freeGaps();
    if (direction === 'top-down') gaps.reverse();
    for (const gap of gaps) {
      const base = clamp(gap.base, from, to);
      const top = clamp(gap.end, from, to);
      const candidate = fit(base, top, size, align || SMP_CACHE_BYTES, direction);
      if (base < top || typeof candidate === 'bigint')
        tries.push({ base, end: top, result: typeof candidate === 'bigint' ? 'fits' : candidate });
      // Address 0 is how memblock says "nothing found".
      if (typeof candidate === 'bigint') return { base: candidate === 0n ? undefined : candidate, tries };
    }
    return { base: undefined, tries };
  }

  private freeGaps(): Interval[] {
    return this.memory.filter((m) => !m.nomap).flatMap((m) => subtract(m, this.reserved));
  }

  private setMemory(spans: MemorySpan[]): void {
    const sorted = spans.filter((m) => m.base < m.end).sort((a, b) => (a.base < b.base ? -1 : 1));
    this.memory = [];
    for (const span of sorted) {
      const last = this.memory.at(-1);
      if (last && last.end === span.base && last.nomap === span.nomap)
        this.memory[this.memory.length - 1] = { ...last, end: span.end };
      else this.memory.push(span);
    }
  }
}

/** Where a block lies in [base, end), or why it does not: __memblock_find_range_top_down() and _bottom_up(). */
function fit(
  base: PhysAddr,
  end: PhysAddr,
  size: Bytes,
  align: Bytes,
  direction: Direction,
): PhysAddr | 'too-short' | 'no-aligned-start' {
  if (end < size || end - base < size) return 'too-short';
  if (direction === 'top-down') {
    const candidate = alignDown(end - size, align);
    return candidate >= base ? candidate : 'no-aligned-start';
  }
  const candidate = roundUp(base, align);
  return candidate < end && end - candidate >= size ? candidate : 'no-aligned-start';
}

/** round_up() of the kernel, which for an alignment that is no power of two differs from ALIGN(). */
const roundUp = (value: bigint, align: bigint): bigint => (((value - 1n) | (align - 1n)) + 1n) & U64_MAX;

const clamp = (value: bigint, low: bigint, high: bigint): bigint => (value < low ? low : value > high ? high : value);

/** memblock_cap_size(): a range that would wrap ends at the last byte. */
const clampEnd = (base: PhysAddr, size: Bytes): PhysAddr => (base + size > U64_MAX ? U64_MAX : base + size);

/** What is left of `whole` without `parts`; pieces in order. */
function subtract(whole: Interval, parts: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let base = whole.base;
  for (const part of parts) {
    if (part.end <= base || part.base >= whole.end) continue;
    if (part.base > base) left.push({ base, end: part.base });
    base = part.end;
  }
  if (base < whole.end) left.push({ base, end: whole.end });
  return left;
}

/** Sorted, with touching and overlapping intervals joined. */
function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => (a.base < b.base ? -1 : a.base > b.base ? 1 : 0));
  const out: { base: bigint; end: bigint }[] = [];
  for (const { base, end } of sorted) {
    const last = out.at(-1);
    if (last && base <= last.end) last.end = end > last.end ? end : last.end;
    else out.push({ base, end });
  }
  return out;
}
