/**
 * What a boot does not complain about and is hardly meant: found by reading the tree beside the machine that came of
 * it. What the kernel refuses, loses or changes is reported by problems.ts, and not again here.
 */
import type { DeviceTree } from '../../dts/tree';
import type { Machine, Problem } from '../machine';
import { rootCells } from '../memory-nodes';
import { findParent } from '../reserved-memory/scan';
import { consumers } from './consumers';
import { heapNames } from './heap-names';
import type { Checked } from './finding';
import { misspellings } from './misspellings';
import { regionPlaces } from './region-places';
import { regionProperties } from './region-properties';
import { unused } from './unused';

const CHECKS: readonly ((checked: Checked) => Problem[])[] = [
  misspellings,
  regionProperties,
  regionPlaces,
  consumers,
  unused,
  heapNames,
];

/** Of one check; what comes after is left out. */
const MAX_FINDINGS = 1000;
/** No more than this are found in any tree. */
export const MAX_MEMORY_FINDINGS = MAX_FINDINGS * CHECKS.length;

/** `machine` was booted from `tree`. */
export function memoryChecks(tree: DeviceTree, machine: Machine): Problem[] {
  const children = findParent(tree.root)?.children ?? [];
  const nodes = new Map(children.map((node) => [node.path, node]));
  const checked = { tree, machine, cells: rootCells(tree), children, nodes };
  return CHECKS.flatMap((check) => check(checked).slice(0, MAX_FINDINGS));
}
