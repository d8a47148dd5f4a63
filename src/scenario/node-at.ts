/** From a place in the text to the node it belongs to. */
import { bodyAt } from '../dts/node-at';
import { evaluationOf } from './evaluation';
import type { Scenario } from './scenario';

/** A node and the span of that body of it which holds the place asked for. */
export type FoundNode = { readonly path: string; readonly start: number; readonly end: number };

/** The innermost node with a body over the UTF-16 offset of the file; undefined outside every node. */
export function nodeAt(scenario: Scenario, file: string, position: number): FoundNode | undefined {
  const body = bodyAt(evaluationOf(scenario).tree, file, position);
  return body && { path: body.node.path, start: body.start, end: body.end };
}
