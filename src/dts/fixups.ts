/** `/__fixups__` and `/__local_fixups__` of an overlay: where the phandles in it stand (livetree.c, dtc 1.8.1). */
import type { Fixup } from './references';
import type { DeviceTree, DtNode, Property } from './tree';

type Growing = Omit<DtNode, 'properties' | 'children'> & {
  readonly properties: Property[];
  readonly children: Growing[];
};

const grow = (name: string, parent: string): Growing => {
  return {
    name,
    path: `${parent === '/' ? '' : parent}/${name}`,
    labels: [],
    properties: [],
    children: [],
    origins: [],
  };
};

/** Values of one property are joined in order. */
function append(node: Growing, name: string, bytes: Uint8Array): void {
  const at = node.properties.findIndex((p) => p.name === name);
  const known = node.properties[at];
  const value = new Uint8Array([...(known?.value ?? []), ...bytes]);
  const property = { name, value, origins: [], valueSpan: undefined };
  if (known) node.properties[at] = property;
  else node.properties.push(property);
}

function cell(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function addLocal(root: Growing, { path, property, offset }: Fixup): void {
  let node = root;
  for (const name of path.split('/').filter(Boolean)) {
    let child = node.children.find((c) => c.name === name);
    if (!child) node.children.push((child = grow(name, node.path)));
    node = child;
  }
  append(node, property, cell(offset));
}

/** Appends both nodes to the root, each only if it is needed. */
export function withFixups(tree: DeviceTree, fixups: readonly Fixup[]): DeviceTree {
  const foreign = grow('__fixups__', '/');
  const local = grow('__local_fixups__', '/');
  for (const fixup of fixups) {
    const { path, property, offset, label } = fixup;
    if (label === undefined) addLocal(local, fixup);
    else append(foreign, label, new TextEncoder().encode(`${path}:${property}:${offset}\0`));
  }
  const added = [foreign, local].filter((node) => node.properties.length + node.children.length > 0);
  return { ...tree, root: { ...tree.root, children: [...tree.root.children, ...added] } };
}
