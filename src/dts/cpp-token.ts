/** The preprocessor's own tokens: C tokens, as gcc 12 reads them in assembler mode. A DTS name may be several of them. */
import * as Is from './character';
import { afterOpenQuote, commentEnd, nameEnd, numberEnd, Quotes, spliceEnd } from './cpp-lexeme';

export type TokenKind = 'name' | 'number' | 'string' | 'character' | 'operator' | 'other';

export type CppToken = {
  readonly kind: TokenKind;
  readonly text: string;
  /** White space stands before it. */
  readonly space: boolean;
  /** It came next to something else by expansion: a space is needed where the two would read as one. */
  readonly joint: boolean;
  /** It named a macro inside that macro's own expansion and is never expanded again. */
  readonly frozen: boolean;
  /** Where it stands in its file; only of the tokens of a directive's line. */
  readonly at?: number;
};

export const token = (kind: TokenKind, text: string, space: boolean): CppToken => {
  return { kind, text, space, joint: false, frozen: false };
};

const DOT = 0x2e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const operators =
  /(?:<<=|>>=|\.\.\.|##|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|->|[+*/%&|^-]=|[-+*/%&|^!~=<>?:;,.(){}[\]#])/y;
const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Reads the tokens of a range one by one. */
export class CppLexer {
  private readonly quotes: Quotes;
  /** Where the last token began. */
  start = 0;

  constructor(
    private readonly text: string,
    public at: number,
    private readonly end: number,
  ) {
    this.quotes = new Quotes(text);
  }

  /** Undefined at the end of the range; `at` is then there. White space is newlines, comments and splices, too. */
  next(): CppToken | undefined {
    const space = this.skipBlank();
    if (this.at >= this.end) return undefined;
    const { kind, end } = this.extent();
    const text = this.text.slice(this.at, end);
    this.start = this.at;
    this.at = end;
    return token(kind, text, space);
  }

  private skipBlank(): boolean {
    let space = false;
    while (this.at < this.end) {
      const c = this.text.charCodeAt(this.at);
      if (Is.classOf(c) & Is.WHITE_SPACE) {
        space = true;
        this.at++;
        continue;
      }
      const comment = commentEnd(this.text, this.at);
      if (comment > 0) {
        space = true;
        this.at = comment;
        continue;
      }
      const splice = c === 0x5c ? spliceEnd(this.text, this.at) : -1;
      if (splice < 0) break;
      this.at = splice;
    }
    return space;
  }

  private extent(): { kind: TokenKind; end: number } {
    const { text, at } = this;
    const c = text.charCodeAt(at);
    const bits = Is.classOf(c);
    if (bits & Is.IDENTIFIER_START) return this.within('name', nameEnd(text, at));
    const number = bits & Is.DIGIT || c === DOT ? numberEnd(text, at) : -1;
    if (number > 0 && number <= this.end) return { kind: 'number', end: number };
    if (c === QUOTE || c === APOSTROPHE) return this.quoted(c === QUOTE ? 'string' : 'character');
    return this.within('operator', matchAt(operators, text, at));
  }

  private quoted(kind: TokenKind): { kind: TokenKind; end: number } {
    const end = this.quotes.endAt(this.at);
    if (end > 0 && end <= this.end) return { kind, end };
    return { kind: 'other', end: Math.min(this.end, afterOpenQuote(this.text, this.at)) };
  }

  private within(kind: TokenKind, end: number): { kind: TokenKind; end: number } {
    return end > 0 && end <= this.end ? { kind, end } : { kind: 'other', end: this.at + 1 };
  }
}

/** All tokens of a range. */
export function lexCpp(text: string, start: number, end: number): CppToken[] {
  const lexer = new CppLexer(text, start, end);
  const tokens: CppToken[] = [];
  for (let next = lexer.next(); next; next = lexer.next()) tokens.push(next);
  return tokens;
}

/** The same with their places. */
export function lexPlaced(text: string, start: number, end: number): CppToken[] {
  const lexer = new CppLexer(text, start, end);
  const tokens: CppToken[] = [];
  for (let next = lexer.next(); next; next = lexer.next()) tokens.push({ ...next, at: lexer.start });
  return tokens;
}

const PASTES_WITH_EQUALS = new Set(['=', '!', '>', '<', '+', '-', '*', '/', '%', '&', '|', '^', '>>', '<<']);
const PASTES: Readonly<Record<string, string>> = {
  '>': '>',
  '<': '<%:',
  '+': '+',
  '-': '->',
  '/': '/*',
  '%': ':%',
  '&': '&',
  '|': '|',
  ':': ':>',
  '->': '*',
  '.': '.%',
  '#': '#%',
};

/** Would the two read as one token without a space? As cpp_avoid_paste() of libcpp, gcc 12. */
export function wouldPaste(left: CppToken, right: CppToken): boolean {
  const first = right.kind === 'operator' ? (right.text[0] ?? '') : '';
  if (left.kind === 'operator') {
    if (first === '=' && PASTES_WITH_EQUALS.has(left.text)) return true;
    if (left.text === '.' && right.kind === 'number') return true;
    return first !== '' && (PASTES[left.text] ?? '').includes(first);
  }
  const isWord = right.kind === 'name' || right.kind === 'character';
  if (left.kind === 'name') return isWord || right.kind === 'string' || /^\w+$/.test(right.text);
  if (left.kind === 'number') return isWord || right.kind === 'number' || (first !== '' && '.+-'.includes(first));
  return left.text === '\\' && right.kind === 'name';
}

/** Tokens as text: one space where there was white space, or where two would read as one. */
export function spell(tokens: readonly CppToken[]): string {
  let text = '';
  let previous: CppToken | undefined;
  for (const next of tokens) {
    if (previous && (next.space || (next.joint && wouldPaste(previous, next)))) text += ' ';
    text += next.text;
    previous = next;
  }
  return text;
}
