/** The preprocessor's own tokens: C tokens, as gcc 12 reads them in assembler mode. A DTS name may be several of them. */
import * as Is from './character';

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
};

export const token = (kind: TokenKind, text: string, space: boolean): CppToken => {
  return { kind, text, space, joint: false, frozen: false };
};

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const operators =
  /(?:<<=|>>=|\.\.\.|##|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|->|[+*/%&|^-]=|[-+*/%&|^!~=<>?:;,.(){}[\]#])/y;
const spliced = /\\\r?\n/y;
const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** One past the name, number or quoted text that starts here; -1 if none does. */
export function nameEnd(text: string, from: number): number {
  if (!(Is.classOf(text.charCodeAt(from)) & Is.IDENTIFIER_START)) return -1;
  let at = from + 1;
  while (Is.classOf(text.charCodeAt(at)) & Is.IDENTIFIER_PART) at++;
  return at;
}

/** A preprocessing number swallows letters, and a sign after `e` or `p`. */
export function numberEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === DOT) at++;
  if (!(Is.classOf(text.charCodeAt(at)) & Is.DIGIT)) return -1;
  for (at++; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (Is.classOf(c) & Is.IDENTIFIER_PART || c === DOT) continue;
    const isSign = c === 0x2b || c === 0x2d;
    if (!isSign || !'eEpP'.includes(text[at - 1] as string)) break;
  }
  return at;
}

/** A string or character literal; a quote that its line does not close is none. */
export function quotedEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  if (quote !== QUOTE && quote !== APOSTROPHE) return -1;
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) return at + 1;
    if (c === NEWLINE) return -1;
    if (c === BACKSLASH) at++;
  }
  return -1;
}

/**
 * quotedEnd() asked again and again along a text. That a quote is not closed is found out once: an escaped quote after
 * it, where reading goes on, reaches the end of the line in the same step and is not closed either.
 */
export class Quotes {
  private readonly open = { [QUOTE]: NOWHERE, [APOSTROPHE]: NOWHERE };

  constructor(private readonly text: string) {}

  endAt(from: number): number {
    const quote = this.text.charCodeAt(from);
    if (quote !== QUOTE && quote !== APOSTROPHE) return -1;
    const { start, end } = this.open[quote];
    if (start <= from && from < end) return -1;
    const close = quotedEnd(this.text, from);
    if (close < 0) this.open[quote] = { start: from, end: unclosedEnd(this.text, from) };
    return close;
  }
}

const NOWHERE = { start: 0, end: 0 };

/** The end of the line, continued ones included, in which quotedEnd() found nothing. */
function unclosedEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length && text.charCodeAt(at) !== NEWLINE; at++) if (text.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

export const spliceEnd = (text: string, at: number): number => matchAt(spliced, text, at);

/** One past the comment that starts here, -1 if none does. One that is never closed ends with the text. */
export function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x2f) return -1;
  const next = text.charCodeAt(at + 1);
  if (next === 0x2f) return lineCommentEnd(text, at);
  if (next !== 0x2a) return -1;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/** A backslash at the end of its line continues it. */
function lineCommentEnd(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    const before = text.charCodeAt(at - 1) === 0x0d ? at - 2 : at - 1;
    if (text.charCodeAt(before) !== BACKSLASH) return at;
  }
  return text.length;
}

/** Reads the tokens of a range one by one. */
export class CppLexer {
  private readonly quotes: Quotes;

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
    if (c === QUOTE || c === APOSTROPHE)
      return this.within(c === QUOTE ? 'string' : 'character', this.quotes.endAt(at));
    return this.within('operator', matchAt(operators, text, at));
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
