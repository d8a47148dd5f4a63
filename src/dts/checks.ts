/**
 * The checks that dtc 1.8.1 makes errors by default (checks.c), in its order, less those on references (see
 * references.ts). dtc stops after the first check that finds something; here every check runs.
 */
import type { ByteSink } from './byte-sink';
import { nodeDetail, nodePlace, propertyDetail } from './check-detail';
import { codeOfCheck, type ErrorCheck } from './codes';
import { MAX_VALUE_BYTES } from './limits';
import type { LiveProperty } from './live-property';
import type { LiveNode, LiveTree } from './live-tree';
import type { Positions } from './positions';
import type { Problems } from './problems';
import type { Place, PropertySyntax } from './syntax';

const ADVICE: Readonly<Record<ErrorCheck, string>> = {
  duplicate_node_names: 'Two subnodes of one node have the same name: rename or remove one',
  duplicate_property_names: 'This node sets one property twice: remove one of the two',
  node_name_chars: 'This node name has a character that is not allowed: letters, digits and `,._+-@` are',
  node_name_format: 'A node name has at most one `@`, before its unit address',
  property_name_chars: 'This property name has a character that is not allowed: letters, digits and `,._+*#?-` are',
  name_is_string: 'The property `name` must be a string',
  name_properties: 'The property `name` must be the node name without its unit address; it can simply be removed',
  duplicate_label: 'One label stands at two places: rename or remove one',
  explicit_phandles: 'This phandle cannot be used: remove the property, and a number is chosen for you',
  phandle_references: 'No node has this label or path',
  path_references: 'No node has this label or path',
};

/** Writes what a check finds, with dtc's text as detail (check_msg() of checks.c). */
export class CheckReport {
  constructor(
    private readonly problems: Problems,
    private readonly positions: Positions,
  ) {}

  node(node: LiveNode, check: ErrorCheck, text: string): void {
    this.add(check, nameOf(node), () => this.nodeDetail(node, check, text), '');
  }

  property(node: LiveNode, property: LiveProperty, check: ErrorCheck, text: string): void {
    const place = property.value ?? nameOf(node);
    this.add(check, place, () => propertyDetail(this.positions, `ERROR (${check})`, node, property, text), '');
  }

  /** Shown at the reference itself, where dtc shows the whole node. */
  reference(node: LiveNode, check: ErrorCheck, text: string, reference: Place & { readonly target: string }): void {
    this.add(check, reference, () => this.nodeDetail(node, check, text), `: \`${reference.target}\``);
  }

  fixupToPath({ target, start, end }: Place & { readonly target: string }): void {
    const message = `\`&{${target}}\` is not in this overlay: refer to it by a label`;
    const detail = `FATAL ERROR: Can't generate fixup for reference to path &{${target}}`;
    this.problems.add({ code: 'fixup-to-path', severity: 'error', start, end, message, detail });
  }

  tooManyBytes({ start, end }: Place): void {
    const message = `The paths in property values take more than ${MAX_VALUE_BYTES >> 20} MiB`;
    this.problems.add({ code: 'limit-bytes', severity: 'error', start, end, message });
  }

  private add(check: ErrorCheck, { start, end }: Place, detail: () => string, more: string): void {
    const code = codeOfCheck(check);
    const message = `${ADVICE[check]}${more}`;
    this.problems.add({ code, severity: 'error', start, end, message, detail });
  }

  private nodeDetail(node: LiveNode, check: ErrorCheck, text: string): string {
    return nodeDetail(this.positions, `ERROR (${check})`, node, text);
  }
}

const nameOf = (node: LiveNode): Place => nodePlace(node.bodies[node.bodies.length - 1]);

const badNodeCharacter = /[^A-Za-z0-9,._+@-]/;
const badPropertyCharacter = /[^A-Za-z0-9,._+*#?-]/;

/** Runs all checks; takes away a `name` property that only repeats the node's name, as dtc does. */
export function runChecks(tree: LiveTree, bytes: ByteSink, report: CheckReport): void {
  const nodes = [...tree.nodes()];
  for (const node of nodes) checkEqualNodeNames(node, report);
  for (const node of nodes) checkEqualPropertyNames(node, report);
  for (const node of nodes) checkNodeName(node, report);
  for (const node of nodes) checkPropertyNames(node, report);
  for (const node of nodes) checkNameProperty(node, bytes, report);
  checkLabels(nodes, report);
}

/** A deleted slot counts as the second of two: `n {}; /delete-node/ n;` in one new body is an error of dtc's. */
function checkEqualNodeNames(node: LiveNode, report: CheckReport): void {
  if (!hasEqualNames(node.children)) return;
  const seen = new Set<string>();
  for (const child of node.children) {
    if (seen.has(child.name)) report.node(child, 'duplicate_node_names', 'Duplicate node name');
    if (!child.deleted) seen.add(child.name);
  }
}

function checkEqualPropertyNames(node: LiveNode, report: CheckReport): void {
  if (!hasEqualNames(node.properties)) return;
  const seen = new Map<string, LiveProperty>();
  for (const property of node.properties) {
    if (property.deleted) continue;
    const first = seen.get(property.name);
    if (first) report.property(node, first, 'duplicate_property_names', 'Duplicate property name');
    else seen.set(property.name, property);
  }
}

/** Up to here comparing each with each is faster than a set. */
const FEW = 16;

function hasEqualNames(items: readonly { readonly name: string }[]): boolean {
  if (items.length > FEW) return new Set(items.map((item) => item.name)).size < items.length;
  for (let i = 1; i < items.length; i++) {
    const name = items[i]?.name;
    for (let k = 0; k < i; k++) if (items[k]?.name === name) return true;
  }
  return false;
}

function checkNodeName(node: LiveNode, report: CheckReport): void {
  const bad = badNodeCharacter.exec(node.name)?.[0];
  if (bad !== undefined) report.node(node, 'node_name_chars', `Bad character '${bad}' in node name`);
  if (node.name.indexOf('@') !== node.name.lastIndexOf('@')) {
    report.node(node, 'node_name_format', "multiple '@' characters in node name");
  }
}

function checkPropertyNames(node: LiveNode, report: CheckReport): void {
  for (const property of node.properties) {
    const bad = badPropertyCharacter.exec(property.name)?.[0];
    if (bad === undefined || property.deleted) continue;
    report.property(node, property, 'property_name_chars', `Bad character '${bad}' in property name`);
  }
}

/** dtc looks at the first slot even when it is deleted, and one that a delete made has no text. */
function checkNameProperty(node: LiveNode, bytes: ByteSink, report: CheckReport): void {
  const property = node.properties.find((p) => p.name === 'name');
  if (!property) return;
  const text = property.value ? textOf(property.value, bytes) : '(null)\0';
  if (!property.deleted && text.indexOf('\0') !== text.length - 1) {
    report.property(node, property, 'name_is_string', 'property is not a string');
  } else if (text !== `${node.name.split('@')[0]}\0` || !property.value) {
    const message = `"name" property is incorrect ("${text.slice(0, -1)}" instead of base node name)`;
    report.node(node, 'name_properties', message);
  } else property.deleted = true;
}

/** Longer than any node name is long enough. */
const MAX_NAME_SHOWN = 256;

const textOf = ({ bytesStart, bytesEnd }: PropertySyntax, bytes: ByteSink): string =>
  String.fromCharCode(...bytes.slice(bytesStart, Math.min(bytesEnd, bytesStart + MAX_NAME_SHOWN)));

type Holder = { readonly node: LiveNode; readonly text: string };

/** Labels of nodes, properties and places in values share one space; nodes come first, then properties, then places. */
function checkLabels(nodes: readonly LiveNode[], report: CheckReport): void {
  const first = new Map<string, Holder>();
  const claim = (name: string, node: LiveNode, text: string): void => {
    const other = first.get(name);
    if (!other) first.set(name, { node, text });
    else report.node(node, 'duplicate_label', `Duplicate label '${name}' on ${text} and ${other.text}`);
  };
  for (const node of nodes) for (const { name, deleted } of node.labels) if (!deleted) claim(name, node, node.path);
  for (const node of nodes) {
    for (const property of node.properties) {
      if (property.deleted) continue;
      for (const { name, deleted } of property.labels) if (!deleted) claim(name, node, `${node.path}:${property.name}`);
    }
  }
  for (const node of nodes) {
    for (const { name: property, deleted, value } of node.properties) {
      if (deleted || !value || value.marks.length === 0) continue;
      for (const { name } of value.marks) claim(name, node, `value of ${node.path}:${property}`);
    }
  }
}
