/** RAM from the tree. Mirrors early_init_dt_scan_memory() and early_init_dt_add_memory_arch() in drivers/of/fdt.c. */
import { cellsOf, findProperty, readNumber, stringsOf, type DeviceTree, type DtNode } from '../dts/tree';
import type { Bytes, PhysAddr } from '../lib/units';
import type { BootEvent } from './events';
import type { BootBehaviour } from './versions/boot-behaviour';

export type RootCells = { readonly address: number; readonly size: number };

/** early_init_dt_scan_root(): 1 and 1 where the root says nothing. */
export function rootCells(tree: DeviceTree): RootCells {
  const cells = (name: string) => {
    const property = findProperty(tree.root, name);
    return property && property.value.length >= 4 ? (cellsOf(property.value)[0] as number) : 1;
  };
  return { address: cells('#address-cells'), size: cells('#size-cells') };
}

/** of_fdt_device_is_available(): no `status`, `ok` or `okay`. */
export function isAvailable(node: DtNode): boolean {
  const status = findProperty(node, 'status');
  return !status || ['ok', 'okay'].includes(stringsOf(status.value)[0] ?? '');
}

export const statusOf = (node: DtNode): string =>
  stringsOf(findProperty(node, 'status')?.value ?? new Uint8Array())[0] ?? '';

export const isMemoryNode = (node: DtNode): boolean =>
  stringsOf(findProperty(node, 'device_type')?.value ?? new Uint8Array())[0] === 'memory';

export type RamEntry = { readonly base: PhysAddr; readonly size: Bytes; readonly path: string };

/** The entries of all memory nodes as written, before rounding; those of size 0 are left out. */
export function ramEntries(tree: DeviceTree, behaviour: BootBehaviour, emit: (event: BootEvent) => void): RamEntry[] {
  const cells = rootCells(tree);
  return tree.root.children
    .filter((node) => isMemoryNode(node) && isAvailable(node))
    .flatMap((node) => entriesOf(node, cells, behaviour, emit));
}

function entriesOf(
  node: DtNode,
  cells: RootCells,
  behaviour: BootBehaviour,
  emit: (event: BootEvent) => void,
): RamEntry[] {
  const width = cells.address + cells.size;
  for (const name of ['linux,usable-memory', 'reg']) {
    const property = findProperty(node, name);
    if (!property) continue;
    const length = property.value.length;
    if (behaviour.memoryRegTrailingCells === 'ignored' && length % (4 * width) !== 0) {
      emit({ kind: 'memory-property-ignored', path: node.path, property: name, length, entry: 4 * width });
      continue;
    }
    const values = cellsOf(property.value);
    return Array.from({ length: width > 0 ? Math.floor(values.length / width) : 0 }, (_, i) => ({
      base: readNumber(values, i * width, cells.address),
      size: readNumber(values, i * width + cells.address, cells.size),
      path: node.path,
    })).filter((entry) => entry.size > 0n);
  }
  return [];
}
