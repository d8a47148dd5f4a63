/** What dtc's lexer (dtc-lexer.l, 1.8.1) would read where ours reads on as a person would: for what dtc says there. */
import { parseNumber, unescape } from './literal';
import { MAX_STRING_SHOWN } from './limits';
import { numberLiteral, operators } from './token-patterns';

/** A range, and the fault that the lexer finds in it. */
export type DtcToken = readonly [start: number, end: number, fault?: string | undefined];

/** dtc ends at once where it meets this in a string. */
export const NO_HEX_DIGITS = 'FATAL ERROR: \\x used with no following hex digits';

const identifier = /[A-Za-z_][A-Za-z0-9_]*(:?)/y;
const blank = /\s+|\/\*[^]*?\*\/|\/\/[^\n]*\n/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The token at `at`, where a value may stand. */
export function dtcToken(text: string, at: number): DtcToken {
  const word = match(identifier, text, at);
  if (word) return [at, at + word[0].length, word[1] ? undefined : `Unexpected '${word[0]}'`];
  const digits = match(numberLiteral, text, at)?.[0];
  if (digits !== undefined) return numberToken(text, at, at + digits.length);
  const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
  if (quoted >= 0) return stringToken(text, at, quoted);
  return [at, at + (operators.has(text.slice(at, at + 2)) ? 2 : 1)];
}

function numberToken(text: string, start: number, end: number): DtcToken {
  const literal = text.slice(start, end);
  const value = parseNumber(text, start, end);
  if (value === 'bad') return [start, end, `Bad integer literal '${literal}'`];
  return [start, end, value === 'out-of-range' ? `Integer literal '${literal}' out of range` : undefined];
}

function stringToken(text: string, start: number, end: number): DtcToken {
  const { hexDigitsMissing } = unescape(text.slice(start + 1, end - 1));
  return [start, end, hexDigitsMissing ? NO_HEX_DIGITS : undefined];
}

/** A character literal that our lexer read. */
export function characterToken(text: string, start: number, end: number): DtcToken {
  const { length } = unescape(text.slice(start + 1, end - 1)).bytes;
  if (length === 1) return [start, end];
  const many = `Character literal has ${length} characters instead of 1`;
  return [start, end, length === 0 ? 'Empty character literal' : many];
}

/** A string goes on to the next quote, wherever that is: what stands behind it is what does not fit. */
export function afterOpenString(text: string, start: number): DtcToken {
  const end = closingQuote(text, start);
  if (end < 0) return [start, start + 1];
  const [last, next] = blanks(text, end, end);
  return next < text.length ? dtcToken(text, next) : [last, next];
}

/** At the end of input dtc still points at what its lexer matched last, white space and comments included. */
export function lastThingRead(text: string, lastToken: number, lastEnd: number): DtcToken {
  const [start, end] = blanks(text, lastToken, lastEnd);
  return end < text.length ? [end, end + 1] : [start, end];
}

/** The last piece of white space or comment from `end` on, else what was before it. */
function blanks(text: string, start: number, end: number): [start: number, end: number] {
  for (let found = match(blank, text, end); found; found = match(blank, text, end)) {
    start = end;
    end += found[0].length;
  }
  return [start, end];
}

/** One past it, or -1. A backslash before a line's end does not match in dtc's pattern. */
function closingQuote(text: string, start: number): number {
  for (let i = start + 1; i < Math.min(text.length, start + MAX_STRING_SHOWN); i++) {
    if (text[i] === '"') return i + 1;
    if (text[i] === '\\' && text[++i] === '\n') return -1;
  }
  return -1;
}
