/**
 * The tree while it is built: bodies are merged one after the other, and what is deleted keeps its slot, because dtc
 * brings it back in its old position. Mirrors livetree.c of dtc 1.8.1. Mutable: a board merges thousands of bodies.
 *
 * Always true:
 *  - children and properties stand in the order in which their slots were made, deleted ones included;
 *  - `slot` is the index of a node among its parent's children, and never changes.
 */
import { MAX_EQUAL_NAMES, MAX_LABELS, MAX_PATH_TEXT, MAX_TREE_STEPS } from './limits';
import { appendProperty, deleteProperty, mergeProperty, type LiveLabel, type LiveProperty } from './live-property';
import { addToIndex, indexSlots, slotsNamed, type SlotIndex } from './live-slots';
import type { LabelSyntax, NodeSyntax, Place, PropertySyntax } from './syntax';

export type LiveNode = {
  readonly name: string;
  readonly path: string;
  readonly parent: LiveNode | undefined;
  readonly slot: number;
  readonly depth: number;
  deleted: boolean;
  omitIfUnused: boolean;
  labels: LiveLabel[];
  readonly properties: LiveProperty[];
  readonly children: LiveNode[];
  /** Slots by name, once there are many. */
  propertyIndex: SlotIndex<LiveProperty> | undefined;
  childIndex: SlotIndex<LiveNode> | undefined;
  readonly bodies: NodeSyntax[];
  phandle: number;
  isReferenced: boolean;
};

/** A bound that was met, and where; nothing more is applied then. */
export type TreeLimit = { readonly kind: 'steps' | 'paths' | 'labels'; readonly place: Place };

export class LiveTree {
  readonly root: LiveNode;
  /** The first bound that was met. */
  limit: TreeLimit | undefined;
  /** Slots and labels that were looked at where that is more than a step for each piece of text. */
  steps = 0;
  private pathText = 0;
  private readonly holders = new Map<string, LiveNode[]>();
  private started = false;

  constructor() {
    this.root = makeNode('', undefined, '/');
  }

  /** `/ { … };`: the first one makes the root, later ones are merged into it. */
  addRoot(body: NodeSyntax): void {
    this.walk(this.root, body, !this.started);
    this.started = true;
  }

  /** Appends a new node to the root as it is, without merging (add_orphan_node()). */
  addOrphan(node: NodeSyntax): void {
    this.started = true;
    const child = this.addChild(this.root, node);
    this.walk(child, node, true);
  }

  /** `&ref { … };` */
  extend(target: LiveNode, body: NodeSyntax): void {
    this.walk(target, body, false);
  }

  /**
   * Applies a body and all below it in the order of the text: with two equal names inside one merged body the second
   * joins the first. A fresh node is a plain list of what its body says; merging starts only with the next body.
   */
  private walk(target: LiveNode, body: NodeSyntax, fresh: boolean): void {
    this.apply(target, body, fresh);
    const work = [{ node: target, children: body.children, next: 0, fresh }];
    for (let top = work[0]; top && !this.limit; top = work[work.length - 1]) {
      const syntax = top.children[top.next++];
      if (!syntax) work.pop();
      else if (syntax.deletes) this.deleteChild(top.node, syntax, top.fresh);
      else {
        const known = top.fresh ? undefined : childSlots(top.node, syntax.name)[0];
        const child = known ?? this.addChild(top.node, syntax);
        this.apply(child, syntax, known === undefined);
        work.push({ node: child, children: syntax.children, next: 0, fresh: known === undefined });
      }
    }
  }

  private apply(node: LiveNode, body: NodeSyntax, fresh: boolean): void {
    node.deleted = false;
    node.bodies.push(body);
    const labels = fresh ? [...body.labels].reverse() : body.labels;
    for (const label of labels) this.addLabel(node, label);
    for (const property of body.properties) {
      if (property.labels.length > 0) this.countLabels(property, fresh);
      if (fresh) appendProperty(node, property);
      else mergeProperty(node, property);
    }
  }

  private step(count: number, place: Place | undefined): void {
    this.steps += count;
    if (this.steps > MAX_TREE_STEPS) this.limit ??= { kind: 'steps', place: place ?? NOWHERE };
  }

  /** Labels of a property that was there are compared with those that it has. */
  private countLabels(property: PropertySyntax, fresh: boolean): void {
    if (!fresh) this.step(property.labels.length * MAX_LABELS, property);
    if (property.labels.length > MAX_LABELS) this.limit ??= { kind: 'labels', place: property.labels[0] ?? property };
  }

  private addChild(parent: LiveNode, syntax: NodeSyntax): LiveNode {
    const path = parent.parent ? `${parent.path}/${syntax.name}` : `/${syntax.name}`;
    const child = makeNode(syntax.name, parent, path);
    this.pathText += path.length;
    if (this.pathText > MAX_PATH_TEXT) this.limit ??= { kind: 'paths', place: syntax };
    child.omitIfUnused = syntax.omitIfNoRef;
    parent.children.push(child);
    if (parent.childIndex) addToIndex(parent.childIndex, child);
    return child;
  }

  private deleteChild(parent: LiveNode, syntax: NodeSyntax, fresh: boolean): void {
    if (fresh) {
      const slot = this.addChild(parent, syntax);
      slot.deleted = true;
      slot.bodies.push(syntax);
      return;
    }
    const child = childSlots(parent, syntax.name).find((c) => !c.deleted);
    if (child) this.deleteNode(child, syntax);
  }

  /** Deletes a node with all that is in it. `by` is the statement that says so. */
  deleteNode(node: LiveNode, by: Place | undefined): void {
    const stack = [node];
    for (let next = stack.pop(); next; next = stack.pop()) {
      next.deleted = true;
      this.step(next.children.length + next.properties.length + next.labels.length, by);
      for (const child of next.children) if (!child.deleted) stack.push(child);
      for (const property of next.properties) if (!property.deleted) deleteProperty(property, by);
      for (const label of next.labels) label.deleted = true;
    }
  }

  /** A label that was there already is not doubled; a new one goes in front (add_label()). */
  addLabel(node: LiveNode, label: LabelSyntax): void {
    if (this.limit) return;
    const { name } = label;
    const known = node.labels.find((l) => l.name === name);
    this.step(node.labels.length, label);
    if (!known && node.labels.length >= MAX_LABELS) this.limit ??= { kind: 'labels', place: label };
    if (known) known.deleted = false;
    else node.labels.unshift({ name, deleted: false });
    const holders = this.holders.get(name);
    if (!holders) this.holders.set(name, [node]);
    else if (!holders.includes(node)) addHolder(holders, node, name);
  }

  /** The first live node in tree order with a label; a board may have two until one is deleted. */
  nodeWithLabel(name: string): LiveNode | undefined {
    let first: LiveNode | undefined;
    for (const node of this.holders.get(name) ?? []) {
      if (first) this.step(first.depth + node.depth + node.labels.length, undefined);
      if (holdsLabel(node, name) && (!first || compareNodes(node, first) < 0)) first = node;
    }
    return first;
  }

  /** `/`, `/path`, `label` or `label/path`; full names with unit addresses only. As get_node_by_ref(). */
  resolve(reference: string): LiveNode | undefined {
    if (reference.startsWith('/')) return this.descend(this.root, reference);
    const slash = reference.indexOf('/');
    if (slash < 0) return this.nodeWithLabel(reference);
    const start = this.nodeWithLabel(reference.slice(0, slash));
    return start && this.descend(start, reference.slice(slash + 1));
  }

  private descend(from: LiveNode, path: string): LiveNode | undefined {
    let node: LiveNode | undefined = from.deleted ? undefined : from;
    for (const name of path.split('/')) {
      if (name === '' || !node) continue;
      node = childSlots(node, name).find((child) => !child.deleted);
    }
    return node;
  }

  /** All live nodes, parents before children. */
  *nodes(): Generator<LiveNode> {
    const stack = this.root.deleted ? [] : [this.root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i] as LiveNode;
        if (!child.deleted) stack.push(child);
      }
    }
  }
}

const makeNode = (name: string, parent: LiveNode | undefined, path: string): LiveNode => ({
  name,
  path,
  parent,
  slot: parent ? parent.children.length : 0,
  depth: parent ? parent.depth + 1 : 0,
  deleted: false,
  omitIfUnused: false,
  labels: [],
  properties: [],
  children: [],
  propertyIndex: undefined,
  childIndex: undefined,
  bodies: [],
  phandle: 0,
  isReferenced: false,
});

const childSlots = (node: LiveNode, name: string): readonly LiveNode[] =>
  slotsNamed(node.children, name, () => (node.childIndex ??= indexSlots(node.children)));

const NOWHERE: Place = { start: 0, end: 0 };

const holdsLabel = (node: LiveNode, name: string): boolean =>
  !node.deleted && node.labels.some((l) => l.name === name && !l.deleted);

function addHolder(holders: LiveNode[], node: LiveNode, name: string): void {
  const live = holders.filter((n) => holdsLabel(n, name));
  holders.splice(0, holders.length, ...live.slice(0, MAX_EQUAL_NAMES), node);
}

/** Tree order, depth first. */
function compareNodes(a: LiveNode, b: LiveNode): number {
  if (a.parent === b.parent) return a.slot - b.slot;
  const pathOf = (node: LiveNode): number[] => {
    const slots: number[] = [];
    for (let n = node; n.parent; n = n.parent) slots.unshift(n.slot);
    return slots;
  };
  const [left, right] = [pathOf(a), pathOf(b)];
  const common = left.findIndex((slot, i) => slot !== right[i]);
  if (common < 0) return left.length - right.length;
  return (left[common] as number) - (right[common] ?? -1);
}
