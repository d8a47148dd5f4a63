/**
 * How far the buses of a tree can reach: of_dma_get_max_cpu_address() in drivers/of/address.c.
 * Disabled buses do not count; addresses are translated through the `dma-ranges` of the buses above.
 */
import { cellsOf, findProperty, readNumber, type DeviceTree, type DtNode } from '../dts/tree';
import { U64_MAX, type PhysAddr } from '../lib/units';
import { isAvailable } from './memory-nodes';

/** A bus with the cells of its children, which it inherits where it names none, and its `dma-ranges`. */
type Bus = { readonly address: number; readonly size: number; readonly ranges: readonly DmaRange[] };
type DmaRange = { readonly child: PhysAddr; readonly parent: PhysAddr; readonly size: bigint };

/** OF_ROOT_NODE_ADDR_CELLS_DEFAULT and its like for sizes. */
const ABOVE_ROOT: Bus = { address: 1, size: 1, ranges: [] };

/** A tree is asked once for each of its areas; an answer belongs to its tree and goes with it. */
const answers = new WeakMap<DeviceTree, PhysAddr>();

/** The last byte that the most restricted bus reaches; 2^64 - 1 where none is restricted. */
export function dmaRangesLimit(tree: DeviceTree): PhysAddr {
  const limit = answers.get(tree) ?? limitBelow(tree.root, [ABOVE_ROOT]);
  answers.set(tree, limit);
  return limit;
}

/** @param above the buses from the root down to the parent of `node` */
function limitBelow(node: DtNode, above: readonly Bus[]): PhysAddr {
  const bus = busOf(node, above.at(-1) ?? ABOVE_ROOT);
  const ends = bus.ranges.flatMap(({ parent, size }) => {
    const base = translate(parent, above);
    return base === undefined || size === 0n ? [] : [base + size - 1n];
  });
  let limit = ends.length === 0 ? U64_MAX : ends.reduce((a, b) => (a > b ? a : b));
  for (const child of node.children) {
    if (!isAvailable(child)) continue;
    const below = limitBelow(child, [...above, bus]);
    if (below < limit) limit = below;
  }
  return limit;
}

function busOf(node: DtNode, parent: Bus): Bus {
  const cells = (name: string, otherwise: number) =>
    cellsOf(findProperty(node, name)?.value ?? new Uint8Array())[0] ?? otherwise;
  const address = cells('#address-cells', parent.address);
  const size = cells('#size-cells', parent.size);
  const values = cellsOf(findProperty(node, 'dma-ranges')?.value ?? new Uint8Array());
  const width = address + parent.address + size;
  const count = width > 0 ? Math.floor(values.length / width) : 0;
  return {
    address,
    size,
    ranges: Array.from({ length: count }, (_, i) => ({
      child: readNumber(values, i * width, address),
      parent: readNumber(values, i * width + address, parent.address),
      size: readNumber(values, i * width + address + parent.address, size),
    })),
  };
}

/** An address on the lowest of `buses`, seen from the processor; a bus without `dma-ranges` changes nothing. */
function translate(address: PhysAddr, buses: readonly Bus[]): PhysAddr | undefined {
  let at = address;
  for (const { ranges } of buses.toReversed()) {
    if (ranges.length === 0) continue;
    const hit = ranges.find(({ child, size }) => at >= child && at < child + size);
    if (!hit) return undefined;
    at = at - hit.child + hit.parent;
  }
  return at;
}
