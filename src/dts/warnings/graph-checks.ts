/** Ports and endpoints of a device graph: check_graph_port() and check_graph_endpoint() of dtc 1.8.1. */
import { check, type Check, type Find } from './check';
import { CELL, type CheckedNode, type CheckedTree } from './checked-tree';
import { isValidPhandle } from './provider-checks';

const GRAPH_NODES: Check = check('graph_nodes', (tree, find) => {
  for (const node of tree.nodes) {
    const endpoint = node.children.find((c) => c.baseName === 'endpoint' || tree.property(c, 'remote-endpoint'));
    if (!endpoint) continue;
    if (node.parent) markPort(tree, node, node.parent);
    else {
      const text = `root node contains endpoint node '${endpoint.name}', potentially misplaced remote-endpoint property`;
      find(text, 'An endpoint stands in a port of a device, not in the root', node);
    }
  }
});

function markPort(tree: CheckedTree, node: CheckedNode, parent: CheckedNode): void {
  node.bus = 'graph-port';
  if (!parent.bus && (parent.name === 'ports' || tree.property(node, 'reg'))) parent.bus = 'graph-ports';
}

function graphReg(tree: CheckedTree, node: CheckedNode, find: Find): void {
  const property = tree.property(node, 'reg');
  if (!property) return;
  if (tree.lengthOf(property) !== CELL) {
    const message = 'The `reg` of a port or endpoint is its number: one cell';
    return find("graph node malformed 'reg' property", message, node);
  }
  const unit = tree.cell(property).toString(16);
  if (node.unit !== unit) {
    const message = `The name should carry the number of \`reg\`: rename it to \`${node.baseName}@${unit}\``;
    find(`graph node unit address error, expected "${unit}"`, message, node);
  }
  if (node.parent) numberCells(tree, node, node.parent, find);
}

/** Numbers have one cell of address and none of size; dtc prints -1 for none, and the node's own property as place. */
function numberCells(tree: CheckedTree, node: CheckedNode, parent: CheckedNode, find: Find): void {
  const compare = (name: string, cells: number | undefined, wanted: number): void => {
    if (cells === wanted) return;
    const message = `The children of ${parent.path} are numbered: write \`${name} = <${wanted}>;\` there`;
    find(`graph node '${name}' is ${cells ?? -1}, must be ${wanted}`, message, node, tree.property(node, name));
  };
  compare('#address-cells', parent.addressCells, 1);
  compare('#size-cells', parent.sizeCells, 0);
}

const GRAPH_PORT: Check = check(
  'graph_port',
  (tree, find) => {
    for (const node of tree.nodes) {
      if (node.bus !== 'graph-port') continue;
      graphReg(tree, node, find);
      if (node.baseName === 'port') continue;
      find("graph port node name should be 'port'", `Rename \`${node.name}\` to \`port\`: it holds an endpoint`, node);
    }
  },
  'graph_nodes',
);

const GRAPH_ENDPOINT: Check = check(
  'graph_endpoint',
  (tree, find) => {
    for (const node of tree.nodes) if (node.parent?.bus === 'graph-port') graphEndpoint(tree, node, find);
  },
  'graph_nodes',
);

function graphEndpoint(tree: CheckedTree, node: CheckedNode, find: Find): void {
  graphReg(tree, node, find);
  if (node.baseName !== 'endpoint') {
    const message = `Rename \`${node.name}\` to \`endpoint\`: it stands in a port`;
    find("graph endpoint node name should be 'endpoint'", message, node);
  }
  const remote = remoteEndpoint(tree, node, find);
  if (!remote || remoteEndpoint(tree, remote, find) === node) return;
  const message = `\`remote-endpoint\` of ${remote.path} does not lead back here: let both name each other`;
  find(`graph connection to node '${remote.path}' is not bidirectional`, message, node);
}

function remoteEndpoint(tree: CheckedTree, node: CheckedNode, find: Find): CheckedNode | undefined {
  const property = tree.property(node, 'remote-endpoint');
  const phandle = property ? tree.cell(property) : 0;
  if (!property || !isValidPhandle(phandle)) return undefined;
  const remote = tree.withPhandle(phandle);
  const message = '`remote-endpoint` is a reference to the endpoint at the other end: `<&label>`';
  if (!remote) find('graph phandle is not valid', message, node, property);
  return remote;
}

export const GRAPH_CHECKS: readonly Check[] = [GRAPH_NODES, GRAPH_PORT, GRAPH_ENDPOINT];
