/** Names: of nodes against properties, of aliases, of what stands in /chosen. */
import { check, type Check, type Find } from './check';
import { textOf, type CheckedTree, type Held } from './checked-tree';
import { requireString } from './value-checks';

export const NODE_NAME_VS_PROPERTY: Check = check('node_name_vs_property_name', (tree, find) => {
  for (const node of tree.nodes) {
    if (!node.parent || !tree.property(node.parent, node.name)) continue;
    const message = `\`${node.name}\` is the name of a property and of a subnode here: rename one of them`;
    find('node name and property name conflict', message, node);
  }
});

export const CHOSEN_CHECKS: readonly Check[] = [
  check('obsolete_chosen_interrupt_controller', (tree, find) => {
    const chosen = tree.atPath('/chosen');
    const property = chosen && tree.property(chosen, 'interrupt-controller');
    if (!property) return;
    const message = '`interrupt-controller` in /chosen is obsolete: remove it';
    find('/chosen has obsolete "interrupt-controller" property', message, tree.root, property);
  }),
  check('chosen_node_is_root', (tree, find) => {
    for (const node of tree.nodes) {
      if (node.name !== 'chosen' || node.parent === tree.root) continue;
      find('chosen node must be at root node', '`chosen` counts only as a child of the root: move it there', node);
    }
  }),
  check('chosen_node_bootargs', (tree, find) => {
    for (const held of inChosen(tree, 'bootargs')) requireString(tree, held, find);
  }),
  check('chosen_node_stdout_path', (tree, find) => {
    for (const node of tree.nodes) {
      if (node.name !== 'chosen') continue;
      const property = tree.property(node, 'stdout-path');
      if (property) requireString(tree, { node, property }, find);
      else oldStdoutPath(tree, tree.property(node, 'linux,stdout-path'), node, find);
    }
  }),
];

const inChosen = (tree: CheckedTree, name: string): readonly Held[] =>
  tree.holders(name).filter(({ node }) => node.name === 'chosen');

function oldStdoutPath(
  tree: CheckedTree,
  property: Held['property'] | undefined,
  node: Held['node'],
  find: Find,
): void {
  if (!property) return;
  find("Use 'stdout-path' instead", 'Rename `linux,stdout-path` to `stdout-path`', node, property);
  requireString(tree, { node, property }, find);
}

const ALIAS_NAME = /^[a-z0-9-]*$/;

export const ALIAS_PATHS: Check = check('alias_paths', (tree, find) => {
  for (const node of tree.nodes) {
    if (node.name !== 'aliases') continue;
    for (const property of node.properties) {
      if (property.name !== 'phandle' && property.name !== 'linux,phandle') alias(tree, { node, property }, find);
    }
  }
});

function alias(tree: CheckedTree, { node, property }: Held, find: Find): void {
  const value = tree.valueOf(property);
  const path = value.length > 0 ? textOf(value) : '(null)';
  if (value.length === 0 || !tree.atPath(path)) {
    const message = `The alias \`${property.name}\` leads to no node: give it a whole path, or \`&label\` without brackets`;
    return find(`aliases property is not a valid node (${path})`, message, node, property);
  }
  if (ALIAS_NAME.test(property.name)) return;
  const text = "aliases property name must include only lowercase and '-'";
  find(text, `Rename the alias \`${property.name}\`: small letters, digits and \`-\` only`, node);
}
