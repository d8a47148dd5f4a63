/** Rules of buses: what a bus node must say, and how the unit addresses of its children are written. */
import { check, type Check, type Find } from './check';
import { addressCells, CELL, sizeCells, textOf, type Bus, type CheckedNode, type CheckedTree } from './checked-tree';

const hex = (value: number | bigint): string => value.toString(16);

/** The address that the name should carry; children without a place are reported by their own check. */
function expectUnit(node: CheckedNode, unit: string, bus: string, find: Find): void {
  if (node.unit === unit) return;
  const message = `The unit address of \`${node.name}\` differs from its \`reg\`: rename it to \`${node.baseName}@${unit}\``;
  find(`${bus} unit address format error, expected "${unit}"`, message, node);
}

function* childrenOf(tree: CheckedTree, bus: Bus): Generator<[CheckedNode, CheckedNode]> {
  for (const node of tree.nodes) if (node.parent?.bus === bus) yield [node, node.parent];
}

function cellsOfBus(node: CheckedNode, bus: string, address: number, size: number, find: Find): void {
  const compare = (cells: string, is: number, wanted: number): void => {
    if (is === wanted) return;
    const message = `The children of this bus need \`${cells} = <${wanted}>;\` in ${node.path}`;
    find(`incorrect ${cells} for ${bus}`, message, node);
  };
  compare('#address-cells', addressCells(node), address);
  compare('#size-cells', sizeCells(node), size);
}

const PCI_BRIDGE: Check = check(
  'pci_bridge',
  (tree, find) => {
    for (const { node, property } of tree.holders('device_type')) {
      if (textOf(tree.valueOf(property)) === 'pci') pciBridge(tree, node, find);
    }
  },
  'device_type_is_string',
  'addr_size_cells',
);

function pciBridge(tree: CheckedTree, node: CheckedNode, find: Find): void {
  node.bus = 'pci';
  if (node.baseName !== 'pci' && node.baseName !== 'pcie') {
    find(
      'node name is not "pci" or "pcie"',
      `Rename \`${node.name}\`: a PCI bridge is called \`pci\` or \`pcie\``,
      node,
    );
  }
  if (!tree.property(node, 'ranges')) {
    const message = 'A PCI bridge needs `ranges`, to say where its memory is seen from above';
    find('missing ranges for PCI bridge (or not a bridge)', message, node);
  }
  cellsOfBus(node, 'PCI bridge', 3, 2, find);
  busRange(tree, node, find);
}

const MAX_BUS_NUMBER = 0xff;

function busRange(tree: CheckedTree, node: CheckedNode, find: Find): void {
  const property = tree.property(node, 'bus-range');
  if (!property) return;
  const message = '`bus-range` is the first and the last bus number, at most 255: `<0 255>`';
  if (tree.lengthOf(property) !== 2 * CELL) return find('value must be 2 cells', message, node, property);
  const [first, last] = [tree.cell(property), tree.cell(property, CELL)];
  if (first > last) find('1st cell must be less than or equal to 2nd cell', message, node, property);
  if (last > MAX_BUS_NUMBER) find('maximum bus number must be less than 256', message, node, property);
}

const PCI_DEVICE_REG: Check = check(
  'pci_device_reg',
  (tree, find) => {
    for (const [node] of childrenOf(tree, 'pci')) pciDevice(tree, node, find);
  },
  'reg_format',
  'pci_bridge',
);

/** The first cell of `reg`: bus, device and function of configuration space. */
function pciDevice(tree: CheckedTree, node: CheckedNode, find: Find): void {
  const property = tree.property(node, 'reg');
  if (!property) return;
  const message =
    'The first entry of `reg` is the configuration address: bus, device and function, two zero cells, no register';
  const reg = tree.cell(property);
  const [device, fn] = [(reg & 0xf800) >> 11, (reg & 0x700) >> 8];
  if (tree.cell(property, CELL) || tree.cell(property, 2 * CELL)) {
    find('PCI reg config space address cells 2 and 3 must be 0', message, node, property);
  }
  if (reg & 0xff00_0000) find('PCI reg address is not configuration space', message, node, property);
  if (reg & 0xff) find('PCI reg config space address register number must be 0', message, node, property);
  if (fn === 0 && node.unit === hex(device)) return;
  expectUnit(node, `${hex(device)},${hex(fn)}`, 'PCI', find);
}

const PCI_BUS_NUMBER: Check = check(
  'pci_device_bus_num',
  (tree, find) => {
    for (const [node, bridge] of childrenOf(tree, 'pci')) {
      const reg = tree.property(node, 'reg');
      if (!reg) continue;
      const bus = (tree.cell(reg) & 0xff_0000) >> 16;
      const range = tree.property(bridge, 'bus-range');
      const [first, last] = range ? [tree.cell(range), tree.cell(range, CELL)] : [0, 0];
      if (bus >= first && bus <= last) continue;
      const text = `PCI bus number ${bus} out of range, expected (${first} - ${last})`;
      find(text, `\`reg\` names bus ${bus}, but the bridge serves ${first} to ${last}`, node, range);
    }
  },
  'reg_format',
  'pci_bridge',
);

const SIMPLE_BUS_BRIDGE: Check = check(
  'simple_bus_bridge',
  (tree) => {
    for (const { node, property } of tree.holders('compatible')) {
      if (new TextDecoder().decode(tree.valueOf(property)).split('\0').includes('simple-bus')) node.bus = 'simple';
    }
  },
  'addr_size_cells',
  'compatible_is_string_list',
);

const SIMPLE_BUS_REG: Check = check(
  'simple_bus_reg',
  (tree, find) => {
    for (const [node, parent] of childrenOf(tree, 'simple')) simpleBusChild(tree, node, parent, find);
  },
  'reg_format',
  'simple_bus_bridge',
);

function simpleBusChild(tree: CheckedTree, node: CheckedNode, parent: CheckedNode, find: Find): void {
  const reg = tree.property(node, 'reg');
  const ranges = reg ? undefined : tree.property(node, 'ranges');
  const place = reg ?? (ranges && tree.lengthOf(ranges) > 0 ? ranges : undefined);
  if (!place) {
    if (!parent.parent || node.bus === 'simple') return;
    const message = `\`${node.name}\` stands on a simple bus without an address: add \`reg\`, or move it out of the bus`;
    return find('missing or empty reg/ranges property', message, node);
  }
  let address = 0n;
  const from = place === ranges ? addressCells(node) : 0;
  for (let i = 0; i < addressCells(parent) && i < MAX_CELLS; i++)
    address = BigInt.asUintN(64, (address << 32n) | BigInt(tree.cell(place, (from + i) * CELL)));
  expectUnit(node, hex(address), 'simple-bus', find);
}

/** Cells of an address that are read at most, whatever `#address-cells` says. */
const MAX_CELLS = 8;

const I2C_BUS_BRIDGE: Check = check(
  'i2c_bus_bridge',
  (tree, find) => {
    for (const node of tree.nodes) {
      if (!['i2c', 'i2c-bus', 'i2c-arb'].includes(node.baseName)) continue;
      node.bus = 'i2c';
      if (node.live.children.length > 0) cellsOfBus(node, 'I2C bus', 1, 0, find);
    }
  },
  'addr_size_cells',
);

const I2C_OWN_ADDRESS = 0x4000_0000;
const I2C_TEN_BITS = 0x8000_0000;

const I2C_BUS_REG: Check = check(
  'i2c_bus_reg',
  (tree, find) => {
    for (const [node] of childrenOf(tree, 'i2c')) {
      const property = tree.property(node, 'reg');
      if (!property) missingReg(node, 'I2C', find);
      else i2cAddresses(tree, node, property, find);
    }
  },
  'reg_format',
  'i2c_bus_bridge',
);

function missingReg(node: CheckedNode, bus: string, find: Find): void {
  find('missing or empty reg property', `A device on ${bus} needs its address in \`reg\``, node);
}

function i2cAddresses(
  tree: CheckedTree,
  node: CheckedNode,
  property: NonNullable<ReturnType<CheckedTree['property']>>,
  find: Find,
): void {
  const address = (at: number): number => (tree.cell(property, at) & ~I2C_OWN_ADDRESS) >>> 0;
  expectUnit(node, hex(address(0)), 'I2C bus', find);
  for (let at = 0; at < tree.lengthOf(property); at += CELL) {
    const value = address(at);
    const isLong = value >= I2C_TEN_BITS;
    const got = `got "0x${hex(value)}"`;
    const message = 'An I2C address has 7 bits, or 10 with I2C_TEN_BIT_ADDRESS added: correct `reg`';
    if (isLong && value - I2C_TEN_BITS > 0x3ff)
      find(`I2C address must be less than 10-bits, ${got}`, message, node, property);
    else if (!isLong && value > 0x7f) {
      const advice = 'Set I2C_TEN_BIT_ADDRESS for 10 bit addresses or fix the property';
      find(`I2C address must be less than 7-bits, ${got}. ${advice}`, message, node, property);
    }
  }
}

const SPI_BUS_BRIDGE: Check = check(
  'spi_bus_bridge',
  (tree, find) => {
    const named = new Set([...tree.matching((name) => name.startsWith('spi-'))].map(({ node }) => node.parent));
    for (const node of tree.nodes) {
      const looksLikeSpi = named.has(node) && addressCells(node) === 1 && sizeCells(node) === 0;
      if (node.baseName !== 'spi' && !looksLikeSpi) continue;
      node.bus = 'spi';
      if (node.baseName !== 'spi' && tree.property(node, 'reg')) {
        find("node name for SPI buses should be 'spi'", `Rename \`${node.name}\`: an SPI bus is called \`spi\``, node);
      }
      const isSlave = tree.property(node, 'spi-slave') !== undefined;
      if (node.live.children.length > 0) cellsOfBus(node, 'SPI bus', isSlave ? 0 : 1, 0, find);
    }
  },
  'addr_size_cells',
);

const SPI_BUS_REG: Check = check(
  'spi_bus_reg',
  (tree, find) => {
    for (const [node, bus] of childrenOf(tree, 'spi')) {
      if (tree.property(bus, 'spi-slave')) continue;
      const property = tree.property(node, 'reg');
      if (!property) missingReg(node, 'SPI', find);
      else expectUnit(node, hex(tree.cell(property)), 'SPI bus', find);
    }
  },
  'reg_format',
  'spi_bus_bridge',
);

/** Stands before the unit address checks, which ask what is a bus. */
export const BRIDGES: readonly Check[] = [PCI_BRIDGE, SIMPLE_BUS_BRIDGE];

export const BUS_CHECKS: readonly Check[] = [
  PCI_DEVICE_REG,
  PCI_BUS_NUMBER,
  SIMPLE_BUS_REG,
  I2C_BUS_BRIDGE,
  I2C_BUS_REG,
  SPI_BUS_BRIDGE,
  SPI_BUS_REG,
];
