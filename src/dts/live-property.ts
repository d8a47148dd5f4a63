/** Properties of a node while its tree is built: set, set again, deleted and brought back as dtc does (livetree.c of 1.8.1). */
import { addToIndex, indexSlots, slotsNamed, type SlotIndex } from './live-slots';
import type { LabelSyntax, Place, PropertySyntax } from './syntax';

export type LiveLabel = { readonly name: string; deleted: boolean };

export type LiveProperty = {
  readonly name: string;
  deleted: boolean;
  /** The definition that holds; undefined only for a slot that was made by a delete. */
  value: PropertySyntax | undefined;
  /** Everything that set or deleted it, in order. */
  readonly places: Place[];
  labels: LiveLabel[];
};

/** A node's properties, deleted ones included, and their index once there are many. */
export type PropertySlots = {
  readonly properties: LiveProperty[];
  propertyIndex: SlotIndex<LiveProperty> | undefined;
};

/** To a node that has none of the name, or whose body is taken as it is. */
export function appendProperty(node: PropertySlots, syntax: PropertySyntax): LiveProperty {
  const property: LiveProperty = {
    name: syntax.name,
    deleted: syntax.deletes,
    value: syntax.deletes ? undefined : syntax,
    places: [syntax],
    labels: syntax.labels.length === 0 ? [] : toLive(syntax.labels),
  };
  node.properties.push(property);
  return property;
}

const toLive = (labels: readonly LabelSyntax[]): LiveLabel[] => labels.map(({ name }) => ({ name, deleted: false }));

function setProperty(property: LiveProperty, syntax: PropertySyntax): void {
  for (const { name } of syntax.labels) {
    const known = property.labels.find((l) => l.name === name);
    if (known) known.deleted = false;
    else property.labels.unshift({ name, deleted: false });
  }
  property.value = syntax;
  property.deleted = false;
  property.places.push(syntax);
}

export function deleteProperty(property: LiveProperty, by: Place | undefined): void {
  property.deleted = true;
  if (by) property.places.push(by);
  for (const label of property.labels) label.deleted = true;
}

/** A statement of a body that is merged into a node. */
export function mergeProperty(node: PropertySlots, syntax: PropertySyntax): void {
  const slots = propertySlots(node, syntax.name);
  if (syntax.deletes) {
    const live = slots.find((p) => !p.deleted);
    if (live) deleteProperty(live, syntax);
  } else if (slots[0]) setProperty(slots[0], syntax);
  else {
    const property = appendProperty(node, syntax);
    if (node.propertyIndex) addToIndex(node.propertyIndex, property);
  }
}

const propertySlots = (node: PropertySlots, name: string): readonly LiveProperty[] =>
  slotsNamed(node.properties, name, () => (node.propertyIndex ??= indexSlots(node.properties)));
