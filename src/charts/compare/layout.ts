/** Two machines on one scale, and on each the marks of what the other has differently. Pure. */
import type { Machine } from '../../kernel/machine';
import type { ComparedPlace, ComparedRegion, Difference } from '../../scenario/compare';
import type { MemoryRange } from '../../lib/units';
import type { Measure } from '../measure';
import type { AddressWindow } from '../memory-map/address-window';
import { layoutMemoryMap } from '../memory-map/layout';
import { mapItems, rangeOf } from '../memory-map/map-item';
import { extentOf } from '../memory-map/marks';
import { LANE_HEIGHT } from '../memory-map/rows';
import type { Box, MemoryMapScene } from '../memory-map/scene';

/** A sign on a region that differs; beside its colour and texture, which say what kind of memory it is. */
export type DifferenceMark = {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** Of several regions without room for one each, their number: `→×4`, or `×4` where they do not have one sign. */
  readonly sign: string;
};

/** Where the other side has a region that lies elsewhere here, or is not here at all. */
export type GhostMark = Box & { readonly key: string };

export type ComparedScene = {
  readonly map: MemoryMapScene;
  readonly signs: readonly DifferenceMark[];
  readonly ghosts: readonly GhostMark[];
};

export type CompareOptions = {
  /** In CSS pixels. */
  readonly width: number;
  /** Of both; undefined: a window that holds the first windows of both. */
  readonly zoom: AddressWindow | undefined;
  readonly measure: Measure;
};

/** A word for a table, and the sign in the picture. */
export const DIFFERENCES: Readonly<Record<Difference, { readonly sign: string; readonly word: string }>> = {
  appeared: { sign: '+', word: 'appeared' },
  vanished: { sign: '−', word: 'vanished' },
  renamed: { sign: '=', word: 'renamed' },
  moved: { sign: '→', word: 'moved' },
  resized: { sign: '↔', word: 'resized' },
  'other-kind': { sign: '≠', word: 'another kind of memory' },
  'other-heaps': { sign: '≈', word: 'other heaps' },
  'other-reason': { sign: '∗', word: 'another reason' },
};

const MIN_GHOST = 3;
/** Of each character of a sign, with the space behind it, in px. */
const SIGN_WIDTH = 17;
const MANY = '×';

/** What a number behind signs means; empty where none has one. */
export const manyWords = (scenes: readonly Pick<ComparedScene, 'signs'>[]): string =>
  scenes.some(({ signs }) => signs.some(({ sign }) => sign.includes(MANY))) ? `${MANY}n: n regions differ here` : '';

/** What differs of any of them, in the order of the table above. */
export function differencesOf(regions: readonly ComparedRegion[]): Difference[] {
  const there = new Set(regions.flatMap(({ differences }) => differences));
  return (Object.keys(DIFFERENCES) as Difference[]).filter((one) => there.has(one));
}

/** What the dashed outlines mean. */
export const GHOST_WORDS = 'where the other has it';

export const differenceWords = (differences: readonly Difference[]): string =>
  differences.map((one) => DIFFERENCES[one].word).join(', ');

const rangesOf = (machine: Machine): MemoryRange[] => [
  ...machine.banks,
  ...mapItems(machine).flatMap((item) => rangeOf(item) ?? []),
];

const placeOf = (place: ComparedPlace | undefined): MemoryRange | undefined =>
  place?.base === undefined ? undefined : { base: place.base, size: place.size };

/** Regions whose signs stand together; `from` and `to` are where the middles of their marks lie. */
type Gathered = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly signs: string;
  readonly count: number;
};

const textOf = ({ signs, count }: Gathered): string =>
  count === 1 ? signs : `${signs.length === 1 ? signs : ''}${MANY}${count}`;

/** Room for the text, within the picture. */
function spanOf(one: Gathered, width: number): readonly [number, number] {
  const wide = Math.min(width, textOf(one).length * SIGN_WIDTH);
  const from = Math.min(Math.max(0, (one.from + one.to - wide) / 2), width - wide);
  return [from, from + wide];
}

const joined = (a: Gathered, b: Gathered): Gathered => ({
  ...a,
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
  signs: [...new Set(a.signs + b.signs)].join(''),
  count: a.count + b.count,
});

/** No two overlap: those of one lane that would are gathered into one with their number. */
function gatherSigns(signs: readonly Gathered[], width: number): DifferenceMark[] {
  const apart: Gathered[] = [];
  for (const sign of signs.toSorted((a, b) => a.y - b.y || a.from - b.from)) {
    let last = sign;
    for (let before = apart.at(-1); before?.y === last.y; before = apart.at(-1)) {
      if (spanOf(before, width)[1] <= spanOf(last, width)[0]) break;
      last = joined(before, last);
      apart.pop();
    }
    apart.push(last);
  }
  return apart.map((one) => {
    const [from, to] = spanOf(one, width);
    return { key: one.key, x: (from + to) / 2, y: one.y, sign: textOf(one) };
  });
}

/** In the middle of the mark, on the lane that it lies in. */
function signsOf(map: MemoryMapScene, regions: readonly ComparedRegion[], side: 0 | 1): DifferenceMark[] {
  const signs = regions.flatMap(({ path, before, after, differences }) => {
    const own = side === 0 ? before : after;
    const mark =
      own &&
      map.marks.find(
        (one) => one.item.type === 'fate' && one.item.fate.name === own.name && one.item.fate.base === own.base,
      );
    if (!mark || differences.length === 0) return [];
    const signs = [...new Set(differences.map((one) => DIFFERENCES[one].sign))].join('');
    const middle = mark.x + mark.width / 2;
    return [{ key: path, from: middle, to: middle, y: mark.y + mark.height / 2, signs, count: 1 }];
  });
  return gatherSigns(signs, map.width);
}

function ghostsOf({ scale, lane }: MemoryMapScene, regions: readonly ComparedRegion[], side: 0 | 1): GhostMark[] {
  return regions.flatMap(({ path, before, after, differences }) => {
    const [own, other] = side === 0 ? [before, after] : [after, before];
    const range = placeOf(other);
    const same = own?.base === other?.base && own?.size === other?.size;
    if (!range || same || differences.length === 0) return [];
    const extent = extentOf(scale, range, MIN_GHOST);
    return extent ? [{ key: path, ...extent, y: lane.y, height: LANE_HEIGHT }] : [];
  });
}

const union = (a: AddressWindow, b: AddressWindow): AddressWindow => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
});

/** Both pictures have the same folds, the same window, the same scale. */
export function layoutComparison(
  machines: readonly [Machine, Machine],
  regions: readonly ComparedRegion[],
  { width, zoom, measure }: CompareOptions,
): readonly [ComparedScene, ComparedScene] {
  const also = machines.flatMap(rangesOf);
  const lay = (machine: Machine, window: AddressWindow | undefined) =>
    layoutMemoryMap(machine, { width, zoom: window, measure, also });
  const window = zoom ?? union(lay(machines[0], undefined).window, lay(machines[1], undefined).window);
  const scene = (side: 0 | 1): ComparedScene => {
    const map = { ...lay(machines[side], window), zoomed: zoom !== undefined };
    return { map, signs: signsOf(map, regions, side), ghosts: ghostsOf(map, regions, side) };
  };
  return [scene(0), scene(1)];
}
