/** Literals of the source → values: numbers, strings and character literals with dtc's escapes. */
import { u64, type U64 } from './u64';

export type NumberLiteral = U64 | 'bad' | 'out-of-range';

const MAX_U64 = 0xffff_ffff_ffff_ffffn;

/** Decimal, `0x` hex or leading-0 octal with an optional suffix of U and L. As strtoull() with base 0. */
export function parseNumber(text: string, start: number, end: number): NumberLiteral {
  const hex = end - start > 2 && (text.charCodeAt(start + 1) | 0x20) === 0x78;
  if (!hex && end - start > 1 && text.charCodeAt(start) === ZERO) return parseLong(text.slice(start, end));
  const base = hex ? 16 : 10;
  let value = 0;
  for (let i = hex ? start + 2 : start; i < end; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit < 0) return parseLong(text.slice(start, end));
    value = value * base + digit;
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : parseLong(text.slice(start, end));
}

const ZERO = 0x30;

/** -1 for what is no hexadecimal digit. */
function digitValue(code: number): number {
  if (code >= ZERO && code <= 0x39) return code - ZERO;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/** More digits than any 64-bit number has; not even worth computing. */
const MAX_DIGITS = 24;

function parseLong(text: string): NumberLiteral {
  const digits = text.replace(/[UL]{1,3}$/, '');
  const octal = /^0[0-9]/.test(digits);
  if (octal && /[89]/.test(digits)) return 'bad';
  const significant = digits.replace(/^0[xX]?0*/, '');
  if (significant.length > MAX_DIGITS) return 'out-of-range';
  const value = BigInt(octal ? `0o${significant || '0'}` : digits);
  return value > MAX_U64 ? 'out-of-range' : u64(value);
}

/** `a b t n v f r` after a backslash. */
const NAMED: ReadonlyMap<number, number> = new Map([
  [0x61, 7],
  [0x62, 8],
  [0x74, 9],
  [0x6e, 10],
  [0x76, 11],
  [0x66, 12],
  [0x72, 13],
]);
const BACKSLASH = 0x5c;
const LETTER_X = 0x78;

export type Unescaped = { readonly bytes: Uint8Array; readonly hexDigitsMissing: boolean };

/** Escapes resolved, text outside ASCII as UTF-8; no NUL added. As get_escape_char() of dtc 1.8.1. */
export function unescape(text: string): Unescaped {
  const source = new TextEncoder().encode(text);
  if (!text.includes('\\')) return { bytes: source, hexDigitsMissing: false };
  const out = new Uint8Array(source.length);
  let length = 0;
  let hexDigitsMissing = false;
  for (let at = 0; at < source.length;) {
    let value = source[at++] as number;
    if (value === BACKSLASH) {
      const isHex = source[at] === LETTER_X;
      const from = isHex ? at + 1 : at;
      const end = digitsEnd(source, from, isHex ? 2 : 3, isHex ? 16 : 8);
      hexDigitsMissing ||= isHex && end === from;
      if (end > from) value = digitsValue(source, from, end, isHex ? 16 : 8);
      else value = isHex ? 0 : escaped(source[at]);
      at = end > from || isHex ? end : at + 1;
    }
    out[length++] = value;
  }
  return { bytes: out.slice(0, length), hexDigitsMissing };
}

const escaped = (code: number | undefined): number => (code === undefined ? BACKSLASH : (NAMED.get(code) ?? code));

function digitsEnd(source: Uint8Array, from: number, most: number, base: number): number {
  let at = from;
  for (; at < from + most && at < source.length; at++) {
    const digit = digitValue(source[at] as number);
    if (digit < 0 || digit >= base) break;
  }
  return at;
}

/** Kept modulo 256: `\777` is one byte. */
function digitsValue(source: Uint8Array, from: number, end: number, base: number): number {
  let value = 0;
  for (let at = from; at < end; at++) value = value * base + digitValue(source[at] as number);
  return value & 0xff;
}
