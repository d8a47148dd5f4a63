/**
 * The checks that dtc 1.8.1 makes errors by default (checks.c), in its order, less those on references (see
 * references.ts). dtc stops after the first check that finds something; here every check runs.
 */
import type { ByteSink } from './byte-sink';
import { NO_PATH, nodePlace } from './check-place';
import { codeOfCheck, type ErrorCheck } from './codes';
import type { DtcWords } from './dtc-words';
import { MAX_PROBLEMS, MAX_VALUE_BYTES } from './limits';
import type { LiveProperty } from './live-property';
import type { LiveNode, LiveTree } from './live-tree';
import type { Problems } from './problems';
import type { SayDtc } from './reader';
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
    private readonly words: DtcWords | undefined,
  ) {}

  node(node: LiveNode, check: ErrorCheck, text: string): void {
    this.add(check, nameOf(node), (dtc) => dtc.node(node, check, text), '');
  }

  property(node: LiveNode, property: LiveProperty, check: ErrorCheck, text: string): void {
    const place = property.value ?? nameOf(node);
    this.add(check, place, (dtc) => dtc.property(node, property, check, text), '');
  }

  /** Shown at the reference itself, where dtc shows the whole node. */
  reference(node: LiveNode, check: ErrorCheck, text: string, reference: Place & { readonly target: string }): void {
    this.add(check, reference, (dtc) => dtc.node(node, check, text), `: \`${reference.target}\``);
  }

  fixupToPath({ target, start, end }: Place & { readonly target: string }): void {
    const message = `\`&{${target}}\` is not in this overlay: refer to it by a label`;
    // dtc comes to it only when nothing else is wrong.
    const text = `FATAL ERROR: Can't generate fixup for reference to path &{${target}}`;
    const detail = this.problems.hasError ? {} : { detail: text };
    this.problems.add({ code: 'fixup-to-path', severity: 'error', start, end, message, ...detail });
  }

  tooManyBytes({ start, end }: Place): void {
    const message = `The paths in property values take more than ${MAX_VALUE_BYTES >> 20} MiB`;
    this.problems.add({ code: 'limit-bytes', severity: 'error', start, end, message });
  }

  private add(check: ErrorCheck, { start, end }: Place, say: SayDtc, more: string): void {
    const code = codeOfCheck(check);
    const message = `${ADVICE[check]}${more}`;
    const { words } = this;
    const detail = words ? { detail: () => say(words) } : {};
    this.problems.add({ code, severity: 'error', start, end, message, ...detail });
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
  for (const node of nodes) checkNameIsString(node, bytes, report);
  for (const node of nodes) checkNameProperty(node, bytes, report);
  checkLabels(nodes, report);
}

/** dtc names each pair. A deleted slot counts as the second of two: `n {}; /delete-node/ n;` in one new body is an error. */
function checkEqualNodeNames({ children }: LiveNode, report: CheckReport): void {
  if (!hasEqualNames(children)) return;
  for (const [first, second] of equalPairs(children))
    if (!first.deleted) report.node(second, 'duplicate_node_names', 'Duplicate node name');
}

function checkEqualPropertyNames(node: LiveNode, report: CheckReport): void {
  if (!hasEqualNames(node.properties)) return;
  for (const [first] of equalPairs(node.properties.filter((p) => !p.deleted)))
    report.property(node, first, 'duplicate_property_names', 'Duplicate property name');
}

/** Each with each later one of its name, up to so many as can be said. */
function* equalPairs<T extends { readonly name: string }>(items: readonly T[]): Generator<readonly [T, T]> {
  const byName = new Map<string, T[]>();
  for (const item of items) {
    const equal = byName.get(item.name);
    if (equal) equal.push(item);
    else byName.set(item.name, [item]);
  }
  let left = MAX_PROBLEMS;
  for (const first of items) {
    const [, ...later] = byName.get(first.name) as T[];
    byName.set(first.name, later);
    for (const second of later) {
      if (left-- === 0) return;
      yield [first, second];
    }
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

const nameProperty = ({ properties }: LiveNode): LiveProperty | undefined => properties.find((p) => p.name === 'name');

function checkNameIsString(node: LiveNode, bytes: ByteSink, report: CheckReport): void {
  const property = nameProperty(node);
  if (property && !property.deleted && !isString(nameText(property, bytes)))
    report.property(node, property, 'name_is_string', 'property is not a string');
}

/** dtc looks at the first slot even when it is deleted, and one that a delete made has no text. */
function checkNameProperty(node: LiveNode, bytes: ByteSink, report: CheckReport): void {
  const property = nameProperty(node);
  const text = property ? nameText(property, bytes) : '';
  if (!property || (!property.deleted && !isString(text))) return;
  if (text !== `${node.name.split('@')[0]}\0` || !property.value) {
    const message = `"name" property is incorrect ("${text.slice(0, -1)}" instead of base node name)`;
    report.node(node, 'name_properties', message);
  } else property.deleted = true;
}

/** One, with the NUL at its end. */
const isString = (text: string): boolean => text !== '' && text.indexOf('\0') === text.length - 1;

const nameText = ({ value }: LiveProperty, bytes: ByteSink): string => (value ? textOf(value, bytes) : `${NO_PATH}\0`);

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
      for (const { name, deleted } of property.labels)
        if (!deleted) claim(name, node, `'${property.name}' in ${node.path}`);
    }
  }
  for (const node of nodes) {
    for (const { name: property, deleted, value } of node.properties) {
      if (deleted || !value || value.marks.length === 0) continue;
      for (const { name } of value.marks) claim(name, node, `value of '${property}' in ${node.path}`);
    }
  }
}
