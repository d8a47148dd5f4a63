/** What can be typed at a place: properties and values of memory nodes, labels, macros, names to delete. */
import { bodyAt } from '../node-at';
import { allNodes, type DtNode } from '../tree';
import { openFile, type Context } from './context';
import { cellsFor } from './decode';
import { cursorAt, type Cursor } from './cursor';
import { propertyHelp } from './property-help';
import { parentOf } from './target';
import { PROPERTIES, templateOf, valuesOf, type Role } from './templates';

export type Completion = {
  readonly label: string;
  readonly kind: 'property' | 'value' | 'label' | 'node' | 'macro' | 'word' | 'heap' | 'buffer';
  /** What to type for it; with `${1:…}` for what is selected then. */
  readonly insert: string;
  readonly detail?: string;
  readonly help?: string;
  /** Ranks before those without. */
  readonly first?: boolean;
};

/** `start` to `end` is the word that is replaced. */
export type Completions = { readonly start: number; readonly end: number; readonly items: readonly Completion[] };

/** More names than this are not offered. */
export const MAX_ITEMS = 2_000;

export function completionsAt(context: Context, path: string, offset: number): Completions | undefined {
  const file = openFile(context, path);
  if (!file) return undefined;
  const cursor = cursorAt(file, offset);
  if (cursor.kind === 'none') return undefined;
  const owner = bodyAt(context.tree, path, offset)?.node;
  const items = itemsFor(context, cursor, owner, file.text.slice(cursor.end, cursor.end + MAX_LOOK));
  return { start: cursor.start, end: cursor.end, items: items.slice(0, MAX_ITEMS) };
}

/** Characters looked at to see whether a value follows already. */
const MAX_LOOK = 16;

function itemsFor(
  context: Context,
  cursor: Exclude<Cursor, { kind: 'none' }>,
  owner: DtNode | undefined,
  after: string,
): Completion[] {
  switch (cursor.kind) {
    case 'reference':
      return labels(context, cursor.property);
    case 'statement':
      return owner ? properties(context, owner, /^\s*[=;{]/.test(after)) : [];
    case 'delete-node':
      return (owner?.children ?? []).map(({ name }) => ({ label: name, kind: 'node', insert: name }));
    case 'delete-property':
      return (owner?.properties ?? []).map(({ name }) => ({ label: name, kind: 'property', insert: name }));
    case 'value':
      return values(context, cursor, owner);
  }
}

/** A region is what `memory-region` takes, so those come first there. */
function labels({ tree }: Context, property: string | undefined): Completion[] {
  const found: Completion[] = [];
  for (const node of allNodes(tree.root)) {
    const first = property === 'memory-region' && isRegion(node);
    for (const label of node.labels) found.push({ label, kind: 'label', insert: label, detail: node.path, first });
  }
  return found.sort((a, b) => Number(b.first) - Number(a.first));
}

const isRegion = ({ path }: DtNode): boolean => path.startsWith('/reserved-memory/');

function roleOf(context: Context, node: DtNode): Role {
  if (node === context.tree.root) return 'root';
  if (node.path === '/reserved-memory') return 'reserved-memory';
  return parentOf(context, node)?.path === '/reserved-memory' ? 'region' : 'device';
}

/** Those that fit the node and that it does not have yet. With a value behind the cursor, the name alone. */
function properties(context: Context, owner: DtNode, nameOnly: boolean): Completion[] {
  const cells = cellsFor(parentOf(context, owner));
  const present = new Set(owner.properties.map(({ name }) => name));
  return PROPERTIES[roleOf(context, owner)].flatMap((name) => {
    if (present.has(name) && !nameOnly) return [];
    const help = propertyHelp(name);
    const insert = nameOnly ? name : templateOf(name, cells);
    return [
      { label: name, kind: name.endsWith('{}') ? 'node' : 'property', insert, ...(help ? { help } : {}), first: true },
    ];
  });
}

function values(context: Context, cursor: Extract<Cursor, { kind: 'value' }>, owner: DtNode | undefined): Completion[] {
  const { property, inside } = cursor;
  if (inside === 'cells') return [...macros(context)];
  const role = owner ? roleOf(context, owner) : 'device';
  return valuesOf(property, role).map((value) => ({
    label: value,
    kind: 'value',
    insert: inside === 'string' ? value : `"${value}"`,
    first: true,
  }));
}

const macros = ({ macros: all }: Context): Completion[] =>
  [...all.values()].slice(0, MAX_ITEMS).flatMap((definitions) => {
    const last = definitions.at(-1);
    if (!last) return [];
    return [{ label: last.name, kind: 'macro', insert: last.name, detail: last.line.slice(0, MAX_DETAIL) }];
  });

const MAX_DETAIL = 80;
