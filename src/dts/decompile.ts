/**
 * Live tree → source that compiles back to the same bytes. A blob knows no types: what a property's name suggests comes
 * first, then what its bytes look like (guess_value_type() of treesource.c, dtc 1.8.1).
 */
import { cellsOf, findChild, findProperty, stringsOf, type DeviceTree, type DtNode, type Property } from './tree';

const STRINGS = /^(?:compatible|status|model|label|device_type|bootargs|stdout-path|.*-names)$/;
const CELLS =
  /^(?:reg|ranges|dma-ranges|size|alignment|alloc-ranges|phandle|linux,phandle|virtual-reg|#.*-cells|interrupts)$/;
const REFERENCES = /^(?:memory-region|interrupt-parent)$/;

const DEFAULT_ADDRESS_CELLS = 2;
const DEFAULT_SIZE_CELLS = 1;
/** A group of cells is never longer than this, whatever a damaged tree says. */
const MAX_GROUP = 16;

/** Deeper nodes are indented no further: thousands of levels would be more indentation than text. */
const MAX_INDENT = 32;

const indentOf = (depth: number): string => '\t'.repeat(Math.min(depth, MAX_INDENT));

const hex = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;

class Decompiler {
  private readonly labels = new Map<DtNode, string>();
  private readonly lines: string[] = [];

  constructor(private readonly tree: DeviceTree) {}

  run(): string {
    this.nameTargets();
    this.lines.push('/dts-v1/;', '');
    for (const { address, size } of this.tree.memreserve) {
      this.lines.push(
        `/memreserve/\t0x${address.toString(16).padStart(16, '0')} 0x${size.toString(16).padStart(16, '0')};`,
      );
    }
    this.nodes();
    return `${this.lines.join('\n')}\n`;
  }

  /** Gives a label to each node that a reference will be written for. */
  private nameTargets(): void {
    const symbols = findChild(this.tree.root, '__symbols__');
    const known = new Map(symbols?.properties.map((p) => [stringsOf(p.value)[0] ?? '', p.name]));
    const used = new Set(known.values());
    const names = new LabelNames(used);
    const stack = [this.tree.root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      for (const property of node.properties) {
        if (!REFERENCES.test(property.name)) continue;
        for (const target of this.targetsOf(property) ?? []) {
          // A root cannot have a label.
          if (this.labels.has(target) || target === this.tree.root) continue;
          const label = known.get(target.path) ?? names.unused(target);
          if (/^[A-Za-z_]\w*$/.test(label)) this.labels.set(target, label);
          used.add(label);
        }
      }
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as DtNode);
    }
  }

  private targetsOf({ value }: Property): DtNode[] | undefined {
    if (value.length === 0 || value.length % 4 !== 0) return undefined;
    const targets = cellsOf(value).map((phandle) => this.tree.phandles.get(phandle));
    return targets.every((t): t is DtNode => t !== undefined) ? targets : undefined;
  }

  private nodes(): void {
    this.open(this.tree.root, undefined, 0);
    const stack = [{ node: this.tree.root, next: 0 }];
    for (let top = stack[0]; top; top = stack[stack.length - 1]) {
      const child = top.node.children[top.next++];
      if (child) {
        this.lines.push('');
        this.open(child, top.node, stack.length);
        stack.push({ node: child, next: 0 });
      } else {
        stack.pop();
        this.lines.push(`${indentOf(stack.length)}};`);
      }
    }
  }

  private open(node: DtNode, parent: DtNode | undefined, depth: number): void {
    const indent = indentOf(depth);
    const label = this.labels.get(node);
    this.lines.push(`${indent}${label === undefined ? '' : `${label}: `}${node.name || '/'} {`);
    for (const property of node.properties) {
      const value = this.value(property, node, parent);
      this.lines.push(`${indent}\t${property.name}${value === '' ? '' : ` = ${value}`};`);
    }
  }

  private value(property: Property, node: DtNode, parent: DtNode | undefined): string {
    const { name, value } = property;
    if (value.length === 0) return '';
    if (REFERENCES.test(name)) {
      const labels = this.targetsOf(property)?.map((target) => this.labels.get(target));
      if (labels?.every((label) => label !== undefined)) return labels.map((label) => `<&${label}>`).join(', ');
    }
    const isCells = value.length % 4 === 0;
    if (CELLS.test(name) && isCells) return writeCells(value, groupSize(name, node, parent));
    if (STRINGS.test(name) && isText(value)) return writeStrings(value);
    if (looksLikeStrings(value)) return writeStrings(value);
    return isCells ? writeCells(value, value.length) : writeBytes(value);
  }
}

/** Makes labels of names; a name that is there a thousand times is not counted from 1 each time. */
class LabelNames {
  private readonly counts = new Map<string, number>();

  constructor(private readonly used: ReadonlySet<string>) {}

  unused(node: DtNode): string {
    const base = node.name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9]|$)/, '_');
    let label = base;
    let count = this.counts.get(base) ?? 0;
    while (this.used.has(label)) label = `${base}_${++count}`;
    this.counts.set(base, count);
    return label;
  }
}

type CellCounts = { readonly address: number; readonly size: number };

const cellCounts = new WeakMap<DtNode, CellCounts>();

/** `#address-cells` and `#size-cells`, looked up once a node. */
function cellCountsOf(node: DtNode | undefined): CellCounts {
  if (!node) return { address: DEFAULT_ADDRESS_CELLS, size: DEFAULT_SIZE_CELLS };
  const known = cellCounts.get(node);
  if (known) return known;
  const cell = (name: string): number | undefined => cellsOf(findProperty(node, name)?.value ?? NO_BYTES)[0];
  const address = cell('#address-cells') ?? DEFAULT_ADDRESS_CELLS;
  const counts = { address, size: cell('#size-cells') ?? DEFAULT_SIZE_CELLS };
  cellCounts.set(node, counts);
  return counts;
}

const NO_BYTES = new Uint8Array(0);

/** How many cells make one entry, so that lines read as entries. */
function groupSize(name: string, node: DtNode, parent: DtNode | undefined): number {
  const { address, size } = cellCountsOf(parent);
  const own = cellCountsOf(node);
  const sizes: Readonly<Record<string, number>> = {
    reg: address + size,
    'alloc-ranges': address + size,
    size,
    alignment: size,
    ranges: own.address + address + own.size,
  };
  return Math.min(MAX_GROUP, Math.max(1, sizes[name] ?? MAX_GROUP));
}

function writeCells(value: Uint8Array, group: number): string {
  const cells = cellsOf(value).map(hex);
  const groups: string[] = [];
  for (let at = 0; at < cells.length; at += group) groups.push(`<${cells.slice(at, at + group).join(' ')}>`);
  return groups.join(', ');
}

const writeBytes = (value: Uint8Array): string =>
  `[${Array.from(value, (b) => b.toString(16).padStart(2, '0')).join(' ')}]`;

const ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

const writeCharacter = (byte: number): string =>
  ESCAPES[byte] ?? (isPrintable(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);

/** The value ends in NUL. */
function writeStrings(value: Uint8Array): string {
  const strings: string[] = [];
  let text = '';
  for (const byte of value) {
    if (byte !== 0) text += writeCharacter(byte);
    else {
      strings.push(`"${text}"`);
      text = '';
    }
  }
  return strings.join(', ');
}

const isText = (value: Uint8Array): boolean =>
  value[value.length - 1] === 0 && value.every((byte) => byte === 0 || isPrintable(byte) || byte in ESCAPES);

/** At most half of the bytes are NUL, so that four zero bytes are a cell. */
function looksLikeStrings(value: Uint8Array): boolean {
  const zeros = value.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return isText(value) && zeros <= value.length - zeros;
}

export const decompile = (tree: DeviceTree): string => new Decompiler(tree).run();
