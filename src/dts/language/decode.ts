/** Values of properties in words: addresses, sizes, and the nodes that phandles lead to. */
import { formatAddress, formatBytes } from '../../lib/format';
import { cellsOf, findProperty, readNumber, stringsOf, type DtNode, type Property } from '../tree';
import type { Context } from './context';
import { parentOf } from './target';

/** Devicetree Specification 2.3.5: what holds where a parent does not say. */
const DEFAULT_CELLS = { address: 2, size: 1 };
/** Entries of a value that are told; the rest is counted. */
const MAX_ENTRIES = 12;
/** More cells than this in one number are damage. */
const MAX_CELLS = 4;

export type Cells = { readonly address: number; readonly size: number };

/** `#address-cells` and `#size-cells` of a node, which count for its children. */
export function cellsFor(node: DtNode | undefined): Cells {
  const count = (name: string, fallback: number): number => {
    const property = node && findProperty(node, name);
    const cells = property ? cellsOf(property.value)[0] : undefined;
    return cells === undefined || cells > MAX_CELLS ? fallback : cells;
  };
  return { address: count('#address-cells', DEFAULT_CELLS.address), size: count('#size-cells', DEFAULT_CELLS.size) };
}

/** A line for each entry of the value; none where there is nothing to add to what is written. */
export function decodeProperty(context: Context, node: DtNode, property: Property): string[] {
  const parent = cellsFor(parentOf(context, node));
  switch (property.name) {
    case 'reg':
    case 'alloc-ranges':
      return entries(property, parent.address + parent.size, (cells, at) => rangeText(cells, at, parent));
    case 'ranges':
    case 'dma-ranges':
      return rangesText(property, cellsFor(node), parent);
    case 'size':
    case 'alignment':
      return entries(property, parent.size, (cells, at) => sizeText(readNumber(cells, at, parent.size)));
    case 'memory-region':
    case 'interrupt-parent':
      return entries(property, 1, (cells, at) => phandleText(context, cells[at] ?? 0));
    case '#address-cells':
    case '#size-cells':
      return cellsOf(property.value).map((count) => `${count} ${count === 1 ? 'cell' : 'cells'}: ${32 * count} bits`);
    default:
      return plainText(property);
  }
}

type Entry = (cells: readonly number[], at: number) => string;

function entries({ value }: Property, length: number, entry: Entry): string[] {
  const cells = cellsOf(value);
  const count = length > 0 ? Math.floor(cells.length / length) : 0;
  const lines = Array.from({ length: Math.min(count, MAX_ENTRIES) }, (_, i) => entry(cells, i * length));
  if (count > MAX_ENTRIES) lines.push(`and ${count - MAX_ENTRIES} more`);
  const left = value.length - 4 * count * length;
  if (left > 0) lines.push(`${left} bytes are left over: an entry here takes ${4 * length}`);
  return lines;
}

export const rangeInWords = (base: bigint, size: bigint): string =>
  size === 0n
    ? `${formatAddress(base)}, empty`
    : `${formatAddress(base)} – ${formatAddress(base + size - 1n)}, ${formatBytes(size)}`;

function rangeText(cells: readonly number[], at: number, { address, size }: Cells): string {
  const base = readNumber(cells, at, address);
  return size === 0 ? `0x${base.toString(16)} (${base})` : rangeInWords(base, readNumber(cells, at + address, size));
}

function rangesText(property: Property, own: Cells, parent: Cells): string[] {
  if (property.value.length === 0) return ['addresses below are those of the parent'];
  return entries(property, own.address + parent.address + own.size, (cells, at) => {
    const child = readNumber(cells, at, own.address);
    const base = readNumber(cells, at + own.address, parent.address);
    const size = readNumber(cells, at + own.address + parent.address, own.size);
    return `${formatAddress(child)} → ${formatAddress(base)}, ${formatBytes(size)}`;
  });
}

const sizeText = (bytes: bigint): string => `${formatBytes(bytes)} (0x${bytes.toString(16)})`;

const phandleText = ({ tree }: Context, phandle: number): string =>
  tree.phandles.get(phandle)?.path ?? `phandle ${phandle}: no node has it`;

/** Numbers only: strings and bytes read as they are written. */
function plainText({ value, name }: Property): string[] {
  if (value.length === 0 || value.length % 4 !== 0 || isText(value)) return [];
  const cells = cellsOf(value);
  if (name === 'phandle') return [`phandle ${cells[0] ?? 0}`];
  const shown = cells.slice(0, MAX_ENTRIES).map((cell) => `0x${cell.toString(16)}`);
  const rest = cells.length > MAX_ENTRIES ? ` and ${cells.length - MAX_ENTRIES} more` : '';
  const one = cells.length === 1 ? ` (${cells[0]})` : '';
  return [`${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}: ${shown.join(' ')}${one}${rest}`];
}

const isText = (value: Uint8Array): boolean =>
  value[value.length - 1] === 0 && stringsOf(value).every((part) => /^[\x20-\x7e]+$/.test(part));
