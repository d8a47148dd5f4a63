/** From a place in the text to the node it belongs to. */
import { allNodes, type DeviceTree } from '../dts/tree';
import { evaluationOf } from './evaluation';
import type { Scenario } from './scenario';

/** A node and the span of its body that holds the place asked for. */
export type FoundNode = { readonly path: string; readonly start: number; readonly end: number };

/** The innermost node with a body over the UTF-16 offset of the file; undefined outside every node. */
export const nodeAt = (scenario: Scenario, file: string, position: number): FoundNode | undefined =>
  innermostAt(evaluationOf(scenario).tree, file, position);

/** As nodeAt(), in a tree. Of bodies over the place, the shortest is the innermost. */
export function innermostAt(tree: DeviceTree, file: string, position: number): FoundNode | undefined {
  let found: FoundNode | undefined;
  for (const { path, origins } of allNodes(tree.root)) {
    for (const { file: of, start, end } of origins) {
      if (of !== file || position < start || position > end) continue;
      if (!found || end - start < found.end - found.start) found = { path, start, end };
    }
  }
  return found;
}
