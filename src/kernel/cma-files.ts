/**
 * The files of one CMA area in debugfs and sysfs, as the kernel of a version prints them. Mirrors mm/cma_debug.c and
 * mm/cma_sysfs.c (specification 7.1 and 7.2); both need their configuration options.
 */
import type { Pages } from '../lib/units';
import type { CmaRefusal } from './cma';
import type { Machine } from './machine';
import { behaviourOf } from './versions/behaviour';
import { seriesOf, type KernelSeries } from './versions/series';

/** Pages since boot, what the boot itself took included. One request can fail for 2^52 pages, so their sum is exact. */
export type CmaCounters = { readonly success: Pages; readonly failed: bigint; readonly released: Pages };

/** An area after some step; an AreaFrame is one. Free runs by address. */
export type AreaState = {
  /** Index into `Machine.areas`. */
  readonly area: number;
  readonly used: Pages;
  readonly largestFree: Pages;
  readonly freeFirst: ArrayLike<Pages>;
  readonly freePages: ArrayLike<Pages>;
};

export type KernelFile = {
  readonly path: string;
  readonly content: string;
  /** Where a symbolic link leads to; undefined for a file of its own. */
  readonly link?: string;
};

const DEBUGFS = '/sys/kernel/debug/cma';
const SYSFS = '/sys/kernel/mm/cma';
const WORD_BITS = 32;

type FilesBehaviour = {
  /** Pages given back are counted. */
  readonly countsReleased: boolean;
  /** An area may have several ranges, and says how many pages it has and how many are available. */
  readonly hasRanges: boolean;
  /** Refusals that are not counted as failed pages. */
  readonly uncounted: readonly CmaRefusal[];
};

const oldest: FilesBehaviour = { countsReleased: false, hasRanges: false, uncounted: [] };
const released: FilesBehaviour = {
  countsReleased: true,
  hasRanges: false,
  uncounted: ['not-activated', 'larger-than-area'],
};
const ranged: FilesBehaviour = {
  countsReleased: true,
  hasRanges: true,
  uncounted: ['not-activated'],
};

const FILES: Readonly<Record<KernelSeries, FilesBehaviour>> = {
  '6.1': oldest,
  '6.6': oldest,
  '6.12': released,
  '6.17': ranged,
  '6.18': ranged,
  '6.19': ranged,
  '7.0': ranged,
  '7.1': ranged,
  '7.3': ranged,
};

/** Throws for a series that is not modelled. */
function filesBehaviour(version: string): FilesBehaviour {
  const series = seriesOf(version);
  if (!series) throw new Error(`kernel ${version} is not modelled`);
  return FILES[series];
}

/** Whether a refused request adds its pages to `alloc_pages_fail`. */
export const countsFailure = (version: string, reason: CmaRefusal): boolean =>
  !filesBehaviour(version).uncounted.includes(reason);

/**
 * No file where the version hides an area that could not be activated; else it is listed with a count of 0. Of two areas with one name debugfs has the
 * first, and sysfs rolls back the entries of all areas.
 */
export function areaFiles(machine: Machine, state: AreaState, counters: CmaCounters): readonly KernelFile[] {
  const { inactiveAreas } = behaviourOf(machine.version);
  const shown = machine.areas.filter((area) => area.activated || inactiveAreas === 'listed');
  const area = machine.areas[state.area]!;
  if (!shown.includes(area)) return [];
  const names = shown.map((one) => one.name);
  const isFirst = shown.find((one) => one.name === area.name) === area;
  return [
    ...(isFirst ? debugFiles(machine, state) : []),
    ...(new Set(names).size === names.length ? sysfsFiles(machine, state, counters) : []),
  ];
}

function debugFiles(machine: Machine, state: AreaState): KernelFile[] {
  const { name, base } = machine.areas[state.area]!;
  const pages = countOf(machine, state);
  const folder = `${DEBUGFS}/${name}`;
  const own = [
    file(folder, 'count', pages),
    file(folder, 'used', state.used),
    file(folder, 'maxchunk', state.largestFree),
    file(folder, 'order_per_bit', 0),
  ];
  const basePfn = file(folder, 'base_pfn', base);
  const bitmap = { path: `${folder}/bitmap`, content: `${bitmapWords(state, pages).join(' ')}\n` };
  if (!filesBehaviour(machine.version).hasRanges) return [...own, basePfn, bitmap];
  const inRange = [basePfn, bitmap].map(({ path, content }): KernelFile => {
    const target = path.replace(folder, `${folder}/ranges/0`);
    return { path: target, content };
  });
  const links = [basePfn, bitmap].map(({ path, content }): KernelFile => {
    return { path, content, link: path.replace(`${folder}/`, 'ranges/0/') };
  });
  return [...own, ...links, ...inRange];
}

function sysfsFiles(machine: Machine, state: AreaState, { success, failed, released }: CmaCounters): KernelFile[] {
  const { name } = machine.areas[state.area]!;
  const pages = countOf(machine, state);
  const { countsReleased, hasRanges } = filesBehaviour(machine.version);
  const folder = `${SYSFS}/${name}`;
  const files = [file(folder, 'alloc_pages_success', success), file(folder, 'alloc_pages_fail', failed)];
  if (countsReleased) files.push(file(folder, 'release_pages_success', released));
  if (hasRanges) files.push(file(folder, 'total_pages', pages), file(folder, 'available_pages', pages - state.used));
  return files;
}

/** An area that was not activated has a count of 0, and `maxchunk` of it is whatever was left there: we say 0. */
function countOf(machine: Machine, { area }: AreaState): Pages {
  const { activated, pages } = machine.areas[area]!;
  return activated ? pages : 0;
}

const file = (folder: string, name: string, value: number | bigint): KernelFile => ({
  path: `${folder}/${name}`,
  content: `${value}\n`,
});

/** Bit i of word w is page 32w + i, 1 where it is allocated; bits beyond the area are 0. */
export function bitmapWords({ freeFirst, freePages }: AreaState, pages: Pages): Uint32Array {
  const words = new Uint32Array(Math.ceil(pages / WORD_BITS)).fill(0xffff_ffff);
  for (let i = 0; i < freeFirst.length; i++) clearBits(words, freeFirst[i]!, freeFirst[i]! + freePages[i]!);
  clearBits(words, pages, words.length * WORD_BITS);
  return words;
}

function clearBits(words: Uint32Array, first: Pages, end: Pages): void {
  for (let bit = first; bit < end;) {
    const word = Math.floor(bit / WORD_BITS);
    const from = bit % WORD_BITS;
    const to = Math.min(WORD_BITS, from + end - bit);
    const ones = to - from === WORD_BITS ? 0xffff_ffff : (2 ** (to - from) - 1) * 2 ** from;
    words[word] = words[word]! & ~ones;
    bit += to - from;
  }
}
