/** Property values: items joined by commas, written as bytes while they are read (propdata of dtc-parser.y, 1.8.1). */
import { unescape } from './literal';
import { MAX_LABELS_BEFORE_NAME, MAX_VALUE_BYTES } from './limits';
import { parsePrimary } from './parse-expression';
import type { Reader } from './reader';
import type { LabelSyntax, ReferenceSyntax } from './syntax';
import * as Kind from './token-kind';
import type { U64 } from './u64';

/** What a value leaves besides its bytes. */
export type ValueParts = { references: readonly ReferenceSyntax[]; marks: readonly LabelSyntax[] };

/** Most values have neither references nor labels: these share one list. */
export const NONE: readonly never[] = [];

function append<T>(list: readonly T[], item: T): readonly T[] {
  if (list === NONE) return [item];
  (list as T[]).push(item);
  return list;
}

/**
 * Reads a value up to where the `;` should be. False when the value was broken: it is reported then, what was
 * understood is kept, and the reader stands at the token that did not fit.
 */
export function parseValue(reader: Reader, base: number, parts: ValueParts): boolean {
  for (;;) {
    takeMarks(reader, parts);
    if (!parseItem(reader, base, parts)) return false;
    takeMarks(reader, parts);
    if (reader.take(Kind.COMMA)) continue;
    if (!startsItem(reader.kind()) || reader.startsLine()) return true;
    reader.unexpected('comma-expected', 'A comma is missing between two values of a property');
  }
}

const startsItem = (kind: number): boolean =>
  kind === Kind.STRING ||
  kind === Kind.LESS ||
  kind === Kind.BRACKET_OPEN ||
  kind === Kind.LABEL_REF ||
  kind === Kind.PATH_REF ||
  kind === Kind.BITS ||
  kind === Kind.INCBIN;

/** Labels before a name that starts a line belong to that statement, not to this value. */
function takeMarks(reader: Reader, parts: ValueParts): void {
  let ahead = 0;
  while (reader.kindAhead(ahead) === Kind.LABEL) ahead++;
  if (ahead === 0 || reader.kindAhead(ahead) === Kind.STRAY_NAME) return;
  while (ahead-- > 0) parts.marks = append(parts.marks, reader.takeLabel());
}

function parseItem(reader: Reader, base: number, parts: ValueParts): boolean {
  if (reader.bytes.length > MAX_VALUE_BYTES) {
    reader.unexpected('limit-bytes', `The property values take more than ${MAX_VALUE_BYTES >> 20} MiB`);
    return false;
  }
  switch (reader.kind()) {
    case Kind.STRING:
      return parseString(reader);
    case Kind.OPEN_STRING:
      return parseOpenString(reader);
    case Kind.LESS:
      return parseCells(reader, 32, base, parts);
    case Kind.BITS:
      return parseBits(reader, base, parts);
    case Kind.BRACKET_OPEN:
      return parseBytes(reader, parts);
    case Kind.LABEL_REF:
    case Kind.PATH_REF:
      parts.references = append(parts.references, takeReference(reader, 'path', reader.bytes.length - base));
      return true;
    case Kind.INCBIN:
      return reader.incbin ? reader.incbin(reader) : parseNoItem(reader);
    default:
      return parseNoItem(reader);
  }
}

function parseNoItem(reader: Reader): false {
  if (reader.kind() === Kind.WORD) {
    const message = `\`${reader.word()}\` is not defined: an #include or a #define is missing, or quotes are`;
    reader.unexpected('undefined-word', message);
  } else if (reader.kind() === Kind.NUMBER || reader.kind() === Kind.PAREN_OPEN) {
    reader.unexpected('value-expected', 'Numbers stand between angle brackets: `<1>`');
  } else reader.expected('value-expected', 'A value is expected here');
  return false;
}

function parseString(reader: Reader): boolean {
  const start = reader.start() + 1;
  const end = reader.end() - 1;
  if (!reader.bytes.ascii(reader.text, start, end)) {
    const { bytes, hexDigitsMissing } = unescape(reader.text.slice(start, end));
    reader.bytes.bytes(bytes);
    if (hexDigitsMissing) {
      const message = '`\\x` in a string needs one or two hexadecimal digits';
      reader.error('bad-escape', start, end, message, (dtc) => dtc.noHexDigits());
    }
  }
  reader.bytes.byte(0);
  reader.advance();
  return true;
}

function parseOpenString(reader: Reader): boolean {
  reader.openString('The closing `"` of this string is missing');
  reader.advance();
  return false;
}

function parseBits(reader: Reader, base: number, parts: ValueParts): boolean {
  reader.advance();
  if (reader.kind() !== Kind.NUMBER) {
    reader.expected('bits-expected', '`/bits/` is followed by 8, 16, 32 or 64');
    return false;
  }
  const start = reader.start();
  const end = reader.end();
  let width = Number(parsePrimary(reader));
  if (reader.kind() !== Kind.LESS) {
    reader.expected('cells-expected', '`<` is expected after the width of the elements');
    return false;
  }
  if (width !== 8 && width !== 16 && width !== 32 && width !== 64) {
    const text = 'Array elements must be 8, 16, 32 or 64-bits';
    const message = 'The elements of an array have 8, 16, 32 or 64 bits';
    reader.error('bad-bits', start, end, message, (dtc) => dtc.error(start, end, text));
    width = 32;
  }
  return parseCells(reader, width, base, parts);
}

function parseCells(reader: Reader, width: number, base: number, parts: ValueParts): boolean {
  reader.advance();
  for (;;) {
    const kind = reader.kind();
    if (kind === Kind.NUMBER || kind === Kind.PAREN_OPEN || kind === Kind.CHARACTER || kind === Kind.WORD) {
      if (!parseElement(reader, width)) return false;
    } else if (kind === Kind.LABEL_REF || kind === Kind.PATH_REF) parsePhandle(reader, width, base, parts);
    else if (kind === Kind.LABEL && !startsStatement(reader)) parts.marks = append(parts.marks, reader.takeLabel());
    else if (kind === Kind.GREATER) {
      reader.advance();
      return true;
    } else return missingGreater(reader);
  }
}

function startsStatement(reader: Reader): boolean {
  let ahead = 1;
  while (ahead <= MAX_LABELS_BEFORE_NAME && reader.kindAhead(ahead) === Kind.LABEL) ahead++;
  return reader.kindAhead(ahead) === Kind.STRAY_NAME;
}

function missingGreater(reader: Reader): boolean {
  const kind = reader.kind();
  const atEnd = kind === Kind.SEMICOLON || kind === Kind.BRACE_CLOSE || kind === Kind.STRAY_NAME || kind === Kind.END;
  if (atEnd || reader.startsLine() || kind === Kind.LABEL) {
    reader.expected('greater-expected', '`>` is expected at the end of the cells');
  } else if (kind === Kind.AMPERSAND) {
    reader.unexpected('reference-expected', 'A label or `{/path}` is expected right after `&`');
  } else if (kind === Kind.COMMA) {
    reader.unexpected('unexpected-comma', 'Cells inside `< >` are separated by white space only');
  } else if (kind === Kind.STRING || kind === Kind.OPEN_STRING) {
    reader.unexpected('unexpected-string', 'A string cannot stand inside `< >`');
  } else
    reader.unexpected('cell-expected', 'A number, a reference or `>` is expected here; operators need parentheses');
  return kind === Kind.SEMICOLON;
}

function parseElement(reader: Reader, width: number): boolean {
  const start = reader.start();
  const value = parsePrimary(reader);
  if (value === undefined) return false;
  reader.bytes.element(value, width);
  if (width < 64 && value >= 2 ** width) warnIfTruncated(reader, start, value, width);
  return true;
}

/** Silent when the upper bits are all ones, as a negative number has them. */
function warnIfTruncated(reader: Reader, start: number, value: U64, width: number): void {
  const bits = BigInt(value);
  const upper = bits >> BigInt(width);
  if (upper === (1n << BigInt(64 - width)) - 1n) return;
  const end = reader.previousEnd();
  const kept = `0x${BigInt.asUintN(width, bits)
    .toString(16)
    .padStart(width >> 2, '0')}`;
  const message = `This value does not fit into ${width} bits and is cut down to ${kept}`;
  const detail = (): string => reader.words?.truncated(start, end, bits, kept) ?? '';
  reader.problems.add({ code: 'value-truncated', severity: 'warning', start, end, message, detail });
}

function parsePhandle(reader: Reader, width: number, base: number, parts: ValueParts): void {
  if (width === 32) {
    parts.references = append(parts.references, takeReference(reader, 'phandle', reader.bytes.length - base));
    reader.bytes.element(0, 32);
    return;
  }
  const text = 'References are only allowed in arrays with 32-bit elements.';
  const start = reader.start();
  const end = reader.end();
  const message = 'A reference needs cells of 32 bits';
  reader.error('reference-width', start, end, message, (dtc) => dtc.error(start, end, text));
  reader.bytes.element(0, width);
  reader.advance();
}

/** The target without `&` and braces: a label, a path, or a label followed by a path. */
export function takeReference(reader: Reader, kind: 'phandle' | 'path', at: number): ReferenceSyntax {
  const start = reader.start();
  const end = reader.end();
  const isPath = reader.kind() === Kind.PATH_REF;
  const target = isPath ? reader.text.slice(start + 2, end - 1) : reader.text.slice(start + 1, end);
  reader.advance();
  return { kind, target, at, start, end };
}

function parseBytes(reader: Reader, parts: ValueParts): boolean {
  reader.advance();
  for (;;) {
    if (reader.kind() === Kind.BYTE) {
      reader.bytes.byte(parseInt(reader.word(), 16));
      reader.advance();
    } else if (reader.kind() === Kind.LABEL && !startsStatement(reader))
      parts.marks = append(parts.marks, reader.takeLabel());
    else if (reader.take(Kind.BRACKET_CLOSE)) return true;
    else {
      const kind = reader.kind();
      const closes = kind === Kind.SEMICOLON || kind === Kind.BRACE_CLOSE || kind === Kind.STRAY_NAME;
      const message = 'Two hexadecimal digits or `]` are expected here';
      if (closes || kind === Kind.END) reader.expected('bracket-expected', message);
      else reader.unexpected('byte-expected', message);
      return kind === Kind.SEMICOLON;
    }
  }
}
