/** What dtc 1.8.1 would say, word for word and with its places: the details of problems. Made only where there are some. */
import { nodeDetail, propertyDetail } from './check-detail';
import type { ErrorCheck } from './codes';
import { afterOpenString, characterToken, dtcToken, lastThingRead, NO_HEX_DIGITS, type DtcToken } from './dtc-token';
import type { FlatSource } from './flat-source';
import { addLexicalProblems } from './lexical-problems';
import type { LiveProperty } from './live-property';
import type { LiveNode } from './live-tree';
import { Positions } from './positions';
import type { Problems } from './problems';
import * as Kind from './token-kind';
import type { Tokens } from './tokenize';

/** The parser's place in the tokens. */
type TokenReader = {
  kind(): number;
  start(): number;
  end(): number;
  previousStart(): number;
  previousEnd(): number;
};

export class DtcWords {
  private readonly positions: Positions;

  constructor(
    private readonly tokens: Tokens,
    flat: FlatSource,
  ) {
    this.positions = new Positions(tokens, flat);
  }

  /** `Error: FILE:POS TEXT` */
  error(start: number, end: number, text: string): string {
    return `Error: ${this.positions.describe(start, end)} ${text}`;
  }

  truncated(start: number, end: number, value: bigint, kept: string): string {
    const whole = value.toString(16).padStart(16, '0');
    return `WARNING: ${this.positions.describe(start, end)}: Value 0x${whole} truncated to ${kept}`;
  }

  node(node: LiveNode, check: ErrorCheck, text: string): string {
    return nodeDetail(this.positions, `ERROR (${check})`, node, text);
  }

  property(node: LiveNode, property: LiveProperty, check: ErrorCheck, text: string): string {
    return propertyDetail(this.positions, `ERROR (${check})`, node, property, text);
  }

  /** Of the number, word or character literal that the lexer read at `start` and could not use. */
  lexical(start: number, end: number): string {
    const [from, to, fault] = this.tokens.text[start] === "'" ? this.character(start, end) : this.token(start);
    return `Lexical error: ${this.positions.describe(from, to)} ${fault}`;
  }

  /** dtc names the token that did not fit, and first what its lexer found wrong with it. */
  syntaxError(reader: TokenReader): string {
    const [start, end, fault] = this.tokenAt(reader);
    if (this.tokens.text === '') return `Error: ${this.positions.describe(0, 0).replace(/1\.1$/, '0.0')} syntax error`;
    if (reader.kind() === Kind.OTHER) return this.firstByte(start);
    return this.withFault(start, end, fault);
  }

  /** At a string that was left open: dtc reads on to the next quote. */
  openString(reader: TokenReader): string {
    return this.withFault(...afterOpenString(this.tokens.text, reader.start()));
  }

  noHexDigits(): string {
    return NO_HEX_DIGITS;
  }

  addLexicalProblems(problems: Problems, alone: boolean): void {
    addLexicalProblems(problems, this.tokens, this.positions, alone);
  }

  private withFault(start: number, end: number, fault?: string): string {
    if (fault === NO_HEX_DIGITS) return fault;
    const place = this.positions.describe(start, end);
    const error = `Error: ${place} syntax error`;
    return fault === undefined ? error : `Lexical error: ${place} ${fault}\n${error}`;
  }

  /** dtc reads bytes: of a character outside ASCII the first alone. */
  private firstByte(start: number): string {
    const place = this.positions.describe(start, start);
    return `Error: ${place}-${Number(/\d+$/.exec(place)?.[0]) + 1} syntax error`;
  }

  private tokenAt(reader: TokenReader): DtcToken {
    const [kind, start, end] = [reader.kind(), reader.start(), reader.end()];
    if (kind === Kind.END) return lastThingRead(this.tokens.text, reader.previousStart(), reader.previousEnd());
    if (kind === Kind.CHARACTER) return this.character(start, end);
    const differs = kind === Kind.STRAY_NAME || kind === Kind.OPEN_STRING;
    const mayBeFaulty = kind === Kind.WORD || kind === Kind.NUMBER || kind === Kind.STRING;
    return differs || mayBeFaulty ? this.token(start) : [start, end];
  }

  private token(start: number): DtcToken {
    return dtcToken(this.tokens.text, start);
  }

  private character(start: number, end: number): DtcToken {
    return characterToken(this.tokens.text, start, end);
  }
}
