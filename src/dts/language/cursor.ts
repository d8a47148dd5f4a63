/** Where a cursor stands in the grammar: what could be typed there. */
import { commentEnd } from '../cpp-lexeme';
import * as Kind from '../token-kind';
import type { OpenFile } from './context';
import { wordOf } from './file-text';

export type Cursor =
  /** Nothing is offered: a comment, a directive. */
  | { readonly kind: 'none' }
  /** Behind `&`. */
  | { readonly kind: 'reference'; readonly start: number; readonly end: number; readonly property: string | undefined }
  /** Where a statement begins. */
  | { readonly kind: 'statement'; readonly start: number; readonly end: number }
  | { readonly kind: 'delete-node' | 'delete-property'; readonly start: number; readonly end: number }
  /** In the value of a property; `inside` what brackets, or none. */
  | {
      readonly kind: 'value';
      readonly property: string;
      readonly inside: 'cells' | 'string' | 'nothing';
      readonly start: number;
      readonly end: number;
    };

const WORD_BEFORE = /[A-Za-z0-9,._+?#@-]*$/;
const WORD_AFTER = /^[A-Za-z0-9,._+?#@-]*/;
const REFERENCE_BEFORE = /&([A-Za-z_]\w*)?$/;
/** Tokens looked back through for the beginning of a statement. */
const MAX_BACK = 5_000;

export function cursorAt(file: OpenFile, offset: number): Cursor {
  const { text, tokens, directives } = file;
  if (directives.some(({ start, end }) => start < offset && offset <= end)) return { kind: 'none' };
  const index = lastBefore(file, offset);
  const tokenEnd = index < 0 ? 0 : (tokens.ends[index] as number);
  if (tokenEnd < offset && inComment(text, tokenEnd, offset)) return { kind: 'none' };
  const word = wordAround(text, offset);
  const statement = statementOf(file, index, offset);
  const reference = REFERENCE_BEFORE.exec(text.slice(Math.max(0, offset - MAX_WORD), offset));
  const isString = index >= 0 && isStringAt(tokens.kinds[index], tokens.starts[index] as number, tokenEnd, offset);
  if (reference && !isString) {
    const start = offset - (reference[1]?.length ?? 0);
    const length = /^\w*/.exec(text.slice(offset, offset + MAX_WORD))?.[0].length ?? 0;
    return { kind: 'reference', start, end: offset + length, property: statement.property };
  }
  if (statement.property === undefined) return { kind: statement.kind, ...word };
  if (!isString)
    return { kind: 'value', property: statement.property, inside: statement.cells ? 'cells' : 'nothing', ...word };
  const start = tokens.starts[index] as number;
  const closes = tokens.kinds[index] === Kind.STRING ? 1 : 0;
  return { kind: 'value', property: statement.property, inside: 'string', start: start + 1, end: tokenEnd - closes };
}

/** Longest word that is completed. */
const MAX_WORD = 256;

function wordAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, offset - MAX_WORD), offset))?.[0].length ?? 0;
  const after = WORD_AFTER.exec(text.slice(offset, offset + MAX_WORD))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

const isStringAt = (kind: number | undefined, start: number, end: number, offset: number): boolean =>
  start < offset && ((kind === Kind.STRING && offset < end) || (kind === Kind.OPEN_STRING && offset <= end));

function lastBefore({ tokens }: OpenFile, offset: number): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function inComment(text: string, from: number, offset: number): boolean {
  for (let slash = text.indexOf('/', from); slash >= 0 && slash < offset - 1; slash = text.indexOf('/', slash + 1)) {
    const end = commentEnd(text, slash);
    if (end <= 0) continue;
    if (end >= offset && !(text.startsWith('/*', slash) && end === offset)) return true;
    slash = end - 1;
  }
  return false;
}

type Statement = {
  readonly kind: 'statement' | 'delete-node' | 'delete-property';
  /** Set when the cursor is behind its `=`. */
  readonly property: string | undefined;
  readonly cells: boolean;
};

/** Looks back to where the statement began. The word at the cursor itself says nothing yet. */
function statementOf({ tokens }: OpenFile, index: number, offset: number): Statement {
  const { kinds, ends } = tokens;
  const isTyping = index >= 0 && (ends[index] as number) >= offset && isWord(kinds[index] as number);
  let opens = 0;
  for (let i = isTyping ? index - 1 : index, back = 0; i >= 0 && back < MAX_BACK; i--, back++) {
    const kind = kinds[i] as number;
    if (kind === Kind.LESS) opens++;
    else if (kind === Kind.GREATER) opens--;
    else if (kind === Kind.EQUALS && opens >= 0) {
      return { kind: 'statement', property: i > 0 ? wordOf(tokens, i - 1) : '', cells: opens > 0 };
    } else if (kind === Kind.DELETE_NODE) return { kind: 'delete-node', property: undefined, cells: false };
    else if (kind === Kind.DELETE_PROPERTY) return { kind: 'delete-property', property: undefined, cells: false };
    else if (kind === Kind.SEMICOLON || kind === Kind.BRACE_OPEN || kind === Kind.BRACE_CLOSE) break;
    else if (kind === Kind.STRAY_NAME) break;
  }
  return { kind: 'statement', property: undefined, cells: false };
}

const isWord = (kind: number): boolean =>
  kind === Kind.NAME || kind === Kind.STRAY_NAME || kind === Kind.WORD || kind === Kind.NUMBER;
