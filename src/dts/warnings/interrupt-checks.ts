/** Who delivers interrupts, and whether what is asked of it fits: check_interrupts_property() and its neighbours. */
import type { LiveProperty } from '../live-property';
import { check, type Check, type Find } from './check';
import { addressCells, CELL, type CheckedNode, type CheckedTree } from './checked-tree';
import { isValidPhandle } from './provider-checks';

const isProvider = (tree: CheckedTree, node: CheckedNode): boolean =>
  tree.property(node, 'interrupt-controller') !== undefined || tree.property(node, 'interrupt-map') !== undefined;

const INTERRUPT_PROVIDER: Check = check(
  'interrupt_provider',
  (tree, find) => {
    for (const node of tree.nodes) {
      const cells = tree.property(node, '#interrupt-cells');
      if (isProvider(tree, node) === (cells !== undefined)) continue;
      if (cells) {
        const message = 'Only an interrupt controller has `#interrupt-cells`: add `interrupt-controller;` or remove it';
        find("'#interrupt-cells' found, but node is not an interrupt provider", message, node);
      } else {
        const message = 'An interrupt controller says how many cells an interrupt takes: add `#interrupt-cells`';
        find("Missing '#interrupt-cells' in interrupt provider", message, node);
      }
    }
  },
  'interrupts_extended_is_cell',
);

const INTERRUPTS: Check = check('interrupts_property', (tree, find) => {
  const ways: Ways = new Map();
  for (const { node, property } of tree.holders('interrupts')) interrupts(tree, node, property, ways, find);
});

/** For each node that was passed on the way up: where the way ends. A deep tree is climbed once, not once a leaf. */
type Ways = Map<CheckedNode, CheckedNode | undefined>;

function interrupts(tree: CheckedTree, node: CheckedNode, property: LiveProperty, ways: Ways, find: Find): void {
  const length = tree.lengthOf(property);
  if (length % CELL !== 0) {
    const message = '`interrupts` is made of whole cells: write it between `< >`';
    find(`size (${length}) is invalid, expected multiple of ${CELL}`, message, node, property);
  }
  const controller = interruptParent(tree, node, ways, find);
  if (controller === 'reported') return;
  if (!controller) {
    const message = `Nothing says which controller takes the interrupts of \`${node.name}\`: add \`interrupt-parent\``;
    return find('Missing interrupt-parent', message, node);
  }
  const cells = tree.property(controller, '#interrupt-cells');
  if (!cells) return;
  const entry = tree.cell(cells) * CELL;
  if (entry === 0 ? length === 0 : length % entry === 0) return;
  const message = `${controller.path} takes ${entry / CELL} cells an interrupt: \`interrupts\` of ${node.path} does not fit`;
  find(`size is (${length}), expected multiple of ${entry}`, message, node, cells);
}

/** Upwards: the first `interrupt-parent`, or the first controller above. 'reported' when the way ends in a mistake. */
function interruptParent(
  tree: CheckedTree,
  node: CheckedNode,
  ways: Ways,
  find: Find,
): CheckedNode | 'reported' | undefined {
  const own = tree.property(node, 'interrupt-parent');
  if (own) return statedParent(tree, node, own, find);
  const end = wayUp(tree, node.parent, ways);
  if (!end || isProvider(tree, end)) return end;
  const stated = tree.property(end, 'interrupt-parent');
  return stated && statedParent(tree, end, stated, find);
}

function wayUp(tree: CheckedTree, from: CheckedNode | undefined, ways: Ways): CheckedNode | undefined {
  const passed: CheckedNode[] = [];
  let at = from;
  while (at && !ways.has(at) && !isProvider(tree, at) && !tree.property(at, 'interrupt-parent')) {
    passed.push(at);
    at = at.parent;
  }
  const end = at && ways.has(at) ? ways.get(at) : at;
  for (const node of passed) ways.set(node, end);
  return end;
}

function statedParent(
  tree: CheckedTree,
  node: CheckedNode,
  property: LiveProperty,
  find: Find,
): CheckedNode | 'reported' | undefined {
  const message = '`interrupt-parent` is a reference to an interrupt controller: `<&label>`';
  const phandle = tree.cell(property);
  if (!isValidPhandle(phandle)) {
    if (tree.isPlugin) return 'reported';
    find('Invalid phandle', message, node, property);
    return undefined;
  }
  const controller = tree.withPhandle(phandle);
  if (!controller) {
    find('Bad phandle', message, node, property);
    return 'reported';
  }
  if (!isProvider(tree, controller)) {
    const advice = `${controller.path} is an interrupt parent, but no controller: add \`interrupt-controller;\` there`;
    find('Missing interrupt-controller or interrupt-map property', advice, controller);
  }
  return controller;
}

const INTERRUPT_MAP: Check = check(
  'interrupt_map',
  (tree, find) => {
    for (const { node, property } of tree.holders('interrupt-map')) interruptMap(tree, node, property, find);
  },
  'addr_size_cells',
  'interrupt_provider',
);

function interruptMap(tree: CheckedTree, node: CheckedNode, property: LiveProperty, find: Find): void {
  if (node.addressCells === undefined) {
    const message = 'A node with `interrupt-map` needs `#address-cells`, also when it is <0>';
    return find("Missing '#address-cells' in interrupt-map provider", message, node);
  }
  const own = tree.property(node, '#interrupt-cells');
  const cells = addressCells(node) + (own ? tree.cell(own) : 0);
  const mask = tree.property(node, 'interrupt-map-mask');
  const length = tree.lengthOf(property);
  if (mask && tree.lengthOf(mask) !== cells * CELL) {
    const text = `property size (${tree.lengthOf(mask)}) is invalid, expected ${cells * CELL}`;
    find(text, `\`interrupt-map-mask\` takes ${cells} cells here: address and interrupt of a child`, node, mask);
  }
  if (length % CELL !== 0) {
    const text = `property size (${length}) is invalid, expected multiple of ${CELL}`;
    return find(text, '`interrupt-map` is made of whole cells: write it between `< >`', node, property);
  }
  mapEntries(tree, { node, property, cells }, find);
}

type InterruptMap = { readonly node: CheckedNode; readonly property: LiveProperty; readonly cells: number };

/** Child address and interrupt, the parent's phandle, its address and interrupt; as many cells as each of them says. */
function mapEntries(tree: CheckedTree, { node, property, cells }: InterruptMap, find: Find): void {
  const length = tree.lengthOf(property);
  const message = 'An entry of `interrupt-map` does not fit the cells of the child, or of the controller that it names';
  const say = (text: string): void => find(text, message, node, property);
  for (let cell = 0; cell < length / CELL;) {
    if (cell + cells >= length / CELL) {
      return say(`property size (${length}) too small, expected > ${(cell + cells) * CELL}`);
    }
    cell += cells;
    const phandle = tree.cell(property, cell * CELL);
    if (!isValidPhandle(phandle)) {
      return tree.isPlugin ? undefined : say(`Cell ${cell} is not a phandle(${phandle | 0})`);
    }
    const controller = tree.withPhandle(phandle);
    if (!controller) return say(`Could not get phandle(${phandle | 0}) node for (cell ${cell})`);
    const interrupt = tree.property(controller, '#interrupt-cells');
    if (!interrupt) {
      const text = `Missing property '#interrupt-cells' in node ${controller.path} or bad phandle (referred from interrupt-map[${cell}])`;
      return find(text, message, node);
    }
    const address = tree.property(controller, '#address-cells');
    cell += 1 + tree.cell(interrupt) + (address ? tree.cell(address) : 0);
    if (cell > length / CELL) say(`property size (${length}) mismatch, expected ${cell * CELL}`);
  }
}

export const INTERRUPT_CHECKS: readonly Check[] = [INTERRUPTS, INTERRUPT_PROVIDER, INTERRUPT_MAP];
