/** Where a finding of dtc's checks stands for the reader. */
import type { NodeSyntax, Place } from './syntax';

/** As dtc prints a deleted node's path. */
export const NO_PATH = '(null)';

/** From the first label or name of a body to its `{`. */
export function nodePlace(body: NodeSyntax | undefined): Place {
  if (!body) return { start: 0, end: 0 };
  return { start: body.start, end: Math.max(body.start + 1, body.deletes ? body.end : body.bodyStart) };
}
