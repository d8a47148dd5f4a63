/** The smallest edits that would mend what a diagnostic or the kernel complains about. */
import { formatAddress, formatBytes } from '../../lib/format';
import type { Correction, Span } from '../../lib/diagnostic';
import { bodyAt } from '../node-at';
import {
  cellsOf,
  findNode,
  findProperty,
  hasProperty,
  readNumber,
  stringsOf,
  type DtNode,
  type Property,
} from '../tree';
import type { Context } from './context';
import { cellsFor, type Cells } from './decode';
import { hasFixes, type FixableCode } from './fixable-codes';
import { reshaped } from './reshape';
import { renameNode } from './rename';
import { correctCompatible, correctNode, correctProperty } from './correct';
import { addStatement, removeProperty, setCells, toCells, writeCells } from './statement-edit';
import { parentOf } from './target';
import type { Fix, TextEdit } from './text-edit';

/** What was found: a code of a diagnostic or of a problem of the machine, and where. */
export type Trouble = {
  readonly code: string;
  readonly path: string | undefined;
  readonly span: Span | undefined;
  /** Of a misspelling. */
  readonly correction?: Correction | undefined;
};

/** Of the booted machine. */
export type MachineFacts = {
  /** Base and size of a CMA area are multiples of it, in bytes. */
  readonly align: bigint;
  readonly banks: readonly { readonly base: bigint; readonly size: bigint }[];
};

type Maker = (context: Context, node: DtNode, facts: MachineFacts, correction?: Correction) => Fix[];

const MAKERS: Readonly<Record<FixableCode, readonly Maker[]>> = {
  'cma-misaligned': [roundToAlignment],
  'cma-no-map': [dropNoMap],
  'restricted-no-map': [dropNoMap],
  'restricted-reusable': [drop('reusable')],
  'reserve-failed': [dropNoMap],
  'reg-invalid': [fixEntries('reg')],
  'reg-format': [fixEntries('reg')],
  'property-invalid': [fixEntries('alloc-ranges'), fixSizes('size'), fixSizes('alignment')],
  'alloc-ranges-format': [fixEntries('alloc-ranges')],
  'size-format': [fixSizes('size')],
  'alignment-format': [fixSizes('alignment')],
  'parent-unsupported': [addRanges, matchRootCells],
  'ranges-format': [matchRootCells],
  'placement-failed': [widenWindows],
  'reusable-no-map': [dropNoMap, drop('reusable')],
  'coherent-not-no-map-on-arm': [add('no-map')],
  'ignored-with-reg': [drop('size'), drop('alignment'), drop('alloc-ranges')],
  'alignment-raised': [raiseAlignment],
  'alignment-not-power-of-two': [raiseAlignment],
  'reserved-memory-misspelt': [correctNode],
  'property-misspelt': [correctProperty],
  'compatible-misspelt': [correctCompatible],
  'unit-address-differs': [matchUnitAddress],
  'unit-address-vs-reg': [matchUnitAddress],
  'unit-address-format': [matchUnitAddress],
  'simple-bus-reg': [matchUnitAddress],
};

/** What is offered for a region without any complaint. */
const OFFERS: readonly Maker[] = [addReusable, matchUnitAddress];

export function fixesFor(context: Context, { code, path, span, correction }: Trouble, facts: MachineFacts): Fix[] {
  const node = nodeOf(context, path, span);
  const makers = hasFixes(code) ? MAKERS[code] : [];
  if (!node) return [];
  return makers.flatMap((make) => make(context, node, facts, correction)).filter(({ edits }) => edits.length > 0);
}

/** For the region that the place lies in. */
export function offersAt(context: Context, file: string, offset: number, facts: MachineFacts): Fix[] {
  const node = bodyAt(context.tree, file, offset)?.node;
  if (!node || parentOf(context, node)?.path !== '/reserved-memory') return [];
  return OFFERS.flatMap((make) => make(context, node, facts)).filter(({ edits }) => edits.length > 0);
}

function nodeOf({ tree }: Context, path: string | undefined, span: Span | undefined): DtNode | undefined {
  if (path !== undefined) return findNode(tree, path);
  return span && bodyAt(tree, span.file, span.start)?.node;
}

const roundUp = (value: bigint, align: bigint): bigint => ((value + align - 1n) / align) * align;
const hex = (value: bigint): string => `0x${value.toString(16)}`;
const worth = (value: bigint): string => `${hex(value)} (${formatBytes(value)})`;

function roundToAlignment(context: Context, node: DtNode, { align }: MachineFacts): Fix[] {
  if (align <= 0n) return [];
  const cells = cellsFor(parentOf(context, node));
  const size = findProperty(node, 'size');
  const reg = findProperty(node, 'reg');
  if (reg) return roundReg(context, reg, cells, align);
  if (!size) return [];
  const value = roundUp(readNumber(cellsOf(size.value), 0, cells.size), align);
  return [
    { title: `Set size ${worth(value)}`, edits: setCells(context, size, toCells(value, cells.size), cells.size) },
  ];
}

/** Down to the aligned base, and up to where the region ended at least. */
function roundReg(context: Context, reg: Property, { address, size }: Cells, align: bigint): Fix[] {
  const before = cellsOf(reg.value);
  if (before.length < address + size) return [];
  const base = readNumber(before, 0, address);
  const length = readNumber(before, address, size);
  const down = (base / align) * align;
  const fixes = [{ base: down, length: roundUp(base + length - down, align) }];
  if (down !== base) fixes.push({ base: down + align, length: roundUp(length, align) });
  return fixes.map((to) => {
    const parts = [
      ...(to.base === base ? [] : [`base ${formatAddress(to.base)}`]),
      ...(to.length === length ? [] : [`size ${formatBytes(to.length)}`]),
    ];
    const after = [...toCells(to.base, address), ...toCells(to.length, size), ...before.slice(address + size)];
    return { title: `Set ${parts.join(', ')}`, edits: setCells(context, reg, after, address + size) };
  });
}

function drop(name: string): Maker {
  return (context, node) => {
    const property = findProperty(node, name);
    return property ? [{ title: `Drop ${name}`, edits: removeProperty(context, property) }] : [];
  };
}

function add(flag: string): Maker {
  return (context, node) =>
    hasProperty(node, flag) ? [] : [{ title: `Add ${flag}`, edits: addStatement(context, node, `${flag};`) }];
}

/** To the next power of two that the kernel would not raise. */
function raiseAlignment(context: Context, node: DtNode, { align }: MachineFacts): Fix[] {
  const property = findProperty(node, 'alignment');
  const { size } = cellsFor(parentOf(context, node));
  if (!property) return [];
  const before = readNumber(cellsOf(property.value), 0, size);
  let after = align > 0n ? align : 1n;
  while (after < before && after < MAX_ALIGNMENT) after *= 2n;
  const edits = after === before ? [] : setCells(context, property, toCells(after, size), size);
  return [{ title: `Set alignment ${worth(after)}`, edits }];
}

const MAX_ALIGNMENT = 1n << 40n;

function dropNoMap(context: Context, node: DtNode, facts: MachineFacts): Fix[] {
  return drop('no-map')(context, node, facts);
}

/** A shared-dma-pool that says neither: a CMA area is what is mostly meant. */
function addReusable(context: Context, node: DtNode): Fix[] {
  const compatible = findProperty(node, 'compatible');
  const isPool = compatible !== undefined && stringsOf(compatible.value).includes('shared-dma-pool');
  if (!isPool || hasProperty(node, 'reusable') || hasProperty(node, 'no-map')) return [];
  return [{ title: 'Add reusable: a CMA area, with a heap', edits: addStatement(context, node, 'reusable;') }];
}

function addRanges(context: Context, node: DtNode): Fix[] {
  const ranges = findProperty(node, 'ranges');
  if (!ranges) return [{ title: 'Add an empty ranges', edits: addStatement(context, node, 'ranges;') }];
  if (ranges.value.length === 0) return [];
  const at = ranges.origins.at(-1);
  return at
    ? [{ title: 'Make ranges empty', edits: [{ file: at.file, start: at.start, end: at.end, text: 'ranges;' }] }]
    : [];
}

const CELL_PROPERTIES = ['#address-cells', '#size-cells'] as const;

/** `/reserved-memory` must count as the root does. */
function matchRootCells(context: Context, node: DtNode): Fix[] {
  if (node.path !== '/reserved-memory') return [];
  const root = cellsFor(context.tree.root);
  const edits = CELL_PROPERTIES.flatMap((name) => {
    const count = name === '#address-cells' ? root.address : root.size;
    const property = findProperty(node, name);
    if (!property) return addStatement(context, node, `${name} = <${count}>;`);
    return cellsOf(property.value)[0] === count ? [] : decimalCell(property, count);
  });
  const title = `Count cells as the root does: ${root.address} for addresses, ${root.size} for sizes`;
  return edits.length > 0 ? [{ title, edits: joined(edits) }] : [];
}

const decimalCell = ({ valueSpan }: Property, count: number): TextEdit[] =>
  valueSpan ? [{ ...valueSpan, text: `<${count}>` }] : [];

/** Two statements that go to the same place become one edit. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const found: TextEdit[] = [];
  for (const edit of edits) {
    const twin = found.findIndex((one) => one.file === edit.file && one.start === edit.start && one.end === edit.end);
    const before = found[twin];
    if (before && before.start === before.end) found[twin] = { ...before, text: before.text + edit.text };
    else found.push(edit);
  }
  return found;
}

/** Values written for other numbers of cells than the parent says. */
function fixEntries(name: string): Maker {
  return (context, node) => {
    const { address, size } = cellsFor(parentOf(context, node));
    return fixShape(node, name, [address, size]);
  };
}

function fixSizes(name: string): Maker {
  return (context, node) => fixShape(node, name, [cellsFor(parentOf(context, node)).size]);
}

function fixShape(node: DtNode, name: string, shape: readonly number[]): Fix[] {
  const property = findProperty(node, name);
  const after = property && reshaped(cellsOf(property.value), shape);
  if (!property?.valueSpan || !after) return [];
  const entry = shape.reduce((sum, count) => sum + count, 0);
  const text = writeCells(after, entry);
  return [{ title: `Write ${name} as ${text}`, edits: [{ ...property.valueSpan, text }] }];
}

/** All RAM that there is. */
function widenWindows(context: Context, node: DtNode, { banks }: MachineFacts): Fix[] {
  const windows = findProperty(node, 'alloc-ranges');
  if (!windows?.valueSpan || banks.length === 0) return [];
  const { address, size } = cellsFor(parentOf(context, node));
  const cells = banks.flatMap((bank) => [...toCells(bank.base, address), ...toCells(bank.size, size)]);
  return [
    {
      title: 'Widen alloc-ranges to all RAM',
      edits: [{ ...windows.valueSpan, text: writeCells(cells, address + size) }],
    },
    { title: 'Drop alloc-ranges: anywhere in RAM', edits: removeProperty(context, windows) },
  ];
}

/** `name@address`, the address as `reg` has it; none where there is no `reg`. */
function matchUnitAddress(context: Context, node: DtNode): Fix[] {
  const parent = parentOf(context, node);
  const reg = findProperty(node, 'reg');
  const { address } = cellsFor(parent);
  const [base = ''] = node.name.split('@');
  if (!parent || (reg && cellsOf(reg.value).length < address)) return [];
  const name = reg ? `${base}@${readNumber(cellsOf(reg.value), 0, address).toString(16)}` : base;
  if (name === node.name) return [];
  const renaming = renameNode(context, node, name);
  return 'edits' in renaming ? [{ title: `Rename to ${name}, as reg says`, edits: renaming.edits }] : [];
}
