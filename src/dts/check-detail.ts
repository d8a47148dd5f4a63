/** A finding of dtc's checks in dtc's words (check_msg() of checks.c). */
import { NO_PATH } from './check-place';
import { MAX_PLACES } from './limits';
import type { LiveProperty } from './live-property';
import type { LiveNode } from './live-tree';
import type { Positions } from './positions';

/** What dtc prints for a node that stands in no file. */
const GENERATED = '<output>';

/** `level` is `ERROR (check)` or `Warning (check)`. */
export function nodeDetail(positions: Positions, level: string, node: LiveNode, text: string): string {
  const named = node.bodies.slice(0, MAX_PLACES);
  const places = named.map((body) => positions.describe(body.bodyStart, body.end));
  const also = places.slice(1).map((place) => `\n  also defined at ${place}`);
  const more = node.bodies.length - named.length;
  const rest = more > 0 ? `\n  and at ${more} more places` : '';
  return `${places[0] ?? GENERATED}: ${level}: ${node.deleted ? NO_PATH : node.path}: ${text}${also.join('')}${rest}`;
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
