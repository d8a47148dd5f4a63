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

/** Bytes that two items of a kind share count once. */
function bytesOf(items: readonly MapItem[]): Bytes {
  const ranges = mergeRanges(items.flatMap((item) => rangeOf(item) ?? []));
  const placed = ranges.reduce((sum, range) => sum + range.size, 0n);
  const unplaced = items.filter((item) => !rangeOf(item)).reduce((sum, item) => sum + sizeOf(item), 0n);
  return placed + unplaced;
}

/** Kinds that are absent are left out. */
export function memoryLegend(machine: Machine): LegendEntry[] {
  const items = mapItems(machine);
  return KINDS.flatMap((kind) => {
    const ofKind = items.filter((item) => kindOf(item) === kind);
    if (ofKind.length === 0) return [];
    const bytes = bytesOf(ofKind);
    return [{ kind, label: KIND_LOOK[kind].label, bytes, total: formatBytes(bytes) }];
  });
}
