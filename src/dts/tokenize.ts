/**
 * Text → tokens, with the modes of dtc's lexer (dtc-lexer.l, 1.8.1): what a word is depends on what stands before it.
 * Typed arrays, because a board has a hundred thousand tokens and is read anew at each key press.
 *
 * Always true of Tokens:
 *  - tokens are in order and do not overlap, and between them is only white space, comments, line markers,
 *    `/include/` directives and the rest of a flaw;
 *  - the last one is END, empty, at the end of the text.
 */
import * as Is from './character';
import { MAX_OPEN_STRING_LOOKAHEAD, MAX_TOKENS } from './limits';
import * as Kind from './token-kind';
import {
  afterString,
  includeDirective,
  keyword,
  lineMarker,
  numberLiteral,
  operators,
  operatorStarts,
  pathReference,
  statementStart,
  wholeNumber,
} from './token-patterns';

/** `# 12 "file"`: the line after `end` is line 12 of `file`. */
export type LineMarker = { readonly start: number; readonly end: number; readonly line: number; readonly file: string };
export type IncludeDirective = { readonly start: number; readonly end: number; readonly file: string };
/** Text that is no token at all. */
export type Flaw = {
  readonly kind: 'open-comment' | 'last-line' | 'too-many-tokens';
  readonly start: number;
  readonly end: number;
};

export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly markers: readonly LineMarker[];
  readonly includes: readonly IncludeDirective[];
  readonly flaws: readonly Flaw[];
};

const enum Mode {
  Initial,
  Value,
  Name,
  Bytes,
}

const NEWLINE = 0x0a;
const HASH = 0x23;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const STAR = 0x2a;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

class Scanner {
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private count = 0;
  private at = 0;
  private mode: Mode = Mode.Initial;
  private newline = true;
  /** The next name was recognised by its place at a line's start, although a value was not finished. */
  private stray = false;
  private lookahead = MAX_OPEN_STRING_LOOKAHEAD;
  /** No `*` + `/` comes after this position. */
  private lastCommentClose = Number.MAX_SAFE_INTEGER;
  private readonly markers: LineMarker[] = [];
  private readonly includes: IncludeDirective[] = [];
  private readonly flaws: Flaw[] = [];

  constructor(private readonly text: string) {
    const guess = (text.length >> 2) + 16;
    this.kinds = new Uint8Array(guess);
    this.starts = new Int32Array(guess);
    this.ends = new Int32Array(guess);
  }

  run(): Tokens {
    for (;;) {
      this.skipBlank();
      if (this.at >= this.text.length) break;
      if (this.count >= MAX_TOKENS) {
        this.flaws.push({ kind: 'too-many-tokens', start: this.at, end: this.at + 1 });
        break;
      }
      this.token(this.text.charCodeAt(this.at));
    }
    this.at = this.text.length;
    this.push(Kind.END, this.at);
    const { text, count, kinds, starts, ends, markers, includes, flaws } = this;
    return { text, count, kinds, starts, ends, markers, includes, flaws };
  }

  private push(kind: number, end: number): void {
    if (this.count === this.kinds.length) this.grow();
    this.kinds[this.count] = kind;
    this.starts[this.count] = this.at;
    this.ends[this.count] = end;
    this.count++;
    this.at = end;
    this.newline = false;
  }

  private grow(): void {
    const larger = <T extends Uint8Array | Int32Array>(old: T, fresh: T): T => (fresh.set(old), fresh);
    const size = this.kinds.length * 2;
    this.kinds = larger(this.kinds, new Uint8Array(size));
    this.starts = larger(this.starts, new Int32Array(size));
    this.ends = larger(this.ends, new Int32Array(size));
  }

  private skipBlank(): void {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (Is.classOf(c) & Is.WHITE_SPACE) {
        if (c === NEWLINE) this.newline = true;
        this.at++;
      } else if (c === Kind.SLASH) {
        if (!this.comment() && !this.include()) return;
      } else if (c !== HASH || !this.marker()) return;
    }
  }

  /** Skips a comment. One that is never closed costs its line only. */
  private comment(): boolean {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (next !== STAR && next !== Kind.SLASH) return false;
    const close = next === STAR && at < this.lastCommentClose ? text.indexOf('*/', at + 2) : -1;
    if (next === STAR && close < 0) this.lastCommentClose = Math.min(at, this.lastCommentClose);
    if (close >= 0) {
      this.at = close + 2;
      return true;
    }
    const lineEnd = text.indexOf('\n', at);
    this.at = lineEnd < 0 ? text.length : lineEnd;
    if (next === STAR) this.flaws.push({ kind: 'open-comment', start: at, end: this.at });
    else if (lineEnd < 0) this.flaws.push({ kind: 'last-line', start: at, end: this.at });
    return true;
  }

  private include(): boolean {
    if (this.text.charCodeAt(this.at + 1) !== 0x69) return false;
    const match = this.match(includeDirective);
    if (!match) return false;
    this.includes.push({ start: this.at, end: this.at + match[0].length, file: match[1] ?? '' });
    this.at += match[0].length;
    return true;
  }

  private marker(): boolean {
    const { text, at } = this;
    if (at > 0 && text.charCodeAt(at - 1) !== NEWLINE) return false;
    const match = this.match(lineMarker);
    if (!match) return false;
    this.at += match[0].length;
    this.markers.push({ start: at, end: this.at, line: Number(match[1]), file: match[2] ?? '' });
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  private token(c: number): void {
    const bits = Is.classOf(c);
    if (this.newline && bits & Is.NAME_CHARACTER) this.resynchronise();
    let end = this.at + 1;
    if (bits & Is.IDENTIFIER_START) {
      end = this.identifierEnd();
      if (this.text.charCodeAt(end) === COLON) return this.push(Kind.LABEL, end + 1);
      if (this.mode === Mode.Value) return this.push(Kind.WORD, end);
    }
    if (this.mode === Mode.Name && (bits & Is.NAME_CHARACTER || c === BACKSLASH)) return this.name(c, end);
    if (this.mode === Mode.Value && bits & Is.DIGIT) return this.number();
    if (this.mode === Mode.Bytes && bits & Is.HEX_DIGIT) return this.byte();
    if (c === QUOTE) return this.string();
    if (c === APOSTROPHE) return this.character();
    if (c === Kind.AMPERSAND) return this.reference();
    if (c === Kind.SLASH) return this.keyword();
    this.punctuation(c);
  }

  private identifierEnd(): number {
    const { text } = this;
    let end = this.at + 1;
    while (Is.classOf(text.charCodeAt(end)) & Is.IDENTIFIER_PART) end++;
    return end;
  }

  /** `end`: up to where it is known to be a name already. */
  private name(c: number, end: number): void {
    const { text } = this;
    while (Is.classOf(text.charCodeAt(end)) & Is.NAME_CHARACTER) end++;
    if (c === BACKSLASH && end === this.at + 1) return this.push(c, end);
    this.push(this.stray ? Kind.STRAY_NAME : Kind.NAME, end);
    this.stray = false;
    this.mode = Mode.Value;
  }

  /** At a line's start inside an unfinished value: reads names again where the line can only be a statement. */
  private resynchronise(): void {
    if (this.mode !== Mode.Value && this.mode !== Mode.Bytes) return;
    const match = this.match(statementStart);
    if (!match || wholeNumber.test(match[1] ?? '')) return;
    const before = this.count > 0 ? this.kinds[this.count - 1] : Kind.END;
    const valueMayFollow = before === Kind.COMMA || before === Kind.EQUALS || before === Kind.LESS;
    if (match[2] === ';' && valueMayFollow) return;
    this.mode = Mode.Name;
    this.stray = true;
  }

  private number(): void {
    const { text } = this;
    let end = this.at + 1;
    while (Is.classOf(text.charCodeAt(end)) & Is.DIGIT) end++;
    // Plain decimals need no pattern: the common case.
    if (Is.classOf(text.charCodeAt(end)) & Is.IDENTIFIER_START) {
      numberLiteral.lastIndex = this.at;
      numberLiteral.test(text);
      end = numberLiteral.lastIndex;
    }
    this.push(Kind.NUMBER, end);
  }

  private byte(): void {
    const second = Is.classOf(this.text.charCodeAt(this.at + 1)) & Is.HEX_DIGIT;
    if (second) this.push(Kind.BYTE, this.at + 2);
    else this.push(this.text.charCodeAt(this.at), this.at + 1);
  }

  private string(): void {
    const { text } = this;
    const lineEnd = text.indexOf('\n', this.at);
    const end = this.closingQuote();
    if (end < 0 || (lineEnd >= 0 && end > lineEnd && !this.endsPlausibly(end))) {
      this.lookahead -= (end < 0 ? text.length : end) - this.at;
      return this.push(Kind.OPEN_STRING, lineEnd < 0 ? text.length : lineEnd);
    }
    this.push(Kind.STRING, end);
  }

  private endsPlausibly(end: number): boolean {
    afterString.lastIndex = end;
    return afterString.test(this.text);
  }

  /** One past the closing quote, or -1. A backslash before a line's end does not match in dtc's pattern. */
  private closingQuote(): number {
    const { text } = this;
    for (let i = this.at + 1; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === QUOTE) return i + 1;
      if (c === NEWLINE && this.lookahead < 0) return -1;
      if (c === BACKSLASH && text.charCodeAt(++i) === NEWLINE) return -1;
    }
    return -1;
  }

  /** The longest match: `\'` always goes on if it can. Kept to one line, where dtc would run on. */
  private character(): void {
    const { text } = this;
    let end = -1;
    for (let i = this.at + 1; i < text.length && text.charCodeAt(i) !== NEWLINE; i++) {
      if (text.charCodeAt(i) !== APOSTROPHE) continue;
      end = i + 1;
      if (text.charCodeAt(i - 1) !== BACKSLASH) break;
    }
    if (end < 0) this.push(APOSTROPHE, this.at + 1);
    else this.push(Kind.CHARACTER, end);
  }

  private reference(): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (Is.classOf(next) & Is.IDENTIFIER_START) {
      this.at++;
      const end = this.identifierEnd();
      this.at = at;
      return this.push(Kind.LABEL_REF, end);
    }
    const path = next === Kind.BRACE_OPEN ? this.match(pathReference) : null;
    if (path) return this.push(Kind.PATH_REF, at + path[0].length);
    this.punctuation(Kind.AMPERSAND);
  }

  private keyword(): void {
    const word = this.match(keyword)?.[0];
    const kind = word === undefined ? undefined : Kind.KEYWORDS[word];
    if (word === undefined || kind === undefined) return this.punctuation(Kind.SLASH);
    this.push(kind, this.at + word.length);
    if (kind === Kind.DTS_V1 || kind === Kind.MEMRESERVE || kind === Kind.BITS) this.mode = Mode.Value;
    else if (kind >= Kind.DELETE_PROPERTY && kind <= Kind.OMIT_IF_NO_REF) this.mode = Mode.Name;
  }

  private punctuation(c: number): void {
    if (operatorStarts.has(c)) {
      const operator = operators.get(this.text.slice(this.at, this.at + 2));
      if (operator !== undefined) return this.push(operator, this.at + 2);
    }
    this.push(c > 0 && c < 128 ? c : Kind.OTHER, this.at + 1);
    if (c === Kind.BRACE_OPEN || c === Kind.SEMICOLON) this.mode = Mode.Name;
    else if (c === Kind.BRACKET_OPEN) this.mode = Mode.Bytes;
    else if (c === Kind.BRACKET_CLOSE && this.mode === Mode.Bytes) this.mode = Mode.Value;
    if (this.mode === Mode.Name) this.stray = false;
  }
}

export const tokenize = (text: string): Tokens => new Scanner(text).run();
