/** What the memory checks work on, and how they say what they found. */
import { findProperty, type DeviceTree, type DtNode } from '../../dts/tree';
import type { Correction } from '../../lib/diagnostic';
import type { MemoryCode } from '../codes';
import type { Machine, Problem } from '../machine';
import type { RootCells } from '../memory-nodes';

export type Checked = {
  readonly tree: DeviceTree;
  readonly machine: Machine;
  readonly cells: RootCells;
  /** The children of /reserved-memory. */
  readonly children: readonly DtNode[];
  /** The same, by path. */
  readonly nodes: ReadonlyMap<string, DtNode>;
};

type Finding = {
  readonly code: MemoryCode;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly correction?: Correction;
};

/** At a property of a node, or at the node where there is no such property. */
export function problemAt(node: DtNode, property: string | undefined, finding: Finding): Problem {
  const span = property === undefined ? undefined : findProperty(node, property)?.origins.at(-1);
  return { ...finding, log: undefined, path: node.path, span: span ?? node.origins[0] };
}
