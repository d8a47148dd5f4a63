/** Which lane a mark is drawn in. Lane 0 is the memory itself; what was refused or overlaps drops below it. */
import type { MemoryRange } from '../../lib/units';
import { overlaps, rangeEnd } from '../../lib/units';
import { mergeRanges } from './folded-space';
import type { MapItem } from './map-item';
import { kindOf, rangeOf } from './map-item';

export type PlacedItem = { readonly item: MapItem; readonly range: MemoryRange; readonly lane: number };

/** Bytes that two items claim. `clash`: at least one of them is a region that lost or must not be there. */
export type SharedBytes = MemoryRange & { readonly key: string; readonly clash: boolean; readonly lane: number };

/** Lanes below lane 0. More marks on one place than this are drawn over each other in the last. */
export const MAX_SIDE_LANES = 3;

/** What must keep lane 0 goes first: what was held, then the larger region. Refused ones come last. */
function precedence({ item, range }: { readonly item: MapItem; readonly range: MemoryRange }): [number, bigint] {
  if (item.type === 'held') return [0, -range.size];
  return [item.fate.kind === 'refused' ? 2 : 1, -range.size];
}

/** Greedy, so that no two marks of a lane share bytes unless all lanes are taken. */
export function assignLanes(items: readonly MapItem[]): PlacedItem[] {
  const waiting = items.flatMap((item) => {
    const range = rangeOf(item);
    return range ? [{ item, range }] : [];
  });
  waiting.sort((a, b) => {
    const [rankA, sizeA] = precedence(a);
    const [rankB, sizeB] = precedence(b);
    return rankA - rankB || (sizeA < sizeB ? -1 : sizeA > sizeB ? 1 : 0);
  });
  const placed: PlacedItem[] = [];
  for (const next of waiting) {
    const isFree = (lane: number) => !placed.some((p) => p.lane === lane && overlaps(p.range, next.range));
    let lane = kindOf(next.item) === 'refused' ? 1 : 0;
    while (lane < MAX_SIDE_LANES && !isFree(lane)) lane++;
    placed.push({ ...next, lane });
  }
  return placed;
}

/** For each mark below lane 0, the bytes that it shares with marks of lane 0. */
export function sharedBytes(placed: readonly PlacedItem[]): SharedBytes[] {
  const top = placed.filter((p) => p.lane === 0);
  return placed
    .filter((p) => p.lane > 0)
    .flatMap((side) => {
      const others = top.filter((p) => overlaps(p.range, side.range));
      const common = others.map(({ range }) => {
        const base = range.base > side.range.base ? range.base : side.range.base;
        const end = rangeEnd(range) < rangeEnd(side.range) ? rangeEnd(range) : rangeEnd(side.range);
        return { base, size: end - base };
      });
      const clash = kindOf(side.item) === 'refused' || others.some((p) => p.item.type === 'fate');
      return mergeRanges(common).map((range, i) => ({
        ...range,
        key: `${side.item.key} ${i}`,
        clash,
        lane: side.lane,
      }));
    });
}
