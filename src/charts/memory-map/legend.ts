/** How much memory there is of each kind. */
import type { Machine, MemoryKind } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';
import type { Bytes } from '../../lib/units';
import { KIND_LOOK, KINDS } from '../kind';
import { mergeRanges } from './folded-space';
import type { MapItem } from './map-item';
import { kindOf, mapItems, rangeOf, sizeOf } from './map-item';

export type LegendEntry = {
  readonly kind: MemoryKind;
  readonly label: string;
  readonly bytes: Bytes;
  /** `160 MiB`. */
  readonly total: string;
};

/** Bytes that two items of a kind share count once. Without a place only what was refused counts: it was asked for. */
function bytesOf(kind: MemoryKind, items: readonly MapItem[]): Bytes {
  const ranges = mergeRanges(items.flatMap((item) => rangeOf(item) ?? []));
  const placed = ranges.reduce((sum, range) => sum + range.size, 0n);
  const unplaced = items.filter((item) => kind === 'refused' && !rangeOf(item));
  return unplaced.reduce((sum, item) => sum + sizeOf(item), placed);
}

/** Kinds that are absent are left out. */
export function memoryLegend(machine: Machine): LegendEntry[] {
  const items = mapItems(machine);
  return KINDS.flatMap((kind) => {
    const ofKind = items.filter((item) => kindOf(item) === kind);
    const bytes = bytesOf(kind, ofKind);
    if (ofKind.length === 0 || (bytes === 0n && kind !== 'refused')) return [];
    return [{ kind, label: KIND_LOOK[kind].label, bytes, total: formatBytes(bytes) }];
  });
}
