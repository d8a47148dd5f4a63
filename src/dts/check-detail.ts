/** Where a finding of dtc's checks stands, in dtc's words (check_msg() of checks.c) and for the reader. */
import { MAX_PLACES } from './limits';
import type { LiveProperty } from './live-property';
import type { LiveNode } from './live-tree';
import type { Positions } from './positions';
import type { NodeSyntax, Place } from './syntax';

/** What dtc prints for a node that stands in no file. */
const GENERATED = '<output>';

/** `level` is `ERROR (check)` or `Warning (check)`. */
export function nodeDetail(positions: Positions, level: string, node: LiveNode, text: string): string {
  const named = node.bodies.slice(0, MAX_PLACES);
  const places = named.map((body) => positions.describe(body.bodyStart, body.end));
  const also = places.slice(1).map((place) => `\n  also defined at ${place}`);
  const more = node.bodies.length - named.length;
  const rest = more > 0 ? `\n  and at ${more} more places` : '';
  return `${places[0] ?? GENERATED}: ${level}: ${node.path}: ${text}${also.join('')}${rest}`;
}

/** The place of the definition that holds. */
export function propertyDetail(
  positions: Positions,
  level: string,
  node: LiveNode,
  property: LiveProperty,
  text: string,
): string {
  const place = property.value;
  const at = place ? positions.describe(place.start, place.end) : GENERATED;
  return `${at}: ${level}: ${node.path}:${property.name}: ${text}`;
}

/** From the first label or name of a body to its `{`. */
export function nodePlace(body: NodeSyntax | undefined): Place {
  if (!body) return { start: 0, end: 0 };
  return { start: body.start, end: Math.max(body.start + 1, body.deletes ? body.end : body.bodyStart) };
}
