/**
 * dtc's warnings: the checks that dtc 1.8.1 has on by default and that refuse nothing, in the order of its table.
 * As in dtc, a text with errors has no warnings, and a check does not run where one that it builds on found something.
 */
import type { Diagnostic, Severity } from '../../lib/diagnostic';
import { nodeDetail, propertyDetail } from '../check-detail';
import { nodePlace } from '../check-place';
import { codeOfCheck, type WarningCheck } from '../codes';
import type { CompiledSource, Evaluation } from '../compile';
import type { FlatSource } from '../flat-source';
import type { LiveProperty } from '../live-property';
import { Positions } from '../positions';
import type { Place } from '../syntax';
import { CELL_CHECKS, FORMAT_CHECKS, UNIT_CHECKS } from './address-checks';
import { BRIDGES, BUS_CHECKS } from './bus-checks';
import type { Check, Find } from './check';
import { CheckedTree, type CheckedNode } from './checked-tree';
import { GRAPH_CHECKS } from './graph-checks';
import { INTERRUPT_CHECKS } from './interrupt-checks';
import { ALIAS_PATHS, CHOSEN_CHECKS, NODE_NAME_VS_PROPERTY } from './name-checks';
import { PROVIDER_CHECKS } from './provider-checks';
import { VALUE_CHECKS } from './value-checks';

/** A check stands behind those that it needs. */
export const CHECKS: readonly Check[] = [
  NODE_NAME_VS_PROPERTY,
  ...VALUE_CHECKS,
  ...FORMAT_CHECKS,
  ...BRIDGES,
  ...UNIT_CHECKS,
  ...BUS_CHECKS,
  ...CELL_CHECKS,
  ...CHOSEN_CHECKS,
  ...PROVIDER_CHECKS,
  ...INTERRUPT_CHECKS,
  ALIAS_PATHS,
  ...GRAPH_CHECKS,
];

/** Switched off where a kernel is built without `W=1`: whoever builds kernels has never met these. */
const HINTS: ReadonlySet<WarningCheck> = new Set([
  'unit_address_vs_reg',
  'avoid_unnecessary_addr_size',
  'alias_paths',
  'interrupt_map',
  'simple_bus_reg',
  'unique_unit_address',
]);

/** Warnings that are kept of one source; what comes after is left out. */
export const MAX_WARNINGS = 1000;

/** Of the board and of each overlay, as if dtc were given one after the other. */
export const warningsOf = ({ complete, compiled }: Evaluation): Diagnostic[] =>
  complete ? compiled.flatMap(warningsOfSource) : [];

function warningsOfSource(source: CompiledSource): Diagnostic[] {
  const found: Diagnostic[] = [];
  const tree = new CheckedTree(source);
  const positions = new Positions(source.tokens, source.flat);
  const failed = new Set<WarningCheck>();
  for (const { name, needs, run } of CHECKS) {
    if (needs.some((other) => failed.has(other))) {
      failed.add(name);
      continue;
    }
    run(tree, (text, message, node, property) => {
      failed.add(name);
      if (found.length < MAX_WARNINGS)
        found.push(diagnosticOf(source.flat, positions, name, [text, message, node, property]));
    });
  }
  return found;
}

function diagnosticOf(
  flat: FlatSource,
  positions: Positions,
  check: WarningCheck,
  [text, message, node, property]: Parameters<Find>,
): Diagnostic {
  const level = `Warning (${check})`;
  const severity: Severity = HINTS.has(check) ? 'info' : 'warning';
  const { start, end } = placeOf(node, property, flat.text);
  const origin = flat.originOf(start, Math.max(start, end));
  const detail = property
    ? propertyDetail(positions, level, node.live, property, text)
    : nodeDetail(positions, level, node.live, text);
  const span = { file: origin.file, start: origin.start, end: origin.end };
  return { code: codeOfCheck(check), severity, span, message, detail };
}

/** A whole body would be too much to underline; where a node is named first, its unit address stands. */
function placeOf(node: CheckedNode, property: LiveProperty | undefined, text: string): Place {
  if (property?.value) return property.value;
  const { start, end } = nodePlace(node.live.bodies[0]);
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
