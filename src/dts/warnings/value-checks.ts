/** Values that must be one cell, a string, or a list of strings: check_is_cell(), check_is_string() and the like. */
import type { WarningCheck } from '../codes';
import { check, type Check, type Find } from './check';
import { CELL, type CheckedTree, type Held } from './checked-tree';

export const isCell = (checkName: WarningCheck, property: string): Check =>
  check(checkName, (tree, find) => {
    for (const held of tree.holders(property)) {
      if (tree.lengthOf(held.property) === CELL) continue;
      const message = `\`${property}\` is one number: write \`${property} = <1>;\` with the number that is meant`;
      find('property is not a single cell', message, held.node, held.property);
    }
  });

const isString = (checkName: WarningCheck, property: string): Check =>
  check(checkName, (tree, find) => {
    for (const held of tree.holders(property)) requireString(tree, held, find);
  });

export function requireString(tree: CheckedTree, { node, property }: Held, find: Find): void {
  const value = tree.valueOf(property);
  if (value.length > 0 && value.indexOf(0) === value.length - 1) return;
  const message = `\`${property.name}\` is one string: write \`${property.name} = "…";\``;
  find('property is not a string', message, node, property);
}

function requireStringList(tree: CheckedTree, { node, property }: Held, find: Find): void {
  const value = tree.valueOf(property);
  if (value.length === 0 || value[value.length - 1] === 0) return;
  const message = `\`${property.name}\` is a list of strings: write \`${property.name} = "…", "…";\``;
  find('property is not a string list', message, node, property);
}

export const VALUE_CHECKS: readonly Check[] = [
  isCell('address_cells_is_cell', '#address-cells'),
  isCell('size_cells_is_cell', '#size-cells'),
  isString('device_type_is_string', 'device_type'),
  isString('model_is_string', 'model'),
  isString('status_is_string', 'status'),
  isString('label_is_string', 'label'),
  check('compatible_is_string_list', (tree, find) => {
    for (const held of tree.holders('compatible')) requireStringList(tree, held, find);
  }),
  check('names_is_string_list', (tree, find) => {
    for (const held of tree.matching((name) => name.endsWith('-names'))) requireStringList(tree, held, find);
  }),
];
