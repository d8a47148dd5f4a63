/** Lists of a phandle and its arguments, whose number the provider says: check_property_phandle_args() of dtc 1.8.1. */
import type { PhandleList } from '../codes';
import { check, type Check, type Find } from './check';
import { CELL, type CheckedTree, type Held } from './checked-tree';
import { isCell } from './value-checks';

const INVALID_PHANDLE = 0xffff_ffff;

export const isValidPhandle = (phandle: number): boolean => phandle !== 0 && phandle !== INVALID_PHANDLE;

type Provider = { readonly cells: string; readonly optional: boolean };

/** Checks one list; stops at the first entry whose length is not known. */
function phandleArguments(
  tree: CheckedTree,
  { node, property }: Held,
  { cells, optional }: Provider,
  find: Find,
): void {
  const length = tree.lengthOf(property);
  const say = (text: string, message: string): void => find(text, message, node, property);
  if (length % CELL !== 0) {
    const message = `\`${property.name}\` is made of whole cells: write it between \`< >\``;
    return say(`property size (${length}) is invalid, expected multiple of ${CELL}`, message);
  }
  const references = new Set(property.value?.references.map((r) => (r.kind === 'phandle' ? r.at : -1)));
  let step = 1;
  for (let cell = 0; cell < length / CELL; cell += step) {
    step = 1;
    const phandle = tree.cell(property, cell * CELL);
    if (!isValidPhandle(phandle)) {
      if (tree.isPlugin) return;
      continue;
    }
    if (!references.has(cell * CELL)) {
      const message = `Cell ${cell} of \`${property.name}\` should be a reference like \`<&label>\``;
      say(`cell ${cell} is not a phandle reference`, message);
    }
    const provider = tree.withPhandle(phandle);
    if (!provider) {
      const message = `No node has the phandle ${phandle} that cell ${cell} of \`${property.name}\` names`;
      return say(`Could not get phandle node for (cell ${cell})`, message);
    }
    const count = tree.property(provider, cells);
    if (!count && !optional) {
      const text = `Missing property '${cells}' in node ${provider.path} or bad phandle (referred from ${property.name}[${cell}])`;
      const message = `${provider.path} does not say how many cells follow: add \`${cells}\` there, or refer to another node`;
      return find(text, message, node);
    }
    const size = count ? tree.cell(count) : 0;
    step = 1 + size;
    if (length >= (cell + step) * CELL) continue;
    const message = `After \`&${provider.name}\` ${size} cells are expected, as its \`${cells}\` says; the list ends before`;
    return say(`property size (${length}) too small for cell size ${size}`, message);
  }
}

/** Name of the check, of the property, and what the provider calls its cells. */
const LISTS: readonly (readonly [check: PhandleList, property: string, cells: string, optional?: true])[] = [
  ['clocks', 'clocks', '#clock-cells'],
  ['cooling_device', 'cooling-device', '#cooling-cells'],
  ['dmas', 'dmas', '#dma-cells'],
  ['hwlocks', 'hwlocks', '#hwlock-cells'],
  ['interrupts_extended', 'interrupts-extended', '#interrupt-cells'],
  ['io_channels', 'io-channels', '#io-channel-cells'],
  ['iommus', 'iommus', '#iommu-cells'],
  ['mboxes', 'mboxes', '#mbox-cells'],
  ['msi_parent', 'msi-parent', '#msi-cells', true],
  ['mux_controls', 'mux-controls', '#mux-control-cells'],
  ['phys', 'phys', '#phy-cells'],
  ['power_domains', 'power-domains', '#power-domain-cells'],
  ['pwms', 'pwms', '#pwm-cells'],
  ['resets', 'resets', '#reset-cells'],
  ['sound_dai', 'sound-dai', '#sound-dai-cells'],
  ['thermal_sensors', 'thermal-sensors', '#thermal-sensor-cells'],
];

const GPIO_NAME = /(?:^|-)gpios?$/;

const GPIOS: Check = check('gpios_property', (tree, find) => {
  for (const held of tree.matching((name) => GPIO_NAME.test(name) && !name.endsWith(',nr-gpios'))) {
    const isHog = tree.property(held.node, 'gpio-hog') !== undefined;
    if (!isHog) phandleArguments(tree, held, { cells: '#gpio-cells', optional: false }, find);
  }
});

export const PROVIDER_CHECKS: readonly Check[] = [
  ...LISTS.flatMap(([name, property, cells, optional = false]): Check[] => [
    isCell(`${name}_is_cell`, cells),
    check(
      `${name}_property`,
      (tree, find) => {
        for (const held of tree.holders(property)) phandleArguments(tree, held, { cells, optional }, find);
      },
      `${name}_is_cell`,
    ),
  ]),
  GPIOS,
];
