/** The parser's place in the tokens, and what it collects on the way: bytes of values and problems. */
import { ByteSink } from './byte-sink';
import type { DtsCode } from './codes';
import type { Positions } from './positions';
import type { Problems } from './problems';
import type { LabelSyntax } from './syntax';
import * as Kind from './token-kind';
import type { Tokens } from './tokenize';

const identifier = /[A-Za-z_][A-Za-z0-9_]*/y;

/** Reads one `/incbin/`, at which the reader stands, into the bytes. False when it is broken, and reported. */
export type IncbinParser = (reader: Reader) => boolean;

export class Reader {
  at = 0;
  readonly bytes = new ByteSink();
  private readonly kinds: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  readonly text: string;

  constructor(
    readonly tokens: Tokens,
    readonly positions: Positions,
    readonly problems: Problems,
    /** Undefined where no source can have one. */
    readonly incbin?: IncbinParser,
  ) {
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.text = tokens.text;
  }

  kind(): number {
    return this.kinds[this.at] as number;
  }

  /** `ahead` may point past the end. */
  kindAhead(ahead: number): number {
    return this.kinds[Math.min(this.at + ahead, this.tokens.count - 1)] as number;
  }

  start(): number {
    return this.starts[this.at] as number;
  }

  end(): number {
    return this.ends[this.at] as number;
  }

  /** Where the token before this one ends. */
  previousEnd(): number {
    return this.at > 0 ? (this.ends[this.at - 1] as number) : 0;
  }

  previousKind(): number {
    return this.at > 0 ? (this.kinds[this.at - 1] as number) : Kind.END;
  }

  /** Never goes past END. */
  advance(): void {
    if (this.at < this.tokens.count - 1) this.at++;
  }

  take(kind: number): boolean {
    if (this.kinds[this.at] !== kind) return false;
    this.advance();
    return true;
  }

  word(): string {
    return this.text.slice(this.start(), this.end());
  }

  /** Is this the first token of its line? */
  startsLine(): boolean {
    return this.at === 0 || this.text.slice(this.previousEnd(), this.start()).includes('\n');
  }

  takeLabel(): LabelSyntax {
    const label = { name: this.text.slice(this.start(), this.end() - 1), start: this.start(), end: this.end() };
    this.advance();
    return label;
  }

  error(code: DtsCode, start: number, end: number, message: string, dtc?: string | (() => string)): void {
    const detail = dtc === undefined ? {} : { detail: dtc };
    this.problems.add({ code, severity: 'error', start, end, message, ...detail });
  }

  /** What is missing is reported where it is missing: just after the token before this one. */
  expected(code: DtsCode, message: string): void {
    const at = this.previousEnd();
    this.error(code, Math.max(0, at - 1), at, message, () => this.dtcSyntaxError());
  }

  /** What should not be here is reported where it is. */
  unexpected(code: DtsCode, message: string): void {
    const atEnd = this.kind() === Kind.END;
    const start = atEnd ? Math.max(0, this.previousEnd() - 1) : this.start();
    this.error(code, start, atEnd ? this.previousEnd() : this.end(), message, () => this.dtcSyntaxError());
  }

  /** dtc names the token that did not fit, with the word it could not read first. */
  private dtcSyntaxError(): string {
    const stray = this.dtcWord();
    const [start, end] = this.dtcRange(stray);
    const place = this.positions.describe(start, end);
    const error = `Error: ${place} syntax error`;
    return stray === undefined ? error : `Lexical error: ${place} Unexpected '${stray}'\n${error}`;
  }

  private dtcWord(): string | undefined {
    if (this.kind() === Kind.WORD) return this.word();
    if (this.kind() !== Kind.STRAY_NAME) return undefined;
    identifier.lastIndex = this.start();
    return identifier.exec(this.text)?.[0];
  }

  private dtcRange(stray: string | undefined): [number, number] {
    if (stray !== undefined) return [this.start(), this.start() + stray.length];
    if (this.kind() === Kind.OPEN_STRING) return [this.start(), this.start() + 1];
    if (this.kind() !== Kind.END) return [this.start(), this.end()];
    return this.lastThingRead();
  }

  /** At the end of input dtc still points at what its lexer matched last, white space included. */
  private lastThingRead(): [number, number] {
    const end = this.text.length;
    const blank = /[ \t\n\v\f\r]*$/.exec(this.text.slice(this.previousEnd()));
    if (blank && blank[0].length > 0) return [end - blank[0].length, end];
    return this.at > 0 ? [this.starts[this.at - 1] as number, this.previousEnd()] : [0, 0];
  }
}
