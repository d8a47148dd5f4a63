import { allNodes, cellsOf, findProperty, type DtNode } from './tree';

/** The phandle that a node states; undefined for none. */
export function statedPhandle(node: DtNode): number | undefined {
  const property = findProperty(node, 'phandle') ?? findProperty(node, 'linux,phandle');
  return property?.value.length === 4 ? cellsOf(property.value)[0] : undefined;
}

/** Every node that states a phandle, by its number; the first of two wins, as in fdt_node_offset_by_phandle(). */
export function phandlesOf(root: DtNode): Map<number, DtNode> {
  const phandles = new Map<number, DtNode>();
  for (const node of allNodes(root)) {
    const phandle = statedPhandle(node);
    if (phandle !== undefined && !phandles.has(phandle)) phandles.set(phandle, node);
  }
  return phandles;
}
