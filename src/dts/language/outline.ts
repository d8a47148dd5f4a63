/** The shape of one file: what can be folded, and its nodes as a list of symbols. Offsets of the file. */
import { commentEnd } from '../cpp-lexeme';
import type { NodeSyntax } from '../syntax';
import type { OpenFile } from './context';

export type Fold = { readonly start: number; readonly end: number; readonly kind: 'node' | 'comment' | 'condition' };

/** A node of the file. `depth` from 0; parents come before their children. */
export type Symbol = {
  readonly name: string;
  /** Labels, `cam: cam2:`; empty for none. */
  readonly detail: string;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
};

export type Structure = { readonly folds: readonly Fold[]; readonly symbols: readonly Symbol[] };

/** Nodes of a file that are listed or can be folded; what comes after is not. */
export const MAX_SYMBOLS = 20_000;

export function structureOf(file: OpenFile): Structure {
  const symbols: Symbol[] = [];
  const folds: Fold[] = [];
  eachNode(file, (node, name, depth) => {
    const { start, end, bodyStart, labels } = node;
    const detail = labels.map((label) => `${label.name}:`).join(' ');
    symbols.push({ name, detail, depth, start, end, nameStart: node.nameStart });
    if (end > bodyStart) folds.push({ start: bodyStart, end, kind: 'node' });
  });
  folds.push(...commentFolds(file), ...conditionFolds(file));
  return { symbols, folds: folds.filter(({ start, end }) => file.text.slice(start, end).includes('\n')) };
}

type Visit = { readonly node: NodeSyntax; readonly name: string; readonly depth: number };

/** Bodies in the order of the text, without recursion: nesting has no small bound. */
function eachNode({ syntax }: OpenFile, see: (node: NodeSyntax, name: string, depth: number) => void): void {
  const stack: Visit[] = [];
  for (const top of [...syntax.tops].reverse()) {
    if (top.kind === 'root') stack.push({ node: top.body, name: '/', depth: 0 });
    if (top.kind === 'extend') {
      const { target } = top.target;
      stack.push({ node: top.body, name: target.startsWith('/') ? `&{${target}}` : `&${target}`, depth: 0 });
    }
  }
  for (let seen = 0, next = stack.pop(); next && seen < MAX_SYMBOLS; next = stack.pop(), seen++) {
    see(next.node, next.name, next.depth);
    for (const child of [...next.node.children].reverse()) {
      if (!child.deletes) stack.push({ node: child, name: child.name, depth: next.depth + 1 });
    }
  }
}

function commentFolds({ text, tokens }: OpenFile): Fold[] {
  const folds: Fold[] = [];
  let at = 0;
  for (let i = 0; i < tokens.count; i++) {
    for (let open = text.indexOf('/*', at); open >= 0 && open < (tokens.starts[i] as number);) {
      const end = commentEnd(text, open);
      folds.push({ start: open, end, kind: 'comment' });
      at = Math.max(open + 2, end);
      open = text.indexOf('/*', at);
    }
    at = Math.max(at, tokens.ends[i] as number);
  }
  return folds;
}

function conditionFolds({ directives }: OpenFile): Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const { name, start, end } of directives) {
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') open.push(end);
    const isBranch = name.startsWith('el');
    const from = isBranch || name === 'endif' ? open.pop() : undefined;
    if (from !== undefined) folds.push({ start: from, end: Math.max(from, start - 1), kind: 'condition' });
    if (isBranch) open.push(end);
  }
  return folds;
}
