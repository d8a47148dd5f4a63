/** The part of the address space that is shown at full width: where it starts out, and how it zooms and pans. */
import type { Fate, Machine } from '../../kernel/machine';
import type { MemoryRange, PhysAddr } from '../../lib/units';
import { rangeEnd } from '../../lib/units';
import type { FoldedSpace, Segment } from './folded-space';
import { foldedOffset, segmentAt, unfoldedAddress } from './folded-space';

/** Half-open `[from, to)`. */
export type AddressWindow = { readonly from: PhysAddr; readonly to: PhysAddr };

/** Closest view: this many pages across. */
const MIN_PAGES = 8n;
/** A first window leaves this much of its length free at both sides, and ends on a grid of a power of two. */
const MARGIN = 0.08;
const GRID_SHARE = 16n;
/** Regions farther apart than this share of the whole are not forced into one first window. */
const CLUSTER_GAP = 0.5;

export const minWindowLength = (machine: Machine): bigint => MIN_PAGES * BigInt(machine.pageSize);

/** Everything there is. */
export const wholeWindow = (space: FoldedSpace): AddressWindow => ({
  from: unfoldedAddress(space, 0n),
  to: space.segments.length > 0 ? rangeEnd(space.segments.at(-1)!) : 1n,
});

/** A window between two folded offsets, kept inside the space and not shorter than `min`. */
export function windowAtOffsets(space: FoldedSpace, from: bigint, length: bigint, min: bigint): AddressWindow {
  const floor = min < space.total ? min : space.total;
  const kept = length < floor ? floor : length > space.total ? space.total : length;
  const highest = space.total - kept;
  const start = from < 0n ? 0n : from > highest ? highest : from;
  const end = start + kept;
  const to = end >= space.total ? wholeWindow(space).to : unfoldedAddress(space, end);
  return { from: unfoldedAddress(space, start), to };
}

const lengthOf = (space: FoldedSpace, window: AddressWindow): bigint =>
  foldedOffset(space, window.to) - foldedOffset(space, window.from);

/** Narrower by `factor` (wider below 1); the place at `anchor`, 0 to 1 across the window, stays where it is. */
export function zoomWindow(
  space: FoldedSpace,
  window: AddressWindow,
  factor: number,
  anchor: number,
  min: bigint,
): AddressWindow {
  const length = lengthOf(space, window);
  const scaled = BigInt(Math.max(1, Math.round(Number(length) / factor)));
  const limited = scaled < min ? min : scaled > space.total ? space.total : scaled;
  const shift = BigInt(Math.round(Number(length - limited) * anchor));
  return windowAtOffsets(space, foldedOffset(space, window.from) + shift, limited, min);
}

/** Moved by a share of its own length, to higher addresses when positive. */
export function panWindow(space: FoldedSpace, window: AddressWindow, share: number, min: bigint): AddressWindow {
  const length = lengthOf(space, window);
  const shift = BigInt(Math.round(Number(length) * share));
  return windowAtOffsets(space, foldedOffset(space, window.from) + shift, length, min);
}

/** The same length, with a range in its middle; longer if the range would not fit. */
export function centreWindow(
  space: FoldedSpace,
  window: AddressWindow,
  range: MemoryRange,
  min: bigint,
): AddressWindow {
  const size = foldedOffset(space, rangeEnd(range)) - foldedOffset(space, range.base);
  const length = lengthOf(space, window);
  const kept = length < 2n * size ? 2n * size : length;
  return windowAtOffsets(space, foldedOffset(space, range.base) + size / 2n - kept / 2n, kept, min);
}

/** A range with as much again at both sides. */
export function closeUp(space: FoldedSpace, range: MemoryRange, min: bigint): AddressWindow {
  const from = foldedOffset(space, range.base);
  const size = foldedOffset(space, rangeEnd(range)) - from;
  return windowAtOffsets(space, from - size, 3n * size, min);
}

type Placed = Fate & { readonly base: PhysAddr };
const isPlaced = (fate: Fate): fate is Placed => fate.base !== undefined;

/** Splits ranges, by address, at the widest gap when that gap is most of their extent. */
function splitAtGap(ranges: readonly Placed[]): (readonly Placed[])[] {
  const extent = Number(rangeEnd(ranges.at(-1)!) - ranges[0]!.base);
  let widest = 0;
  let at = 0;
  for (let i = 1; i < ranges.length; i++) {
    const gap = Number(ranges[i]!.base - rangeEnd(ranges[i - 1]!));
    if (gap > widest) [widest, at] = [gap, i];
  }
  if (widest < CLUSTER_GAP * extent) return [ranges];
  return [...splitAtGap(ranges.slice(0, at)), ...splitAtGap(ranges.slice(at))];
}

const bytesOf = (ranges: readonly Placed[]): bigint => ranges.reduce((sum, r) => sum + r.size, 0n);

/** Regions that are near each other; one list a neighbourhood. */
function neighbourhoods(machine: Machine, space: FoldedSpace): (readonly Placed[])[] {
  const placed = machine.fates.filter(isPlaced).sort((a, b) => (a.base < b.base ? -1 : 1));
  const bySegment = new Map<Segment | undefined, Placed[]>();
  for (const fate of placed) {
    const segment = segmentAt(space, fate.base);
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), fate]);
  }
  return [...bySegment.values()].flatMap(splitAtGap);
}

/**
 * The window to start with: the neighbourhood of the selected region, else the one with the most regions
 * (then the most bytes), with some room at both sides; everything when there are no regions.
 */
export function firstWindow(machine: Machine, space: FoldedSpace, isSelected: (fate: Fate) => boolean): AddressWindow {
  const groups = neighbourhoods(machine, space);
  const best =
    groups.find((group) => group.some(isSelected)) ??
    groups.sort((a, b) => b.length - a.length || Number(bytesOf(b) - bytesOf(a)))[0];
  if (!best) return wholeWindow(space);
  const end = best.reduce((last, r) => (rangeEnd(r) > last ? rangeEnd(r) : last), 0n);
  return windowRound({ base: best[0]!.base, size: end - best[0]!.base }, segmentAt(space, best[0]!.base), machine);
}

function windowRound(range: MemoryRange, segment: Segment | undefined, machine: Machine): AddressWindow {
  const min = minWindowLength(machine);
  const span = range.size > min ? range.size : min;
  const margin = BigInt(Math.round(Number(span) * MARGIN));
  let grid = BigInt(machine.pageSize);
  while (grid * GRID_SHARE < span) grid *= 2n;
  const from = range.base < margin ? 0n : ((range.base - margin) / grid) * grid;
  const to = ((rangeEnd(range) + margin + grid - 1n) / grid) * grid;
  if (!segment) return { from, to };
  return {
    from: from > segment.base ? from : segment.base,
    to: to < rangeEnd(segment) ? to : rangeEnd(segment),
  };
}
