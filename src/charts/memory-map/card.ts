/** All that is known of one mark, for a card beside it. The same content for mouse, touch and keyboard. */
import type { Fate, MemoryKind } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import type { MemoryRange } from '../../lib/units';
import { rangeEnd } from '../../lib/units';
import { KIND_LOOK } from '../kind';
import type { MapItem } from './map-item';
import { kindOf, nameOf, rangeOf, sizeOf } from './map-item';

export type CardRow = {
  readonly label: string;
  readonly value: string;
  /** What copying the row gives: exact figures, whole lists. */
  readonly exact: string;
  readonly face: 'sans' | 'mono';
};

export type MapCard = {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly kindLabel: string;
  readonly rows: readonly CardRow[];
  /** Where it is and as what, or the first condition that failed. */
  readonly sentence: string | undefined;
};

const row = (label: string, value: string, exact = value, face: CardRow['face'] = 'sans'): CardRow => ({
  label,
  value,
  exact,
  face,
});

const hex = (address: bigint): string => `0x${address.toString(16)}`;

/** Half-open: the second address is the first one behind. */
const placeRow = (range: MemoryRange): CardRow =>
  row(
    'addresses',
    `${formatAddress(range.base)}–${formatAddress(rangeEnd(range))}`,
    `${hex(range.base)}-${hex(rangeEnd(range))}`,
    'mono',
  );

function fateRows(fate: Fate): CardRow[] {
  const rows: CardRow[] = [];
  if (fate.alignment !== undefined) {
    rows.push(row('alignment', formatBytes(fate.alignment), String(fate.alignment)));
  }
  if (fate.consumers.length > 0) {
    const names = fate.consumers.map((path) => path.slice(path.lastIndexOf('/') + 1));
    rows.push(row('used by', names.join(', '), fate.consumers.join('\n'), 'mono'));
  }
  if (fate.heaps.length > 0) rows.push(row('heap', fate.heaps.join(', '), fate.heaps.join('\n'), 'mono'));
  return rows;
}

export function mapCard(item: MapItem): MapCard {
  const range = rangeOf(item);
  const size = sizeOf(item);
  return {
    name: nameOf(item),
    kind: kindOf(item),
    kindLabel: KIND_LOOK[kindOf(item)].label,
    rows: [
      ...(range ? [placeRow(range)] : []),
      ...(size > 0n ? [row('size', formatBytes(size), String(size))] : []),
      ...(item.type === 'fate' ? fateRows(item.fate) : []),
    ],
    sentence: item.type === 'fate' ? item.fate.sentence : undefined,
  };
}
