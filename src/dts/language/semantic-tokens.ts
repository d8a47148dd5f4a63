/** Our own tokens as colours: what each piece of a file is, comments and code that is switched off included. */
import { commentEnd } from '../cpp-lexeme';
import * as Kind from '../token-kind';
import type { Context, OpenFile } from './context';
import { openFile } from './context';

/** Numbers in the answer are indices into this list; the editor's theme knows these names. */
export const TOKEN_TYPES = [
  'keyword',
  'label',
  'node',
  'property',
  'reference',
  'macro',
  'string',
  'number',
  'comment',
  'inactive',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

const TYPE = Object.fromEntries(TOKEN_TYPES.map((type, i) => [type, i])) as Record<TokenType, number>;

/** Start, end and type of each, in order and apart from each other. Offsets count UTF-16 units. */
export type SemanticTokens = Int32Array;

/** A file with more is coloured up to there; the editor's own grammar does the rest. */
export const MAX_COLOURED = 400_000;

const BY_KIND: ReadonlyMap<number, number> = new Map([
  [Kind.LABEL, TYPE.label],
  [Kind.LABEL_REF, TYPE.reference],
  [Kind.PATH_REF, TYPE.reference],
  [Kind.STRING, TYPE.string],
  [Kind.OPEN_STRING, TYPE.string],
  [Kind.CHARACTER, TYPE.string],
  [Kind.NUMBER, TYPE.number],
  [Kind.BYTE, TYPE.number],
  [Kind.WORD, TYPE.macro],
]);

export function semanticTokens(context: Context, path: string): SemanticTokens {
  const file = openFile(context, path);
  if (!file) return new Int32Array(0);
  const pieces = [...inactive(context, file), ...comments(file), ...directives(file), ...words(context, file)];
  return Int32Array.from(withoutOverlaps(pieces).slice(0, MAX_COLOURED).flat());
}

type Piece = readonly [start: number, end: number, type: number];

/** Of two that overlap the one that starts first stays, and of two that start together the longer one. */
function withoutOverlaps(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return sorted.filter((piece) => {
    if (piece[0] < end) return false;
    end = piece[1];
    return true;
  });
}

/** Text between directives that no evaluation took. */
function inactive({ flats }: Context, { path, scan }: OpenFile): Piece[] {
  const taken = flats.flatMap(({ segments }) =>
    segments.filter(({ reading }) => reading.path === path).map(({ source }) => source),
  );
  if (taken.length === 0 || !scan.items.some(({ kind }) => kind === 'directive')) return [];
  taken.sort((a, b) => a - b);
  return scan.items.flatMap((item): Piece[] => {
    if (item.kind !== 'text' || hasBetween(taken, item.start, item.end)) return [];
    return [[item.start, item.end, TYPE.inactive]];
  });
}

function hasBetween(sorted: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Infinity) < end;
}

function comments({ text, tokens }: OpenFile): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let i = 0; i < tokens.count; i++) {
    const end = tokens.starts[i] as number;
    for (let slash = text.indexOf('/', at); slash >= 0 && slash < end; slash = text.indexOf('/', at)) {
      const close = commentEnd(text, slash);
      if (close > 0) pieces.push([slash, Math.min(close, text.length), TYPE.comment]);
      at = Math.max(slash + 1, close);
    }
    at = Math.max(at, tokens.ends[i] as number);
  }
  return pieces;
}

const INCLUDED = /["<].*[">]/;

/** The word of a directive, and the name that an include gives. */
function directives({ text, directives: items }: OpenFile): Piece[] {
  return items.flatMap(({ name, start, bodyStart, end }): Piece[] => {
    const word: Piece = [start, bodyStart, TYPE.keyword];
    const included = name === 'include' ? INCLUDED.exec(text.slice(bodyStart, end)) : null;
    if (!included) return [word];
    const at = bodyStart + included.index;
    return [word, [at, at + included[0].length, TYPE.string]];
  });
}

function words({ macros }: Context, { tokens, text, scan }: OpenFile): Piece[] {
  const pieces: Piece[] = [];
  const { identifiers } = scan;
  for (let i = 0; i < identifiers.length; i += 3) {
    const [start, end] = [identifiers[i] as number, identifiers[i + 1] as number];
    if (macros.size > 0 && macros.has(text.slice(start, end))) pieces.push([start, end, TYPE.macro]);
  }
  for (let i = 0; i < tokens.count; i++) {
    const type = typeOf(tokens.kinds, i);
    if (type !== undefined) pieces.push([tokens.starts[i] as number, tokens.ends[i] as number, type]);
  }
  return pieces;
}

function typeOf(kinds: Uint8Array, index: number): number | undefined {
  const kind = kinds[index] as number;
  if (kind >= Kind.DTS_V1 && kind <= Kind.INCBIN) return TYPE.keyword;
  if (kind !== Kind.NAME && kind !== Kind.STRAY_NAME) return BY_KIND.get(kind);
  const isNode = kinds[index + 1] === Kind.BRACE_OPEN || kinds[index - 1] === Kind.DELETE_NODE;
  return isNode ? TYPE.node : TYPE.property;
}
