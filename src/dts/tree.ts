/**
 * The live tree: what is left of a devicetree source once everything is merged, deleted and resolved.
 * Plain data, so that it can cross a worker boundary and be compared in tests.
 *
 * Always true of a DeviceTree:
 *  - children and properties are in dtc's output order, and names are unique within a node;
 *  - every value knows all places that set it, the winner last;
 *  - all references are resolved: a phandle cell holds the target's phandle.
 */
import type { Span } from '../lib/diagnostic';

/** Where a definition stands in the user's files. `via` is the macro it came through, at its place of definition. */
export type Origin = Span & { readonly via?: { readonly macro: string; readonly definition: Span | undefined } };

export type Property = {
  readonly name: string;
  /** The value as it would stand in the blob: big-endian cells, NUL-terminated strings. */
  readonly value: Uint8Array;
  /** Every place that set (or deleted) it, in source order; the last one set the value. */
  readonly origins: readonly Origin[];
  /** The span of the value alone in the winning definition; undefined for a property without one or a generated one. */
  readonly valueSpan: Span | undefined;
};

export type DtNode = {
  /** Full name with unit address; empty for the root. */
  readonly name: string;
  /** Absolute path, `/` for the root. */
  readonly path: string;
  readonly labels: readonly string[];
  readonly properties: readonly Property[];
  readonly children: readonly DtNode[];
  /** Every body that was merged in: from the first label or name to the closing `;`. */
  readonly origins: readonly Origin[];
};

export type MemoryReservation = { readonly address: bigint; readonly size: bigint; readonly origin: Origin };

export type DeviceTree = {
  readonly root: DtNode;
  readonly memreserve: readonly MemoryReservation[];
  /** Every node that has a phandle, by its number. */
  readonly phandles: ReadonlyMap<number, DtNode>;
  /** `boot_cpuid_phys` of the header: `reg` of the first cpu. */
  readonly bootCpuid: number;
};

export const findChild = (node: DtNode, name: string): DtNode | undefined => node.children.find((c) => c.name === name);

export const findProperty = (node: DtNode, name: string): Property | undefined =>
  node.properties.find((p) => p.name === name);

export const hasProperty = (node: DtNode, name: string): boolean => findProperty(node, name) !== undefined;

/** The node at an absolute path with full names, as libfdt's fdt_path_offset() without its unit-address leniency. */
export function findNode(tree: DeviceTree, path: string): DtNode | undefined {
  let node: DtNode | undefined = tree.root;
  for (const name of path.split('/').filter(Boolean)) node = node && findChild(node, name);
  return node;
}

/** Every node, depth first, parents before children, without recursion. */
export function* allNodes(root: DtNode): Generator<DtNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as DtNode);
  }
}

/** 32-bit big-endian cells of a value; trailing bytes that make no whole cell are left out. */
export function cellsOf(value: Uint8Array): number[] {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return Array.from({ length: value.length >> 2 }, (_, i) => view.getUint32(4 * i));
}

/** `count` cells from `at` as one number, wrapping at 64 bits as of_read_number() does. */
export function readNumber(cells: readonly number[], at: number, count: number): bigint {
  let value = 0n;
  for (let i = 0; i < count; i++) value = ((value << 32n) | BigInt(cells[at + i] ?? 0)) & 0xffff_ffff_ffff_ffffn;
  return value;
}

/** The NUL-terminated strings of a value; a missing last NUL is tolerated. */
export function stringsOf(value: Uint8Array): string[] {
  if (value.length === 0) return [];
  const text = new TextDecoder().decode(value);
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0');
}
