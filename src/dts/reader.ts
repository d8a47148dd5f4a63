/** The parser's place in the tokens, and what it collects on the way: bytes of values and problems. */
import { ByteSink } from './byte-sink';
import type { DtsCode } from './codes';
import type { DtcWords } from './dtc-words';
import type { Problems } from './problems';
import type { LabelSyntax } from './syntax';
import * as Kind from './token-kind';
import type { Tokens } from './tokenize';

/** What dtc would say, made only when it will be shown. */
export type SayDtc = (dtc: DtcWords) => string;

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
    readonly problems: Problems,
    /** Undefined where nobody wants dtc's words. */
    readonly words?: DtcWords,
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

  previousStart(): number {
    return this.at > 0 ? (this.starts[this.at - 1] as number) : 0;
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

  error(code: DtsCode, start: number, end: number, message: string, dtc?: SayDtc): void {
    const { words } = this;
    const detail = dtc && words ? { detail: () => dtc(words) } : {};
    this.problems.add({ code, severity: 'error', start, end, message, ...detail });
  }

  /** What is missing is reported where it is missing: just after the token before this one. `taken`: what dtc takes yet. */
  expected(code: DtsCode, message: string, taken = 0): void {
    const at = this.previousEnd();
    this.at += taken;
    this.error(code, Math.max(0, at - 1), at, message, (dtc) => dtc.syntaxError(this));
    this.at -= taken;
  }

  /** What should not be here is reported where it is. */
  unexpected(code: DtsCode, message: string): void {
    const atEnd = this.kind() === Kind.END;
    const start = atEnd ? Math.max(0, this.previousEnd() - 1) : this.start();
    this.error(code, start, atEnd ? this.previousEnd() : this.end(), message, (dtc) => dtc.syntaxError(this));
  }

  /** At a string that was left open: dtc read on to the next quote. */
  openString(message: string): void {
    const start = this.start();
    this.error('open-string', start, this.end(), message, (dtc) => dtc.openString(this));
  }
}
