/** Places in physical memory by a word or an address: regions, devices, heaps, what was held, banks, zones. */
import type { Machine } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import type { MemoryRange, PhysAddr } from '../../lib/units';
import { rangeEnd, U64_MAX } from '../../lib/units';
import { mapItems, nameOf, rangeOf, selectionName } from './map-item';

export type FoundPlace = {
  readonly key: string;
  /** `npu-fw@88000000`; in a list `detail` stands behind it. */
  readonly name: string;
  readonly detail: string;
  readonly range: MemoryRange;
  /** What to select with it: a path or the built-in area. */
  readonly selection: string | undefined;
};

/** More are counted, not listed. */
export const MAX_FOUND = 12;

const HEX = /^(?:0x)?([0-9a-f][0-9a-f_]*)$/i;
const DIGITS = 16;

/** An address as people write it: `0x8800_0000`, `88000000`; undefined for anything else. */
export function parseAddress(text: string): PhysAddr | undefined {
  const digits = HEX.exec(text.trim())?.[1]?.replaceAll('_', '');
  if (!digits || digits.length > DIGITS) return undefined;
  return BigInt(`0x${digits}`);
}

const placeText = (range: MemoryRange): string => `${formatBytes(range.size)} at ${formatAddress(range.base)}`;

type Candidate = FoundPlace & { readonly words: readonly string[] };

function regionsOf(machine: Machine): Candidate[] {
  return mapItems(machine).flatMap((item): Candidate[] => {
    const range = rangeOf(item);
    if (!range) return [];
    const fate = item.type === 'fate' ? item.fate : undefined;
    const place = { key: item.key, range, selection: fate && selectionName(fate) };
    const heaps = fate?.heaps ?? [];
    return [
      { ...place, name: nameOf(item), detail: placeText(range), words: [nameOf(item), fate?.path ?? '', ...heaps] },
      ...(fate?.consumers ?? []).map((path) => ({
        ...place,
        key: `${item.key} ${path}`,
        name: path.slice(path.lastIndexOf('/') + 1),
        detail: `uses ${nameOf(item)}`,
        words: [path],
      })),
    ];
  });
}

const stretches = (machine: Machine): Candidate[] => [
  ...machine.banks.map((range, i) => stretch(`DRAM ${i}`, range)),
  ...machine.zones.map((zone) => stretch(`zone ${zone.name}`, zone)),
];

const stretch = (name: string, range: MemoryRange): Candidate => ({
  key: name,
  name,
  detail: placeText(range),
  range,
  selection: undefined,
  words: [name],
});

/** A page round an address, and what is there. */
function addressPlace(machine: Machine, address: PhysAddr): FoundPlace[] {
  const holds = (range: MemoryRange) => range.base <= address && address < rangeEnd(range);
  const bank = machine.banks.findIndex(holds);
  const item = mapItems(machine).find((one) => {
    const range = rangeOf(one);
    return range !== undefined && holds(range);
  });
  if (bank < 0 && !item) return [];
  const size = BigInt(machine.pageSize);
  const range = { base: address & ~(size - 1n) & U64_MAX, size };
  const selection = item?.type === 'fate' ? selectionName(item.fate) : undefined;
  const detail = item ? `in ${nameOf(item)}` : `free, in DRAM ${bank}`;
  return [{ key: `address ${address}`, name: formatAddress(address), detail, range, selection }];
}

/** The best first: what begins with the text, then what has it inside. Empty for an empty text. */
export function findPlaces(machine: Machine, text: string): { places: FoundPlace[]; inAll: number } {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { places: [], inAll: 0 };
  const address = parseAddress(wanted);
  const ranked = [...regionsOf(machine), ...stretches(machine)].flatMap((one) => {
    const at = one.words.map((word) => word.toLowerCase().indexOf(wanted)).filter((index) => index >= 0);
    return at.length === 0 ? [] : [{ one, rank: Math.min(...at) === 0 ? 0 : 1 }];
  });
  const named = ranked.toSorted((a, b) => a.rank - b.rank).map(({ one: { words: _, ...place } }) => place);
  const exact = address === undefined ? [] : addressPlace(machine, address);
  const all = wanted.startsWith('0x') ? [...exact, ...named] : [...named, ...exact];
  return { places: all.slice(0, MAX_FOUND), inAll: all.length };
}
