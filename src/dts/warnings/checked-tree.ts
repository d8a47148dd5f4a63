/**
 * A finished tree as dtc's checks walk it: live nodes and properties only, with what several checks ask for beside
 * each node. Made once an evaluation, from a single pass over all properties.
 *
 * Always true: nodes and the holders of a name stand in tree order, which is the order of dtc's messages.
 */
import type { CompiledSource } from '../compile';
import type { LiveProperty } from '../live-property';
import type { LiveNode } from '../live-tree';

/** What a node is to its children, once a check has found out; dtc's `struct bus_type`. */
export type Bus = 'pci' | 'simple' | 'i2c' | 'spi' | 'graph-port' | 'graph-ports';

export type CheckedNode = {
  readonly live: LiveNode;
  readonly name: string;
  readonly path: string;
  readonly parent: CheckedNode | undefined;
  readonly children: CheckedNode[];
  readonly properties: LiveProperty[];
  /** The name before the first `@`. */
  readonly baseName: string;
  /** Behind the first `@`; empty when there is none. */
  readonly unit: string;
  /** Undefined where the property is absent. */
  addressCells: number | undefined;
  sizeCells: number | undefined;
  bus: Bus | undefined;
};

/** One property and its node. */
export type Held = { readonly node: CheckedNode; readonly property: LiveProperty };

/** What dtc takes where `#address-cells` or `#size-cells` is absent; not inherited. */
const DEFAULT_ADDRESS_CELLS = 2;
const DEFAULT_SIZE_CELLS = 1;

export const addressCells = (node: CheckedNode): number => node.addressCells ?? DEFAULT_ADDRESS_CELLS;
export const sizeCells = (node: CheckedNode): number => node.sizeCells ?? DEFAULT_SIZE_CELLS;

const NOBODY: readonly Held[] = [];
const EMPTY = new Uint8Array(0);

export class CheckedTree {
  readonly nodes: CheckedNode[] = [];
  readonly root: CheckedNode;
  readonly isPlugin: boolean;
  private readonly byName = new Map<string, Held[]>();
  private phandles: Map<number, CheckedNode> | undefined;
  private readonly propertyIndex = new Map<CheckedNode, ReadonlyMap<string, LiveProperty>>();
  private readonly childIndex = new Map<CheckedNode, ReadonlyMap<string, CheckedNode>>();

  constructor(private readonly source: CompiledSource) {
    this.isPlugin = source.isOverlay;
    const known = new Map<LiveNode, CheckedNode>();
    for (const live of source.live.nodes()) {
      const node = checkedNode(live, live.parent && known.get(live.parent));
      known.set(live, node);
      this.nodes.push(node);
      node.parent?.children.push(node);
      for (const property of live.properties) if (!property.deleted) this.add(node, property);
    }
    this.root = this.nodes[0] ?? checkedNode(source.live.root, undefined);
  }

  private add(node: CheckedNode, property: LiveProperty): void {
    node.properties.push(property);
    const holders = this.byName.get(property.name);
    if (holders) holders.push({ node, property });
    else this.byName.set(property.name, [{ node, property }]);
  }

  /** Every node that has a property of this name. */
  holders(name: string): readonly Held[] {
    return this.byName.get(name) ?? NOBODY;
  }

  /** Every property whose name fits, in tree order. */
  *matching(fits: (name: string) => boolean): Generator<Held> {
    const names = new Set([...this.byName.keys()].filter(fits));
    if (names.size === 0) return;
    for (const node of this.nodes)
      for (const property of node.properties) if (names.has(property.name)) yield { node, property };
  }

  property(node: CheckedNode, name: string): LiveProperty | undefined {
    return find(node, node.properties, name, this.propertyIndex);
  }

  /** A view, valid until the source is evaluated again. */
  valueOf(property: LiveProperty): Uint8Array {
    const { bytes, resolution } = this.source;
    const { value } = property;
    if (!value) return EMPTY;
    return resolution.expanded.get(property) ?? bytes.slice(value.bytesStart, value.bytesEnd);
  }

  /** The cell at a byte offset; 0 for what lies beyond the value. */
  cell(property: LiveProperty, at = 0): number {
    const value = this.valueOf(property);
    if (at + CELL > value.length) return 0;
    return new DataView(value.buffer, value.byteOffset).getUint32(at);
  }

  lengthOf(property: LiveProperty): number {
    return this.valueOf(property).length;
  }

  /** The first node that has a phandle, as get_node_by_phandle() finds it. */
  withPhandle(phandle: number): CheckedNode | undefined {
    this.phandles ??= phandlesOf(this.nodes);
    return this.phandles.get(phandle);
  }

  /** get_node_by_path(): slashes in front do not count, names are compared whole. */
  atPath(path: string): CheckedNode | undefined {
    let node: CheckedNode | undefined = this.root;
    for (const name of path.replace(/^\/+/, '').split('/')) {
      if (name !== '') node = node && find(node, node.children, name, this.childIndex);
    }
    return node;
  }
}

/** Below this a plain search is faster than a map. */
const INDEX_FROM = 16;

/** The first item of a name; through an index where there are many. */
function find<T extends { readonly name: string }>(
  node: CheckedNode,
  items: readonly T[],
  name: string,
  index: Map<CheckedNode, ReadonlyMap<string, T>>,
): T | undefined {
  if (items.length < INDEX_FROM) return items.find((item) => item.name === name);
  let known = index.get(node);
  if (!known) index.set(node, (known = new Map(items.map((item) => [item.name, item]))));
  return known.get(name);
}

/** Bytes of a cell. */
export const CELL = 4;

function checkedNode(live: LiveNode, parent: CheckedNode | undefined): CheckedNode {
  const at = live.name.indexOf('@');
  return {
    live,
    name: live.name,
    path: live.path,
    parent,
    children: [],
    properties: [],
    baseName: at < 0 ? live.name : live.name.slice(0, at),
    unit: at < 0 ? '' : live.name.slice(at + 1),
    addressCells: undefined,
    sizeCells: undefined,
    bus: undefined,
  };
}

function phandlesOf(nodes: readonly CheckedNode[]): Map<number, CheckedNode> {
  const found = new Map<number, CheckedNode>();
  for (const node of nodes) if (node.live.phandle && !found.has(node.live.phandle)) found.set(node.live.phandle, node);
  return found;
}

/** The text up to the first NUL, as C prints it. */
export function textOf(value: Uint8Array): string {
  const end = value.indexOf(0);
  return new TextDecoder().decode(end < 0 ? value : value.subarray(0, end));
}
