/** What stands at a place of a file, as far as it can be asked about. */
import type { Span } from '../../lib/diagnostic';
import { bodyAt } from '../node-at';
import * as Kind from '../token-kind';
import { allNodes, findNode, type DtNode } from '../tree';
import { openFile, type Context, type OpenFile } from './context';
import { tokenAt, wordOf } from './file-text';

export type Target = { readonly span: Span } & (
  | { readonly kind: 'label'; readonly name: string }
  /** A node named by its name or its path; `node` is undefined when it is no longer in the tree. */
  | { readonly kind: 'node'; readonly name: string; readonly node: DtNode | undefined }
  | { readonly kind: 'property'; readonly name: string; readonly owner: DtNode | undefined }
  | { readonly kind: 'macro'; readonly name: string }
  /** `path` is the file that `#include` found, if it did. */
  | { readonly kind: 'include'; readonly path: string | undefined }
);

export function targetAt(context: Context, path: string, offset: number): Target | undefined {
  const file = openFile(context, path);
  if (!file) return undefined;
  const directive = file.directives.find(({ start, end }) => start <= offset && offset <= end);
  if (directive) return inDirective(context, file, directive, offset);
  const index = tokenAt(file.tokens, offset);
  const isBehind = index > 0 && file.tokens.ends[index - 1] === offset;
  return (
    macroAt(context, file, offset) ??
    inText(context, file, index) ??
    (isBehind ? inText(context, file, index - 1) : undefined)
  );
}

/** An identifier of the text that a macro has as its name. */
function macroAt({ macros }: Context, { path, text, scan }: OpenFile, offset: number): Target | undefined {
  const { identifiers } = scan;
  let low = 0;
  let high = identifiers.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((identifiers[3 * middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  const at = 3 * (low - 1);
  const [start, end] = [identifiers[at] ?? Infinity, identifiers[at + 1] ?? -1];
  const name = text.slice(start, end);
  if (offset < start || offset > end || !macros.has(name)) return undefined;
  return { kind: 'macro', name, span: { file: path, start, end } };
}

const IDENTIFIER = /[A-Za-z_]\w*/g;

function inDirective(
  context: Context,
  file: OpenFile,
  { name: directive, bodyStart, end }: { readonly name: string; readonly bodyStart: number; readonly end: number },
  offset: number,
): Target | undefined {
  const { path, text } = file;
  if (directive === 'include') {
    const start = bodyStart + text.slice(bodyStart, end).search(/["<]/);
    return { kind: 'include', path: includedAt(context, path, bodyStart, end), span: { file: path, start, end } };
  }
  for (const found of text.slice(bodyStart, end).matchAll(IDENTIFIER)) {
    const start = bodyStart + found.index;
    const [name] = found;
    const span = { file: path, start, end: start + name.length };
    if (offset < start || offset > span.end) continue;
    return text[start - 1] === '&' ? { kind: 'label', name, span } : { kind: 'macro', name, span };
  }
  return undefined;
}

/** The file that was read right after the directive. */
function includedAt({ flats }: Context, path: string, start: number, end: number): string | undefined {
  for (const { segments } of flats) {
    for (let i = 1; i < segments.length; i++) {
      const [before, here] = [segments[i - 1], segments[i]];
      if (!before || !here || before.reading === here.reading || before.reading.path !== path) continue;
      const copied = before.source + here.start - before.start;
      if (copied <= end && copied >= start - MAX_BEFORE_DIRECTIVE) return here.reading.path;
    }
  }
  return undefined;
}

/** `#`, `include` and blanks before the name. */
const MAX_BEFORE_DIRECTIVE = 64;

function inText(context: Context, file: OpenFile, index: number): Target | undefined {
  const { tokens, path } = file;
  if (index < 0) return undefined;
  const word = wordOf(tokens, index);
  const [start, end] = [tokens.starts[index] as number, tokens.ends[index] as number];
  switch (tokens.kinds[index]) {
    case Kind.LABEL:
      return { kind: 'label', name: word.slice(0, -1), span: { file: path, start, end: end - 1 } };
    case Kind.LABEL_REF:
      return { kind: 'label', name: word.slice(1), span: { file: path, start: start + 1, end } };
    case Kind.PATH_REF: {
      const name = word.slice(2, -1);
      return {
        kind: 'node',
        name,
        node: findNode(context.tree, name),
        span: { file: path, start: start + 2, end: end - 1 },
      };
    }
    case Kind.NAME:
    case Kind.STRAY_NAME:
      return named(context, file, index, { file: path, start, end });
    default:
      return undefined;
  }
}

function named({ tree }: Context, { tokens }: OpenFile, index: number, span: Span): Target {
  const name = wordOf(tokens, index).replace(/^\\/, '');
  const before = index > 0 ? tokens.kinds[index - 1] : Kind.END;
  const around = bodyAt(tree, span.file, span.start)?.node;
  if (before === Kind.DELETE_NODE) return { kind: 'node', name, node: childOf(around, name), span };
  if (tokens.kinds[index + 1] !== Kind.BRACE_OPEN) return { kind: 'property', name, owner: around, span };
  return { kind: 'node', name, node: around?.name === name ? around : undefined, span };
}

const childOf = (node: DtNode | undefined, name: string): DtNode | undefined =>
  node?.children.find((child) => child.name === name);

const labelled = new WeakMap<object, Map<string, DtNode>>();

/** The node that has a label now. */
export function nodeLabelled({ tree }: Context, label: string): DtNode | undefined {
  let index = labelled.get(tree);
  if (!index) {
    index = new Map();
    for (const node of allNodes(tree.root)) for (const one of node.labels) index.set(one, node);
    labelled.set(tree, index);
  }
  return index.get(label);
}

export function parentOf({ tree }: Context, { path }: DtNode): DtNode | undefined {
  return path === '/' ? undefined : findNode(tree, path.slice(0, path.lastIndexOf('/')));
}
