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

function parseLong(text: string): NumberLiteral {
  const digits = text.replace(/[UL]+$/, '');
  const octal = /^0[0-9]/.test(digits);
  if (octal && /[89]/.test(digits)) return 'bad';
  const value = BigInt(octal ? `0o${digits}` : digits);
  return value > MAX_U64 ? 'out-of-range' : u64(value);
}

const NAMED: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const BACKSLASH = 0x5c;
const octalDigits = /[0-7]{1,3}/y;
const hexDigits = /[0-9a-fA-F]{1,2}/y;

export type Unescaped = { readonly bytes: Uint8Array; readonly hexDigitsMissing: boolean };

/** Escapes resolved, text outside ASCII as UTF-8; no NUL added. As get_escape_char() of dtc 1.8.1. */
export function unescape(text: string): Unescaped {
  const source = new TextEncoder().encode(text);
  if (!text.includes('\\')) return { bytes: source, hexDigitsMissing: false };
  const out = new Uint8Array(source.length);
  const latin = Array.from(source, (b) => String.fromCharCode(b)).join('');
  let length = 0;
  let hexDigitsMissing = false;
  for (let at = 0; at < source.length; length++) {
    if (source[at] !== BACKSLASH) {
      out[length] = source[at++] as number;
      continue;
    }
    const escape = escapeAt(latin, at + 1);
    out[length] = escape.value;
    at = escape.end;
    hexDigitsMissing ||= escape.hexDigitsMissing === true;
  }
  return { bytes: out.slice(0, length), hexDigitsMissing };
}

function escapeAt(text: string, at: number): { value: number; end: number; hexDigitsMissing?: boolean } {
  const c = text[at] ?? '\\';
  octalDigits.lastIndex = at;
  const octal = octalDigits.exec(text)?.[0];
  if (octal !== undefined) return { value: parseInt(octal, 8) & 0xff, end: at + octal.length };
  if (c !== 'x') return { value: NAMED[c] ?? c.charCodeAt(0), end: at + 1 };
  hexDigits.lastIndex = at + 1;
  const hex = hexDigits.exec(text)?.[0];
  if (hex === undefined) return { value: 0, end: at + 1, hexDigitsMissing: true };
  return { value: parseInt(hex, 16), end: at + 1 + hex.length };
}
