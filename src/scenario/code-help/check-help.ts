/** Help for dtc's checks: the first ones refuse a file, the others warn. */
import type { CheckCode, PhandleList } from '../../dts/codes';
import type { CodeHelp } from './entry';

type ListCode<S extends string> = S extends `${infer A}_${infer B}` ? `${A}-${ListCode<B>}` : S;
type OfLists = `${ListCode<PhandleList>}-${'is-cell' | 'property'}`;

const OWN: Readonly<Record<Exclude<CheckCode, OfLists>, CodeHelp>> = {
  'address-cells-is-cell': {
    means: '`#address-cells` says how many cells an address takes in the `reg` of the children.',
    todo: 'Give it one number: `<1>` below 4 GiB, `<2>` otherwise.',
  },
  'alias-paths': {
    means: 'An alias is a short name for a node: a whole path as a string.',
    todo: 'Write `serial0 = &uart0;` without angle brackets; names have small letters, digits and `-`.',
  },
  'avoid-default-addr-size': {
    means:
      'A node has an address, but its parent does not say how many cells addresses and sizes take. 2 and 1 are assumed.',
    todo: 'Write `#address-cells` and `#size-cells` in the parent. They are not inherited.',
  },
  'avoid-unnecessary-addr-size': {
    means:
      'A node says how its children are addressed, but none has an address. Kernel builds show this with `W=1` only.',
    todo: 'Remove `#address-cells` and `#size-cells`; nothing changes by it.',
  },
  'chosen-node-bootargs': {
    means: '`bootargs` is the command line of the kernel.',
    todo: 'Write it as one string.',
  },
  'chosen-node-is-root': {
    means: 'The kernel reads `/chosen` only.',
    todo: 'Move the node to the root, or give it another name.',
  },
  'chosen-node-stdout-path': {
    means: '`stdout-path` says where the early console is.',
    todo: 'Write a path, an alias or a label in a string: `"serial0:115200n8"`.',
  },
  'compatible-is-string-list': {
    means: '`compatible` is a list of strings, the most precise first.',
    todo: 'Write `compatible = "vendor,chip", "vendor,family";`.',
  },
  'device-type-is-string': {
    means: '`device_type` is one string.',
    todo: 'Write `device_type = "memory";`, for example.',
  },
  'dma-ranges-format': {
    means: '`dma-ranges` translates addresses as devices see them; an entry is child address, parent address, size.',
    todo: 'Count the cells: child `#address-cells`, parent `#address-cells`, child `#size-cells`. Empty means unchanged.',
  },
  'duplicate-label': {
    means: 'A label must be unique in the whole tree, also among properties.',
    todo: 'Rename one, or delete the node that is not wanted.',
  },
  'duplicate-node-names': {
    means: 'One body holds two subnodes of the same full name.',
    todo: 'Rename one, or merge the two; to change a node of an include, use `&label { … };`.',
  },
  'duplicate-property-names': {
    means: 'One body sets a property twice.',
    todo: 'Keep one. Overriding works from another body.',
  },
  'explicit-phandles': {
    means: 'A phandle is a number by which nodes refer to each other; each is given once.',
    todo: 'Remove the property: references get a number by themselves.',
  },
  'gpios-property': {
    means: 'A list of GPIOs is a reference to a controller and as many cells as its `#gpio-cells` says, for each pin.',
    todo: 'Count the cells, and check that the node referred to is a GPIO controller.',
  },
  'graph-endpoint': {
    means: 'An endpoint is one end of a connection; both ends name each other in `remote-endpoint`.',
    todo: 'Call it `endpoint` or `endpoint@N` with N from `reg`, and let the other end refer back.',
  },
  'graph-nodes': { means: 'Endpoints stand in a port of a device.', todo: 'Move the endpoint into `port { … };`.' },
  'graph-port': {
    means: 'A node that holds endpoints is a port.',
    todo: 'Call it `port` or `port@N` with N from `reg`; the parent has `#address-cells = <1>` and `#size-cells = <0>`.',
  },
  'i2c-bus-bridge': {
    means: 'The children of an I2C bus have an address of one cell, without size.',
    todo: 'Write `#address-cells = <1>; #size-cells = <0>;`.',
  },
  'i2c-bus-reg': {
    means: 'The name of an I2C device carries its address in hex, as `reg` has it.',
    todo: 'Match name and `reg`: `sensor@48 { reg = <0x48>; };`.',
  },
  'interrupt-map': {
    means: '`interrupt-map` hands interrupts on; how long an entry is depends on child and parent.',
    todo: 'Count cells: child address, child interrupt, phandle, parent address, parent interrupt.',
  },
  'interrupt-provider': {
    means: 'An interrupt controller says by `#interrupt-cells` how an interrupt is written.',
    todo: 'Have both `interrupt-controller;` and `#interrupt-cells`, or neither.',
  },
  'interrupts-property': {
    means: '`interrupts` is written as the controller wants it, which is the nearest `interrupt-parent` upwards.',
    todo: 'Count the cells against `#interrupt-cells` of that controller.',
  },
  'label-is-string': { means: '`label` is a name for people: one string.', todo: 'Write `label = "front panel";`.' },
  'model-is-string': { means: '`model` names the board: one string.', todo: 'Write `model = "…";`.' },
  'name-is-string': { means: 'The property `name` is a string.', todo: 'Remove it: the node has a name.' },
  'name-properties': {
    means: 'The property `name` repeats the name of the node, and differs from it.',
    todo: 'Remove it.',
  },
  'names-is-string-list': {
    means: 'A property that ends in `-names` names the entries of a list.',
    todo: 'Write strings: `"a", "b"`.',
  },
  'node-name-chars': {
    means: 'A node name has letters, digits and `,._+-`, and an `@` before its unit address.',
    todo: 'Rename the node.',
  },
  'node-name-format': { means: 'A node name has one `@` at most.', todo: 'Rename the node.' },
  'node-name-vs-property-name': {
    means: 'A property and a subnode share a name, which some readers cannot tell apart.',
    todo: 'Rename one.',
  },
  'obsolete-chosen-interrupt-controller': { means: 'An old form that nothing reads.', todo: 'Remove the property.' },
  'path-references': {
    means: 'A reference outside of brackets becomes the path of its node, and there is no such node.',
    todo: 'Check the spelling, and whether the node was deleted.',
  },
  'pci-bridge': {
    means: 'A PCI bridge has `ranges`, three address cells and two size cells.',
    todo: 'Complete it, or drop `device_type = "pci"`.',
  },
  'pci-device-bus-num': {
    means: 'The bus in `reg` of a PCI device is none that the bridge serves.',
    todo: 'Match `reg` and `bus-range`.',
  },
  'pci-device-reg': {
    means: 'The name of a PCI device carries its device number, and its function after a comma.',
    todo: 'Match name and `reg`: device 3, function 1 is `@3,1` and `<0x1900 0 0 0 0>`.',
  },
  'phandle-references': {
    means: 'A reference leads to no node.',
    todo: 'Check the spelling, and whether the node was deleted.',
  },
  'property-name-chars': { means: 'A property name has letters, digits and `,._+*#?-`.', todo: 'Rename the property.' },
  'ranges-format': {
    means:
      '`ranges` translates addresses of children; an entry is child address, parent address, size. Empty means unchanged, which needs equal cells above and below.',
    todo: 'Count the cells; for `/reserved-memory` repeat the cells of the root and write `ranges;`.',
  },
  'reg-format': {
    means: '`reg` is a list of address and size; how many cells each takes, the parent says.',
    todo: 'Count against `#address-cells` and `#size-cells` of the parent, which are not inherited (2 and 1 where absent).',
  },
  'simple-bus-reg': {
    means: 'On a simple bus the name of a node carries its first address. Kernel builds show this with `W=1` only.',
    todo: 'Match name and `reg`; what has no address stands in the root.',
  },
  'size-cells-is-cell': {
    means: '`#size-cells` says how many cells a size takes in the `reg` of the children.',
    todo: 'Give it one number: `<1>` or `<2>`.',
  },
  'spi-bus-bridge': {
    means: 'The children of an SPI bus are numbered by chip select: one address cell, no size.',
    todo: 'Write `#address-cells = <1>; #size-cells = <0>;`.',
  },
  'spi-bus-reg': {
    means: 'The name of an SPI device carries its chip select, as `reg` has it.',
    todo: 'Match name and `reg`: `flash@0 { reg = <0>; };`.',
  },
  'status-is-string': {
    means: '`status` is one string; the kernel takes a node with `"okay"` or without `status`.',
    todo: 'Write `status = "okay";` or `"disabled"`.',
  },
  'unique-unit-address': {
    means:
      'Two nodes have the same address. Of a block with several functions this is usual where one is disabled. Kernel builds show it with `W=1` only.',
    todo: 'Nothing if only one of them is ever enabled; else correct an address.',
  },
  'unit-address-format': {
    means: 'A unit address is hex without `0x` and without leading zeros.',
    todo: 'Write `memory@80000000`.',
  },
  'unit-address-vs-reg': {
    means:
      'A node has an address in its name exactly when it has one in `reg` or `ranges`. Kernel builds show this with `W=1` only.',
    todo: 'Add what is missing, or remove what is too much.',
  },
};

const LISTS: Readonly<Record<ListCode<PhandleList>, readonly [property: string, cells: string]>> = {
  clocks: ['clocks', '#clock-cells'],
  'cooling-device': ['cooling-device', '#cooling-cells'],
  dmas: ['dmas', '#dma-cells'],
  hwlocks: ['hwlocks', '#hwlock-cells'],
  'interrupts-extended': ['interrupts-extended', '#interrupt-cells'],
  'io-channels': ['io-channels', '#io-channel-cells'],
  iommus: ['iommus', '#iommu-cells'],
  mboxes: ['mboxes', '#mbox-cells'],
  'msi-parent': ['msi-parent', '#msi-cells'],
  'mux-controls': ['mux-controls', '#mux-control-cells'],
  phys: ['phys', '#phy-cells'],
  'power-domains': ['power-domains', '#power-domain-cells'],
  pwms: ['pwms', '#pwm-cells'],
  resets: ['resets', '#reset-cells'],
  'sound-dai': ['sound-dai', '#sound-dai-cells'],
  'thermal-sensors': ['thermal-sensors', '#thermal-sensor-cells'],
};

function listHelp(): Readonly<Record<OfLists, CodeHelp>> {
  const entries = Object.entries(LISTS).flatMap(([name, [property, cells]]) => [
    [
      `${name}-is-cell`,
      { means: `\`${cells}\` says how many cells follow a reference in \`${property}\`.`, todo: 'Give it one number.' },
    ],
    [
      `${name}-property`,
      {
        means: `\`${property}\` is a list of references, each with as many cells as \`${cells}\` of that node says.`,
        todo: 'Count the cells after each reference, and check that it leads to the right kind of node.',
      },
    ],
  ]);
  // Both codes of every list were written just above.
  return Object.fromEntries(entries) as Readonly<Record<OfLists, CodeHelp>>;
}

export const CHECK_HELP: Readonly<Record<CheckCode, CodeHelp>> = { ...OWN, ...listHelp() };
