/** One child of /reserved-memory, as the reserved-memory code reads it. */
import { cellsOf, findProperty, hasProperty, readNumber, stringsOf, type DtNode } from '../../dts/tree';
import type { Bytes, PhysAddr } from '../../lib/units';
import type { Subject } from '../events';
import type { RootCells } from '../memory-nodes';

export type RegEntry = { readonly base: PhysAddr; readonly size: Bytes };

export type Child = Subject & {
  readonly node: DtNode;
  readonly nomap: boolean;
  readonly reusable: boolean;
  readonly isDefault: boolean;
  readonly hasSize: boolean;
};

export function childOf(node: DtNode): Child {
  return {
    path: node.path,
    name: node.name,
    node,
    nomap: hasProperty(node, 'no-map'),
    reusable: hasProperty(node, 'reusable'),
    isDefault: hasProperty(node, 'linux,cma-default'),
    hasSize: hasProperty(node, 'size'),
  };
}

/** of_flat_dt_is_compatible(): any string of the list, without regard to case. */
export function isCompatible(child: Child, compatible: string): boolean {
  const list = findProperty(child.node, 'compatible');
  return list !== undefined && stringsOf(list.value).some((s) => s.toLowerCase() === compatible);
}

/** A pool that the CMA handler takes, if the kernel is built for it. */
export const isCmaNode = (child: Child): boolean =>
  isCompatible(child, 'shared-dma-pool') && child.reusable && !child.nomap;

/** `reg`: undefined when absent, else its length in bytes and its whole entries. */
export function regOf(
  child: Child,
  cells: RootCells,
): { readonly length: number; readonly entries: RegEntry[] } | undefined {
  const property = findProperty(child.node, 'reg');
  if (!property) return undefined;
  return { length: property.value.length, entries: pairs(cellsOf(property.value), cells) };
}

/** Whole address and size pairs of a list of cells. */
export function pairs(values: readonly number[], cells: RootCells): RegEntry[] {
  const width = cells.address + cells.size;
  if (width === 0) return [];
  return Array.from({ length: Math.floor(values.length / width) }, (_, i) => ({
    base: readNumber(values, i * width, cells.address),
    size: readNumber(values, i * width + cells.address, cells.size),
  }));
}
