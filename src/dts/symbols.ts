/** `/__symbols__`: label → path, for overlays to refer to (generate_label_tree() of livetree.c, dtc 1.8.1). */
import { MAX_VALUE_BYTES } from './limits';
import type { DeviceTree, DtNode, Property } from './tree';
import { allNodes } from './tree';

const SYMBOLS = '__symbols__';

export type KeptSymbol = { readonly label: string; readonly node: DtNode };

export type Symbols = {
  readonly tree: DeviceTree;
  /** Labels that an own `/__symbols__` already had. */
  readonly kept: readonly KeptSymbol[];
  /** False when there was no room for all. */
  readonly whole: boolean;
};

/** Appends the node, or extends the one that is there; names it already has are kept. */
export function withSymbols(tree: DeviceTree): Symbols {
  const present = tree.root.children.find((child) => child.name === SYMBOLS);
  const properties: Property[] = [...(present?.properties ?? [])];
  const names = new Set(properties.map((p) => p.name));
  const kept: KeptSymbol[] = [];
  let bytes = 0;
  for (const node of allNodes(tree.root)) {
    for (const label of node.labels) {
      if (names.has(label)) kept.push({ label, node });
      else if ((bytes += node.path.length + 1) <= MAX_VALUE_BYTES) properties.push(symbol(label, node));
      names.add(label);
    }
  }
  const whole = bytes <= MAX_VALUE_BYTES;
  if (names.size === 0) return { tree, kept, whole };
  const empty = { name: SYMBOLS, path: `/${SYMBOLS}`, labels: [], children: [], origins: [] };
  const symbols: DtNode = { ...(present ?? empty), properties };
  const children = present
    ? tree.root.children.map((child) => (child === present ? symbols : child))
    : [...tree.root.children, symbols];
  return { tree: { ...tree, root: { ...tree.root, children } }, kept, whole };
}

const symbol = (name: string, node: DtNode): Property => {
  return { name, value: new TextEncoder().encode(`${node.path}\0`), origins: node.origins, valueSpan: undefined };
};
