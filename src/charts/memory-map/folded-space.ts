/**
 * The address space with its holes folded: what a picture of physical memory has room for.
 *
 * A folded offset counts bytes from the first used address, with each long hole shortened to the same small length.
 * Always true of a FoldedSpace:
 *  - segments are by address, without gaps between them, and their offsets add up to `total`;
 *  - a used segment keeps its length, so everything in it is to scale; a hole is never longer than it is.
 */
import type { MemoryRange, PhysAddr } from '../../lib/units';
import { rangeEnd } from '../../lib/units';

export type Segment = MemoryRange & {
  readonly kind: 'used' | 'hole';
  /** Folded offset of its base. */
  readonly offset: bigint;
  /** Length in the folded space: `size` unless it is a folded hole. */
  readonly length: bigint;
};

export type FoldedSpace = { readonly segments: readonly Segment[]; readonly total: bigint };

/** Width of a fold when the whole space is in view, in CSS pixels. */
export const FOLD_WIDTH = 30;
/** All folds together never take more of the width than this. */
const MAX_FOLD_SHARE = 0.4;

/** Union of ranges, by address; ranges that touch become one. */
export function mergeRanges(ranges: readonly MemoryRange[]): MemoryRange[] {
  const merged: MemoryRange[] = [];
  const sorted = ranges.filter((r) => r.size > 0n).sort((a, b) => (a.base < b.base ? -1 : a.base > b.base ? 1 : 0));
  for (const range of sorted) {
    const last = merged.at(-1);
    if (!last || rangeEnd(last) < range.base) merged.push({ base: range.base, size: range.size });
    else if (rangeEnd(range) > rangeEnd(last)) {
      merged[merged.length - 1] = { base: last.base, size: rangeEnd(range) - last.base };
    }
  }
  return merged;
}

/** Folded length of a long hole, so that it is FOLD_WIDTH wide when `width` pixels show the whole space. */
function foldLength(used: bigint, holes: number, width: number): bigint {
  const perFold = Math.min(FOLD_WIDTH, (MAX_FOLD_SHARE * width) / Math.max(1, holes));
  const rest = Math.max(1, width - holes * perFold);
  return BigInt(Math.max(1, Math.round((Number(used) * perFold) / rest)));
}

/** Folds the space round everything in use. `width` is that of the whole picture, in CSS pixels. */
export function foldSpace(inUse: readonly MemoryRange[], width: number): FoldedSpace {
  const used = mergeRanges(inUse);
  const fold = foldLength(
    used.reduce((sum, r) => sum + r.size, 0n),
    used.length - 1,
    width,
  );
  const segments: Segment[] = [];
  let offset = 0n;
  const push = (kind: Segment['kind'], base: PhysAddr, size: bigint, length: bigint) => {
    segments.push({ kind, base, size, offset, length });
    offset += length;
  };
  for (const [i, range] of used.entries()) {
    const before = used[i - 1];
    if (before) {
      const hole = range.base - rangeEnd(before);
      push('hole', rangeEnd(before), hole, hole < fold ? hole : fold);
    }
    push('used', range.base, range.size, range.size);
  }
  return { segments, total: offset };
}

/** Folded offset of an address; addresses before or behind the space go to its ends. */
export function foldedOffset(space: FoldedSpace, address: PhysAddr): bigint {
  const segment = space.segments.find((s) => address < rangeEnd(s));
  if (!segment) return space.total;
  if (address <= segment.base) return segment.offset;
  return segment.offset + ((address - segment.base) * segment.length) / segment.size;
}

/** The address at a folded offset. Undoes foldedOffset() exactly in used segments, nearly in holes. */
export function unfoldedAddress(space: FoldedSpace, offset: bigint): PhysAddr {
  const segment = space.segments.find((s) => offset < s.offset + s.length) ?? space.segments.at(-1);
  if (!segment) return 0n;
  const within = offset < segment.offset ? 0n : offset - segment.offset;
  return segment.base + (within * segment.size) / segment.length;
}

/** The used segment that holds an address. */
export const segmentAt = (space: FoldedSpace, address: PhysAddr): Segment | undefined =>
  space.segments.find((s) => s.kind === 'used' && address >= s.base && address < rangeEnd(s));
