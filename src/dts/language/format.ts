/**
 * A file in the kernel's style: a statement a line, bodies indented, single spaces between cells. Keeps comments,
 * directives, blank lines (one at a time) and the lines that a long value is broken into; lines of a table stay as they
 * are but for their indentation.
 *
 * Always true: the tokens, comments and directives are the same before and after, so the tree is, too; formatting
 * twice is formatting once.
 */
import * as Kind from '../token-kind';
import { readFileText, wordOf, type FileText } from './file-text';
import { columnAfter, columnOf, extrasIn, newlines, TAB_WIDTH, type Extra } from './format-gap';

/** A tab, or that many spaces. */
export type Indent = { readonly tab: boolean; readonly width: number };

/** Deeper bodies are not indented further. */
const MAX_INDENT = 64;
/** A value that was broken at a further column than this is not aligned there. */
const MAX_COLUMN = 160;

/** Undefined when the file cannot be formatted without a change of what it says. */
export function formatText(text: string, indent: Indent = indentOf(text)): string | undefined {
  let formatted = formatOnce(text, indent);
  for (let pass = 1; pass < MAX_PASSES && formatted !== undefined; pass++) {
    const again = formatOnce(formatted, indent);
    if (again === formatted) return formatted;
    formatted = again;
  }
  return undefined;
}

/** Text that is no devicetree may take more than one; what does not settle is left alone. */
const MAX_PASSES = 4;

function formatOnce(text: string, indent: Indent): string | undefined {
  const before = readFileText(text);
  const formatted = new Formatter(before, indent, text.includes('\r\n') ? '\r\n' : '\n').run();
  return sameMeaning(before, readFileText(formatted)) ? formatted : undefined;
}

/** The one that most indented lines have; tabs where nothing is. */
export function indentOf(text: string): Indent {
  const spaces = [...text.matchAll(/\{[^\S\n]*\r?\n( +)\S/g)].map((match) => (match[1] ?? '').length);
  const tabs = [...text.matchAll(/^\t/gm)].length;
  if (spaces.length === 0 || tabs > spaces.length) return { tab: true, width: TAB_WIDTH };
  return { tab: false, width: Math.min(TAB_WIDTH, Math.max(2, Math.min(...spaces))) };
}

function sameMeaning(a: FileText, b: FileText): boolean {
  if (a.tokens.count !== b.tokens.count || a.directives.length !== b.directives.length) return false;
  for (let i = 0; i < a.tokens.count; i++) {
    if (a.tokens.kinds[i] !== b.tokens.kinds[i] || wordOf(a.tokens, i) !== wordOf(b.tokens, i)) return false;
  }
  const sameComments = commentsOf(a).join('\n') === commentsOf(b).join('\n');
  return sameComments && a.directives.every(({ start, end }, i) => sameDirective(a, start, end, b, i));
}

function sameDirective(a: FileText, start: number, end: number, b: FileText, index: number): boolean {
  const twin = b.directives[index];
  return twin !== undefined && a.text.slice(start, end).trimEnd() === b.text.slice(twin.start, twin.end).trimEnd();
}

/** Comments and line markers, white space at the ends of their lines apart. */
function commentsOf({ text, tokens, directives }: FileText): string[] {
  const comments: string[] = [];
  let end = 0;
  for (let i = 0; i < tokens.count; i++) {
    for (const extra of extrasIn(text, end, tokens.starts[i] as number, directives)) {
      comments.push(extra.text.replace(/[ \t]*\r?\n\s*/g, '\n').trim());
    }
    end = tokens.ends[i] as number;
  }
  return comments;
}

/** One statement, from its first token to the `;` or `{` that ends it. */
type Statement = {
  /** Columns of its first token, as it was and as it is. */
  wasColumn: number;
  column: number;
  /** Columns of its value; -1 before it. */
  wasValue: number;
  value: number;
  /** The value, or its cells, began on a line of their own: what follows are rows. */
  table: boolean;
  /** Inside `< … >` or `[ … ]`. */
  cells: boolean;
  parens: number;
};

class Formatter {
  private readonly out: string[] = [];
  private column = 0;
  private depth = 0;
  /** Undefined between statements. */
  private statement: Statement | undefined;
  /** What was written last must end its line. */
  private lineIsFull = false;
  /** What was written last is a `{`. */
  private atBodyStart = false;
  private readonly kinds: Uint8Array;
  private readonly text: string;

  constructor(
    private readonly file: FileText,
    private readonly indent: Indent,
    private readonly newline: string,
  ) {
    this.kinds = file.tokens.kinds;
    this.text = file.text;
  }

  run(): string {
    const { tokens } = this.file;
    let end = 0;
    for (let i = 0; i < tokens.count; i++) {
      const start = tokens.starts[i] as number;
      this.gap(i, end, start);
      end = tokens.ends[i] as number;
      if (this.kinds[i] !== Kind.END) this.token(i, start, this.text.slice(start, end));
    }
    const whole = this.out.join('').trimEnd();
    return whole === '' ? '' : `${whole}${this.newline}`;
  }

  private write(text: string): void {
    this.out.push(text);
    this.column = columnAfter(this.column, text);
  }

  private gap(index: number, start: number, end: number): void {
    let at = start;
    for (const extra of extrasIn(this.text, start, end, this.file.directives)) {
      this.extra(index, extra, at);
      at = extra.end;
    }
    this.beforeToken(index, at, end, at > start);
  }

  private extra(index: number, extra: Extra, from: number): void {
    const lines = newlines(this.text, from, extra.start);
    const isFirst = this.out.length === 0;
    if (extra.kind === 'line') {
      if (!isFirst) this.write(this.newline.repeat(Math.min(2, Math.max(1, lines))));
      this.write(extra.text);
    } else if (isFirst) this.write(extra.text);
    else if (lines === 0 && !this.lineIsFull) this.write(`${this.text.slice(from, extra.start) || ' '}${extra.text}`);
    else {
      this.breakLine(lines, this.columnFor(index, extra.start, true), false);
      this.write(this.shifted(extra.text));
    }
    this.lineIsFull = extra.kind === 'line' || extra.text.startsWith('//');
    this.atBodyStart = false;
  }

  /** Lines of a block comment that begin with a star stand under the first one. */
  private shifted(text: string): string {
    const lines = text.split(/\r?\n/);
    if (lines.length === 1 || !lines.slice(1).every((line) => /^\s*\*/.test(line))) return text;
    const blanks = this.blanks(this.column);
    return lines.map((line, i) => (i === 0 ? line : `${blanks} ${line.trim()}`)).join(this.newline);
  }

  private beforeToken(index: number, from: number, to: number, afterExtra: boolean): void {
    const kind = this.kinds[index] as number;
    const lines = newlines(this.text, from, to);
    if (kind === Kind.BRACE_CLOSE || (kind === Kind.STRAY_NAME && lines > 0)) this.statement = undefined;
    if (kind === Kind.BRACE_CLOSE && this.depth > 0) this.depth--;
    if (this.out.length === 0 || kind === Kind.END) return;
    const opensCells = this.kinds[index - 1] === Kind.LESS && this.statement?.parens === 0;
    if (this.statement && opensCells && this.startsLine(index, to)) this.statement.table = true;
    const breaks = afterExtra ? lines > 0 || this.mustBreak(index) : this.breaks(index, lines);
    const isFull = this.lineIsFull;
    this.lineIsFull = false;
    if (breaks || isFull) this.breakLine(lines, this.columnFor(index, to, false), kind === Kind.BRACE_CLOSE);
    else this.write(this.between(index, afterExtra, from, to));
  }

  /** Goes to a new line; blank lines stay, but not at the ends of a body. */
  private breakLine(lines: number, column: number, isBodyEnd: boolean): void {
    const blank = lines > 1 && !this.atBodyStart && !isBodyEnd;
    this.write(this.newline.repeat(blank ? 2 : 1));
    this.write(this.blanks(column));
  }

  private blanks(column: number): string {
    if (!this.indent.tab) return ' '.repeat(column);
    return '\t'.repeat(Math.floor(column / TAB_WIDTH)) + ' '.repeat(column % TAB_WIDTH);
  }

  private indented(depth: number): number {
    return Math.min(depth, MAX_INDENT) * this.indent.width;
  }

  /** Where a line that begins with the text at `offset` is to start. */
  private columnFor(index: number, offset: number, isComment: boolean): number {
    const { statement } = this;
    if (!statement) return this.indented(this.depth);
    const was = columnOf(this.text, offset);
    const shift = (now: number, before: number, least: number): number =>
      Math.min(MAX_COLUMN, was >= before + least ? now + was - before : now + least);
    const closes = this.kinds[index] === Kind.GREATER && !isComment && statement.parens === 0;
    if (this.kinds[index - 1] === Kind.OMIT_IF_NO_REF || this.kinds[index - 1] === Kind.LABEL) return statement.column;
    if (statement.table || statement.value < 0) {
      return shift(statement.column, statement.wasColumn, closes ? 0 : this.indent.width);
    }
    if (!statement.cells && statement.parens === 0) return Math.min(MAX_COLUMN, statement.value);
    return shift(statement.value, statement.wasValue, 1);
  }

  /** Tokens that never share a line with the one before. */
  private mustBreak(index: number): boolean {
    const [before, kind] = [this.kinds[index - 1], this.kinds[index]];
    return (
      before === Kind.BRACE_OPEN || kind === Kind.BRACE_CLOSE || (before === Kind.SEMICOLON && kind !== Kind.PLUGIN)
    );
  }

  private breaks(index: number, lines: number): boolean {
    const [before, kind] = [this.kinds[index - 1], this.kinds[index]];
    if (before === Kind.BRACE_OPEN && kind === Kind.BRACE_CLOSE) return lines > 0;
    if (this.mustBreak(index)) return true;
    if (kind === Kind.SEMICOLON || kind === Kind.COMMA || kind === Kind.EQUALS || kind === Kind.BRACE_OPEN)
      return false;
    if (kind === Kind.GREATER && this.statement?.parens === 0) return lines > 0 && this.statement.table;
    return lines > 0;
  }

  /** Between two tokens on one line. */
  private between(index: number, afterExtra: boolean, from: number, to: number): string {
    const [before, kind] = [this.kinds[index - 1] as number, this.kinds[index] as number];
    const blanks = this.text.slice(from, to);
    const had = afterExtra || blanks !== '' ? ' ' : '';
    if (kind === Kind.SEMICOLON) return '';
    if (kind === Kind.BRACE_OPEN || kind === Kind.EQUALS || before === Kind.EQUALS || before === Kind.LABEL) return ' ';
    if (before === Kind.PAREN_OPEN || kind === Kind.PAREN_CLOSE || kind === Kind.COMMA) return '';
    const { parens = 0, table = false } = this.statement ?? {};
    if (table && blanks !== '' && !blanks.includes('\n')) return blanks;
    if (before === Kind.COMMA) return ' ';
    if (parens > 0) return had;
    if (before === Kind.LESS || kind === Kind.GREATER || before === Kind.BRACKET_OPEN || kind === Kind.BRACKET_CLOSE)
      return '';
    return had;
  }

  private token(index: number, start: number, text: string): void {
    const kind = this.kinds[index] as number;
    this.statement ??= this.begin(start);
    if (this.kinds[index - 1] === Kind.EQUALS) this.beginValue(this.statement, index, start);
    this.write(text);
    this.atBodyStart = kind === Kind.BRACE_OPEN;
    if (kind === Kind.BRACE_OPEN) this.depth++;
    if (kind === Kind.BRACE_OPEN || kind === Kind.SEMICOLON) this.statement = undefined;
    else track(this.statement, kind);
  }

  private begin(start: number): Statement {
    const wasColumn = columnOf(this.text, start);
    return { wasColumn, column: this.column, wasValue: -1, value: -1, table: false, cells: false, parens: 0 };
  }

  private beginValue(statement: Statement, index: number, start: number): void {
    statement.wasValue = columnOf(this.text, start);
    statement.value = this.column;
    statement.table = this.startsLine(index, start);
  }

  private startsLine(index: number, start: number): boolean {
    return newlines(this.text, this.file.tokens.ends[index - 1] ?? 0, start) > 0;
  }
}

function track(statement: Statement, kind: number): void {
  if (kind === Kind.PAREN_OPEN) statement.parens++;
  else if (kind === Kind.PAREN_CLOSE) statement.parens = Math.max(0, statement.parens - 1);
  else if (statement.parens > 0) return;
  else if (kind === Kind.LESS || kind === Kind.BRACKET_OPEN) statement.cells = true;
  else if (kind === Kind.GREATER || kind === Kind.BRACKET_CLOSE) statement.cells = false;
}
