/** A new name for a label, a node or a macro, wherever it is written. */
import type { Span } from '../../lib/diagnostic';
import { bodyAt } from '../node-at';
import * as Kind from '../token-kind';
import type { DtNode } from '../tree';
import type { Context } from './context';
import { wordOf } from './file-text';
import { eachToken, isNodeName, labelOccurrences, macroOccurrences } from './occurrences';
import { nodeLabelled, parentOf, targetAt, type Target } from './target';
import type { TextEdit } from './text-edit';

/** What can be renamed here, as it is now; or why nothing can. */
export type Renamable = { readonly span: Span; readonly name: string } | { readonly refused: string };
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

const NOTHING_HERE = 'Only labels, nodes and macros can be renamed';
const IDENTIFIER = /^[A-Za-z_]\w*$/;
/** Devicetree Specification 2.2.1, at most one `@`. */
const NODE_NAME = /^[A-Za-z0-9,._+-]+(?:@[A-Za-z0-9,._+-]+)?$/;

export function renamableAt(context: Context, path: string, offset: number): Renamable {
  const target = targetAt(context, path, offset);
  if (!target || !['label', 'node', 'macro'].includes(target.kind)) return { refused: NOTHING_HERE };
  if (target.kind === 'node') return renamableNode(context, target);
  if (target.kind === 'macro' && !context.macros.has(target.name))
    return { refused: 'No file that is read defines this' };
  const { span, name } = target as Extract<Target, { kind: 'label' | 'macro' }>;
  return { span, name };
}

function renamableNode({ tree }: Context, { node, span }: Extract<Target, { kind: 'node' }>): Renamable {
  if (!node) return { refused: 'This node is not in the tree: it was deleted' };
  if (node === tree.root) return { refused: 'The root has no name' };
  return { span: { ...span, start: span.end - node.name.length }, name: node.name };
}

/** Every place, in every file that was read. Refuses what would not be a name, and one that is taken. */
export function renameAt(context: Context, path: string, offset: number, name: string): Renaming {
  const target = targetAt(context, path, offset);
  const now = renamableAt(context, path, offset);
  if ('refused' in now || !target) return 'refused' in now ? now : { refused: NOTHING_HERE };
  if (name === now.name) return { edits: [] };
  if (target.kind === 'node' && target.node) return renameNode(context, target.node, name);
  if (!IDENTIFIER.test(name)) return { refused: `\`${name}\` is no name: letters, digits and _, no digit first` };
  if (target.kind === 'macro') return renameMacro(context, now.name, name);
  const holder = nodeLabelled(context, name);
  if (holder) return { refused: `${holder.path} has the label \`${name}\` already` };
  return asEdits(labelOccurrences(context, now.name), name);
}

function renameMacro(context: Context, before: string, name: string): Renaming {
  if (context.macros.has(name)) return { refused: `There is a macro ${name} already` };
  return asEdits(macroOccurrences(context, before), name);
}

const asEdits = (
  { definitions, references }: { readonly definitions: readonly Span[]; readonly references: readonly Span[] },
  text: string,
): Renaming => ({ edits: [...definitions, ...references].map((span) => ({ ...span, text })) });

export function renameNode(context: Context, node: DtNode, name: string): Renaming {
  if (!NODE_NAME.test(name)) {
    return {
      refused: `\`${name}\` is no node name: letters, digits and ,._+- with at most one @ before the unit address`,
    };
  }
  const parent = parentOf(context, node);
  if (parent?.children.some((child) => child.name === name)) return { refused: `${parent.path} has a ${name} already` };
  return { edits: [...nodeNames(context, node, name), ...pathsThrough(context, node, name)] };
}

/** Where the node is written by its own name: its bodies, and `/delete-node/`. */
function nodeNames(context: Context, node: DtNode, text: string): TextEdit[] {
  const { tree, files } = context;
  const parent = parentOf(context, node);
  return files.flatMap((file) => {
    const edits: TextEdit[] = [];
    eachToken(file, (kind, word, start, end, index) => {
      if (word !== node.name) return;
      const around = bodyAt(tree, file.path, start)?.node;
      const isOwn = isNodeName(file, kind, index) && around === node;
      const isDeleted = file.tokens.kinds[index - 1] === Kind.DELETE_NODE && around === parent;
      if (isOwn || isDeleted) edits.push({ file: file.path, start, end, text });
    });
    return edits;
  });
}

/** Whole paths, as references and as strings, of the node and of what lies below it. */
function pathsThrough({ files }: Context, node: DtNode, name: string): TextEdit[] {
  const { path } = node;
  const at = path.length - node.name.length;
  const leadsThrough = (word: string): boolean =>
    word === path || (word.startsWith(path) && (word[path.length] === '/' || word[path.length] === ':'));
  return files.flatMap((file) => {
    const edits: TextEdit[] = [];
    eachToken(file, (kind, _word, start, end, index) => {
      const skip = kind === Kind.PATH_REF ? 2 : kind === Kind.STRING ? 1 : 0;
      if (skip === 0 || !leadsThrough(wordOf(file.tokens, index).slice(skip, -1))) return;
      const from = start + skip + at;
      edits.push({ file: file.path, start: from, end: Math.min(end, from + node.name.length), text: name });
    });
    return edits;
  });
}
