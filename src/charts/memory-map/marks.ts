/** Rectangles of the picture: banks, regions, shared bytes, folds. */
import type { Machine } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import type { MemoryRange, PhysAddr } from '../../lib/units';
import { rangeEnd } from '../../lib/units';
import type { AddressScale } from './address-scale';
import { keepApart, type Extent } from './apart';
import type { FoldedSpace } from './folded-space';
import { MAX_SIDE_LANES, type PlacedItem, type SharedBytes } from './lanes';
import { kindOf, markLabel, selectionName } from './map-item';
import type { Rows } from './rows';
import { LANE_HEIGHT, OVERVIEW_HEIGHT, OVERVIEW_Y, SIDE_LANE_HEIGHT } from './rows';
import type { BankMark, Box, FoldMark, Mark, OverviewMark, SharedMark } from './scene';

/** Smaller than this a region would not be seen; its place is to scale, its width is not. */
const MIN_MARK = 3;
const MIN_OVERVIEW_MARK = 2;
/** A fold narrower than this has no room for its sign. */
const MIN_FOLD = 8;

/** `end` is exclusive. */
export type AddressRange = { readonly base: PhysAddr; readonly end: PhysAddr };

/** The part in view, on whole pixels; undefined when none is. */
export function extentOf(scale: AddressScale, range: MemoryRange, min: number): Extent | undefined {
  const start = scale.x(range.base);
  const end = scale.x(rangeEnd(range));
  if (end <= 0 || start >= scale.width) return undefined;
  const from = Math.round(Math.max(0, start));
  const width = Math.max(min, Math.round(Math.min(scale.width, end)) - from);
  return { x: Math.min(from, scale.width - width), width };
}

export const bankLabel = (bank: MemoryRange, index: number): string =>
  `DRAM ${index}, ${formatBytes(bank.size)} at ${formatAddress(bank.base)}`;

export function bankMarks(machine: Machine, scale: AddressScale, rows: Rows): BankMark[] {
  return machine.banks.flatMap((bank, i) => {
    const extent = extentOf(scale, bank, MIN_MARK);
    if (!extent) return [];
    return [
      {
        key: `bank ${i}`,
        ...extent,
        y: rows.laneY,
        height: LANE_HEIGHT,
        label: bankLabel(bank, i),
        openStart: bank.base < scale.window.from,
        openEnd: rangeEnd(bank) > scale.window.to,
      },
    ];
  });
}

export function overviewBanks(machine: Machine, scale: AddressScale): Box[] {
  return machine.banks.flatMap((bank) => {
    const extent = extentOf(scale, bank, MIN_MARK);
    return extent ? [{ ...extent, y: OVERVIEW_Y, height: OVERVIEW_HEIGHT }] : [];
  });
}

type Drawn = PlacedItem & { readonly extent: Extent };

/** What is held lies beneath all regions, whose pixels it leaves alone; of those in view, the largest first. */
function drawnItems(placed: readonly PlacedItem[], scale: AddressScale, min: number): Drawn[] {
  const inView = (some: readonly PlacedItem[], least: number): Drawn[] =>
    some.flatMap((one) => {
      const extent = extentOf(scale, one.range, least);
      return extent ? [{ ...one, extent }] : [];
    });
  const sorted = placed.toSorted((a, b) => Number(a.range.base - b.range.base));
  const regions = sorted.filter(({ item }) => item.type === 'fate');
  const apart = Array.from({ length: MAX_SIDE_LANES + 1 }, (_, lane) => {
    const side = inView(
      regions.filter((one) => one.lane === lane),
      0,
    );
    const extents = keepApart(
      side.map(({ extent }) => extent),
      min,
      scale.width,
    );
    return side.map((one, i) => ({ ...one, extent: extents[i]! }));
  });
  const held = sorted.filter(({ item }) => item.type === 'held');
  return [...inView(held, min), ...apart.flat().sort((a, b) => Number(b.range.size - a.range.size))];
}

export function overviewMarks(placed: readonly PlacedItem[], scale: AddressScale): OverviewMark[] {
  return drawnItems(placed, scale, MIN_OVERVIEW_MARK).map(({ item, extent }) => {
    return { key: item.key, item, kind: kindOf(item), ...extent, y: OVERVIEW_Y, height: OVERVIEW_HEIGHT };
  });
}

export function laneMarks(placed: readonly PlacedItem[], scale: AddressScale, rows: Rows, selection: string): Mark[] {
  return drawnItems(placed, scale, MIN_MARK).map(({ item, range, lane, extent }) => ({
    key: item.key,
    item,
    kind: kindOf(item),
    lane,
    label: markLabel(item),
    selected: item.type === 'fate' && selectionName(item.fate) === selection,
    openStart: range.base < scale.window.from,
    openEnd: rangeEnd(range) > scale.window.to,
    ...extent,
    y: lane === 0 ? rows.laneY : rows.sideLanes[lane - 1]!,
    height: lane === 0 ? LANE_HEIGHT : SIDE_LANE_HEIGHT,
  }));
}

/** A bar from the foot of lane 0 to the mark below it. */
export function sharedMarks(shared: readonly SharedBytes[], scale: AddressScale, rows: Rows): SharedMark[] {
  return shared.flatMap((one) => {
    const extent = extentOf(scale, one, MIN_MARK);
    const y = rows.laneY + LANE_HEIGHT;
    if (!extent) return [];
    return [{ key: one.key, clash: one.clash, ...extent, y, height: rows.sideLanes[one.lane - 1]! - y }];
  });
}

/** An outline stands out of the strip or lane that it lies in by this much. */
const HIGHLIGHT_MARGIN = 3;

/** Where a range is pointed out; nothing where it is out of view. */
export function highlightBoxes(
  range: AddressRange | undefined,
  overviewScale: AddressScale,
  scale: AddressScale,
  laneY: number,
): Box[] {
  if (!range) return [];
  const whole = { base: range.base, size: range.end - range.base };
  const box = (by: AddressScale, y: number, height: number): Box[] => {
    const extent = extentOf(by, whole, MIN_MARK);
    return extent ? [{ ...extent, y: y - HIGHLIGHT_MARGIN, height: height + 2 * HIGHLIGHT_MARGIN }] : [];
  };
  return [...box(overviewScale, OVERVIEW_Y, OVERVIEW_HEIGHT), ...box(scale, laneY, LANE_HEIGHT)];
}

export function foldMarks(
  space: FoldedSpace,
  scale: AddressScale,
  y: number,
  height: number,
  prefix: string,
): FoldMark[] {
  return space.segments.flatMap((segment) => {
    if (segment.kind === 'used' || segment.length === segment.size) return [];
    const extent = extentOf(scale, segment, 0);
    if (!extent || extent.width < MIN_FOLD) return [];
    return [{ key: `${prefix} ${segment.base}`, x: Math.round(extent.x + extent.width / 2), y, height }];
  });
}
