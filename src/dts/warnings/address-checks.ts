/** `reg`, `ranges`, cells and unit addresses: check_reg_format() and what stands around it in checks.c of dtc 1.8.1. */
import type { WarningCheck } from '../codes';
import { check, type Check, type Find } from './check';
import { addressCells, CELL, sizeCells, type CheckedNode, type CheckedTree, type Held } from './checked-tree';

const isMultipleOf = (length: number, unit: number): boolean => (unit === 0 ? length === 0 : length % unit === 0);

/** Not a check of what was written: keeps the cells beside each node. */
export const ADDR_SIZE_CELLS: Check = check(
  'addr_size_cells',
  (tree) => {
    for (const { node, property } of tree.holders('#address-cells')) node.addressCells = tree.cell(property);
    for (const { node, property } of tree.holders('#size-cells')) node.sizeCells = tree.cell(property);
  },
  'address_cells_is_cell',
  'size_cells_is_cell',
);

const REG_FORMAT: Check = check(
  'reg_format',
  (tree, find) => {
    for (const held of tree.holders('reg')) regFormat(tree, held, find);
  },
  'addr_size_cells',
);

function regFormat(tree: CheckedTree, { node, property }: Held, find: Find): void {
  const { parent } = node;
  if (!parent) return find('Root node has a "reg" property', 'The root has no address: remove its `reg`', node);
  const length = tree.lengthOf(property);
  if (length === 0) find('property is empty', '`reg` without a value: give an address and a size', node, property);
  const [address, size] = [addressCells(parent), sizeCells(parent)];
  if (isMultipleOf(length, (address + size) * CELL)) return;
  const text = `property has invalid length (${length} bytes) (#address-cells == ${address}, #size-cells == ${size})`;
  const message = `\`reg\` takes ${address} cells of address and ${size} of size an entry here, as ${parent.path} says; this is ${inCells(length)}`;
  find(text, message, node, property);
}

const inCells = (length: number): string =>
  length % CELL === 0 ? `${length / CELL} cells long` : `${length} bytes long, which are no whole cells`;

const rangesFormat = (checkName: WarningCheck, name: string): Check =>
  check(
    checkName,
    (tree, find) => {
      for (const held of tree.holders(name)) ranges(tree, held, find);
    },
    'addr_size_cells',
  );

function ranges(tree: CheckedTree, { node, property }: Held, find: Find): void {
  const { parent } = node;
  const { name } = property;
  if (!parent) {
    const message = `The root translates no addresses: remove its \`${name}\``;
    return find(`Root node has a "${name}" property`, message, node, property);
  }
  const length = tree.lengthOf(property);
  if (length === 0) return emptyRanges(node, parent, { node, property }, find);
  const [outer, address, size] = [addressCells(parent), addressCells(node), sizeCells(node)];
  if (isMultipleOf(length, (outer + address + size) * CELL)) return;
  const cells = `parent #address-cells == ${outer}, child #address-cells == ${address}, #size-cells == ${size}`;
  const message = `An entry of \`${name}\` takes ${address} cells of child address, ${outer} of parent address and ${size} of size here; this is ${inCells(length)}`;
  find(`"${name}" property has invalid length (${length} bytes) (${cells})`, message, node, property);
}

/** An empty `ranges` says: the same addresses above and below. */
function emptyRanges(node: CheckedNode, parent: CheckedNode, { property }: Held, find: Find): void {
  const compare = (cells: string, own: number, outer: number): void => {
    if (own === outer) return;
    const text = `empty "${property.name}" property but its ${cells} (${own}) differs from ${parent.path} (${outer})`;
    const message = `An empty \`${property.name}\` needs the \`${cells}\` of the parent: set it to <${outer}>`;
    find(text, message, node, property);
  };
  compare('#address-cells', addressCells(node), addressCells(parent));
  compare('#size-cells', sizeCells(node), sizeCells(parent));
}

export const FORMAT_CHECKS: readonly Check[] = [
  ADDR_SIZE_CELLS,
  REG_FORMAT,
  rangesFormat('ranges_format', 'ranges'),
  rangesFormat('dma_ranges_format', 'dma-ranges'),
];

const AVOID_DEFAULT: Check = check(
  'avoid_default_addr_size',
  (tree, find) => {
    for (const node of tree.nodes) {
      const { parent } = node;
      if (!parent || !hasAddresses(tree, node)) continue;
      const relies = (cells: string, value: number): void => {
        const message = `${parent.path} does not say \`${cells}\`, so ${value} is taken: write \`${cells} = <…>;\` there`;
        find(`Relying on default ${cells} value`, message, node);
      };
      if (parent.addressCells === undefined) relies('#address-cells', addressCells(parent));
      if (parent.sizeCells === undefined) relies('#size-cells', sizeCells(parent));
    }
  },
  'addr_size_cells',
);

const hasAddresses = (tree: CheckedTree, node: CheckedNode): boolean =>
  tree.property(node, 'reg') !== undefined || tree.property(node, 'ranges') !== undefined;

/** A deleted child still counts as one, as in dtc's list. */
const AVOID_UNNECESSARY: Check = check(
  'avoid_unnecessary_addr_size',
  (tree, find) => {
    for (const { node } of tree.holders('#address-cells')) {
      if (!node.parent || node.sizeCells === undefined || node.live.children.length === 0) continue;
      if (tree.property(node, 'ranges') || tree.property(node, 'dma-ranges')) continue;
      if (node.children.some((child) => hasAddresses(tree, child))) continue;
      const text =
        'unnecessary #address-cells/#size-cells without "ranges", "dma-ranges" or child "reg" or "ranges" property';
      find(text, 'No child here has an address: `#address-cells` and `#size-cells` can be removed', node);
    }
  },
  'avoid_default_addr_size',
);

const UNIQUE_UNIT_ADDRESS: Check = check(
  'unique_unit_address',
  (tree, find) => {
    for (const { node } of tree.holders('#address-cells')) {
      if (node.sizeCells !== undefined) sameAddresses(node.children, find);
    }
  },
  'avoid_default_addr_size',
);

/** Of two children the first is reported, and once for each later one. */
function sameAddresses(children: readonly CheckedNode[], find: Find): void {
  const byUnit = new Map<string, CheckedNode[]>();
  for (const child of children) {
    if (child.unit === '') continue;
    const earlier = byUnit.get(child.unit) ?? [];
    for (const other of earlier.slice(0, MAX_AT_ONE_ADDRESS)) {
      const message = `\`${other.name}\` and \`${child.name}\` stand at one address: fix one of them, unless only one is ever enabled`;
      find(`duplicate unit-address (also used in node ${child.path})`, message, other);
    }
    byUnit.set(child.unit, [...earlier.slice(0, MAX_AT_ONE_ADDRESS), child]);
  }
}

/** Nodes at one address that are told apart; more are not compared. */
const MAX_AT_ONE_ADDRESS = 50;

export const CELL_CHECKS: readonly Check[] = [AVOID_DEFAULT, AVOID_UNNECESSARY, UNIQUE_UNIT_ADDRESS];

const UNIT_ADDRESS_VS_REG: Check = check('unit_address_vs_reg', (tree, find) => {
  for (const node of tree.nodes) {
    const ranged = tree.property(node, 'ranges');
    const addressed = tree.property(node, 'reg') !== undefined || (ranged !== undefined && tree.lengthOf(ranged) > 0);
    if (addressed === (node.unit !== '') || node.children.some((child) => child.name === '__overlay__')) continue;
    if (addressed) {
      const message = `Add a unit address to the name \`${node.name}\`: \`@\` and the first address of \`reg\` in hex`;
      find('node has a reg or ranges property, but no unit name', message, node);
    } else {
      const message = `Nothing gives \`${node.name}\` an address: add \`reg\`, or drop \`@${node.unit}\` from the name`;
      find('node has a unit name, but no reg or ranges property', message, node);
    }
  }
});

const UNIT_ADDRESS_FORMAT: Check = check(
  'unit_address_format',
  (tree, find) => {
    for (const node of tree.nodes) if (node.unit !== '' && !node.parent?.bus) unitFormat(node, find);
  },
  'pci_bridge',
  'simple_bus_bridge',
);

function unitFormat(node: CheckedNode, find: Find): void {
  const hasPrefix = node.unit.startsWith('0x');
  const digits = hasPrefix ? node.unit.slice(2) : node.unit;
  if (hasPrefix)
    find('unit name should not have leading "0x"', `Write \`@${digits}\`: a unit address is hex without \`0x\``, node);
  if (!/^0[0-9a-fA-F]/.test(digits)) return;
  const message = `Write \`@${digits.replace(/^0+(?=.)/, '')}\`: a unit address has no leading zeros`;
  find('unit name should not have leading 0s', message, node);
}

export const UNIT_CHECKS: readonly Check[] = [UNIT_ADDRESS_VS_REG, UNIT_ADDRESS_FORMAT];
