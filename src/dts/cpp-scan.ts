/**
 * A file → directives, and the text between them with the identifiers in it. Made once per content: after a key press
 * only the edited file is scanned again.
 */
import * as Is from './character';
import { blanks, DIRECTIVES, isRestBlank } from './directive-lines';
import type { Macro, MacroError } from './cpp-macro';
import { afterOpenQuote, commentEnd, nameEnd, numberEnd, Quotes, spliceEnd } from './cpp-lexeme';

export type TextItem = {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
  /** Indices into `identifiers`. */
  readonly firstIdentifier: number;
  readonly lastIdentifier: number;
};

/** From the `#` to the end of its line, continued lines included. `name` is empty for a line marker. */
export type DirectiveItem = {
  readonly kind: 'directive';
  readonly name: string;
  readonly start: number;
  readonly nameStart: number;
  readonly bodyStart: number;
  readonly end: number;
  /** What a `#define` says in a file of that path, once it was asked. */
  definition?: { readonly path: string; readonly macro: Macro | MacroError };
};

/** `/include/ "file"`, which dtc reads itself. */
export type DtcIncludeItem = {
  readonly kind: 'include';
  readonly file: string;
  readonly start: number;
  readonly end: number;
};

export type CppItem = TextItem | DirectiveItem | DtcIncludeItem;

export type ScannedFile = {
  readonly text: string;
  readonly items: readonly CppItem[];
  /** Start, end and atom of each identifier in text. */
  readonly identifiers: Int32Array;
  /** Where the backslash-newlines in text stand. */
  readonly splices: readonly number[];
};

/** Names as small numbers, the same in all files. */
export class Atoms {
  private readonly atoms = new Map<string, number>();

  of(name: string): number {
    const known = this.atoms.get(name);
    if (known !== undefined) return known;
    this.atoms.set(name, this.atoms.size);
    return this.atoms.size - 1;
  }

  get size(): number {
    return this.atoms.size;
  }
}

const NEWLINE = 0x0a;
const HASH = 0x23;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const dtcInclude = /\/include\/[ \t\r\n\v\f]*"((?:[^"\\]|\\.){0,4096})"/y;

class CppScanner {
  private readonly items: CppItem[] = [];
  private readonly identifiers: number[] = [];
  private readonly splices: number[] = [];
  private at = 0;
  private textStart = 0;
  private textIdentifiers = 0;
  private lineStart = true;
  private readonly quotes: Quotes;

  constructor(
    private readonly text: string,
    private readonly atoms: Atoms,
    /** False for a file that dtc includes: no directives then. */
    private readonly preprocess: boolean,
  ) {
    this.quotes = new Quotes(text);
  }

  run(): ScannedFile {
    const { text } = this;
    while (this.at < text.length) this.step(text.charCodeAt(this.at));
    this.endText(text.length);
    const identifiers = Int32Array.from(this.identifiers);
    return { text, items: this.items, identifiers, splices: this.splices };
  }

  private step(c: number): void {
    const bits = Is.classOf(c);
    if (c === NEWLINE) {
      this.lineStart = true;
      this.at++;
    } else if (bits & Is.WHITE_SPACE) this.at++;
    else if (c === HASH && this.lineStart && this.preprocess && this.directive()) return;
    else if (c === SLASH) this.slash();
    else {
      this.lineStart = false;
      if (bits & Is.IDENTIFIER_START) this.identifier();
      else if (bits & Is.DIGIT || c === 0x2e) this.at = Math.max(this.at + 1, numberEnd(this.text, this.at));
      else if (c === 0x22 || c === 0x27) this.at = quoteEnd(this.text, this.at, this.quotes);
      else if (c === BACKSLASH) this.splice();
      else this.at++;
    }
  }

  private slash(): void {
    const comment = commentEnd(this.text, this.at);
    if (comment > 0) {
      if (this.text.charCodeAt(this.at + 1) === SLASH) this.splicesUpTo(comment);
      this.at = comment;
      return;
    }
    this.lineStart = false;
    dtcInclude.lastIndex = this.at;
    const match = this.text.startsWith('/include/', this.at) ? dtcInclude.exec(this.text) : null;
    if (!match) {
      this.at++;
      return;
    }
    this.endText(this.at);
    const end = this.at + match[0].length;
    this.items.push({ kind: 'include', file: match[1] ?? '', start: this.at, end });
    this.beginText(end);
  }

  /** A continued line of a comment is one line for dtc, too. */
  private splicesUpTo(end: number): void {
    const { text } = this;
    for (let at = text.indexOf('\n', this.at); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
      this.splices.push(text.charCodeAt(at - 1) === BACKSLASH ? at - 1 : at - 2);
  }

  private identifier(): void {
    const end = nameEnd(this.text, this.at);
    this.identifiers.push(this.at, end, this.atoms.of(this.text.slice(this.at, end)));
    this.at = end;
  }

  private splice(): void {
    const end = spliceEnd(this.text, this.at);
    if (end > 0) this.splices.push(this.at);
    this.at = end > 0 ? end : this.at + 1;
  }

  private directive(): boolean {
    const { text } = this;
    const start = this.at;
    blanks.lastIndex = start + 1;
    blanks.test(text);
    const nameStart = blanks.lastIndex;
    const nameStop = nameEnd(text, nameStart);
    const name = nameStop > 0 ? text.slice(nameStart, nameStop) : '';
    const isNull = name === '' && isRestBlank(text, nameStart);
    if (!DIRECTIVES.has(name) && !isNull) {
      this.lineStart = false;
      return false;
    }
    this.endText(this.lineBegin(start));
    const bodyStart = Math.max(nameStart, nameStop);
    const end = directiveEnd(text, bodyStart, this.quotes);
    this.items.push({ kind: 'directive', name, start, nameStart, bodyStart, end });
    // The newline stays in the text, so that lines stay lines.
    this.beginText(end);
    return true;
  }

  /** White space before a directive goes with it. */
  private lineBegin(start: number): number {
    let at = start;
    while (
      at > this.textStart &&
      Is.classOf(this.text.charCodeAt(at - 1)) & Is.WHITE_SPACE &&
      this.text.charCodeAt(at - 1) !== NEWLINE
    )
      at--;
    return at;
  }

  private endText(end: number): void {
    const last = this.identifiers.length;
    if (end > this.textStart) {
      const range = { firstIdentifier: this.textIdentifiers, lastIdentifier: last };
      this.items.push({ kind: 'text', start: this.textStart, end, ...range });
    }
  }

  private beginText(start: number): void {
    this.at = start;
    this.textStart = start;
    this.textIdentifiers = this.identifiers.length;
  }
}

const quoteEnd = (text: string, at: number, quotes: Quotes): number => {
  const end = quotes.endAt(at);
  return end < 0 ? afterOpenQuote(text, at) : end;
};

/** A directive's line ends at a newline that is neither continued nor inside a comment. */
function directiveEnd(text: string, from: number, quotes: Quotes): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE) {
    const c = text.charCodeAt(at);
    let next = -1;
    if (c === SLASH) next = commentEnd(text, at);
    else if (c === BACKSLASH) next = spliceEnd(text, at);
    else if (c === 0x22 || c === 0x27) next = quoteEnd(text, at, quotes);
    at = next > 0 ? next : at + 1;
  }
  return at;
}

export const scanFile = (text: string, atoms: Atoms, preprocess: boolean): ScannedFile =>
  new CppScanner(text, atoms, preprocess).run();
