/**
 * Integer expressions inside parentheses: unsigned 64-bit, C precedence, no short circuit (dtc-parser.y, 1.8.1,
 * computes both sides while it parses, so that `1 || (1 / 0)` is an error).
 */
import { MAX_EXPRESSION_DEPTH } from './limits';
import { parseNumber, unescape } from './literal';
import type { Reader } from './reader';
import * as Kind from './token-kind';
import * as U from './u64';
import type { U64 } from './u64';

type Operator = { readonly precedence: number; readonly apply: (a: U64, b: U64) => U64; readonly divides?: true };

const code = (character: string): number => character.charCodeAt(0);

const operators = new Map<number, Operator>([
  [Kind.OR, { precedence: 1, apply: (a, b) => U.truth(U.isTrue(a) || U.isTrue(b)) }],
  [Kind.AND, { precedence: 2, apply: (a, b) => U.truth(U.isTrue(a) && U.isTrue(b)) }],
  [code('|'), { precedence: 3, apply: U.or }],
  [code('^'), { precedence: 4, apply: U.xor }],
  [code('&'), { precedence: 5, apply: U.and }],
  [Kind.EQUAL, { precedence: 6, apply: U.isEqual }],
  [Kind.NOT_EQUAL, { precedence: 6, apply: (a, b) => U.truth(a !== b) }],
  [code('<'), { precedence: 7, apply: U.isLess }],
  [code('>'), { precedence: 7, apply: (a, b) => U.isLess(b, a) }],
  [Kind.LESS_EQUAL, { precedence: 7, apply: U.isAtMost }],
  [Kind.GREATER_EQUAL, { precedence: 7, apply: (a, b) => U.isAtMost(b, a) }],
  [Kind.SHIFT_LEFT, { precedence: 8, apply: U.shiftLeft }],
  [Kind.SHIFT_RIGHT, { precedence: 8, apply: U.shiftRight }],
  [code('+'), { precedence: 9, apply: U.add }],
  [code('-'), { precedence: 9, apply: U.subtract }],
  [code('*'), { precedence: 10, apply: U.multiply }],
  [code('/'), { precedence: 10, apply: U.divide, divides: true }],
  [code('%'), { precedence: 10, apply: U.modulo, divides: true }],
]);

/** A number, a character or `( expression )`; undefined, reported and not consumed, if there is something else. */
export function parsePrimary(reader: Reader, depth = 0): U64 | undefined {
  switch (reader.kind()) {
    case Kind.NUMBER:
      return parseNumberToken(reader);
    case Kind.CHARACTER:
      return parseCharacter(reader);
    case Kind.WORD:
      return parseWord(reader);
    case Kind.PAREN_OPEN:
      return parseParenthesised(reader, depth + 1);
    default:
      reader.unexpected(
        'expression-expected',
        'A number, a character or an expression in parentheses is expected here',
      );
      return undefined;
  }
}

function parseParenthesised(reader: Reader, depth: number): U64 | undefined {
  reader.advance();
  const value = parseTernary(reader, depth);
  if (value === undefined || reader.take(Kind.PAREN_CLOSE)) return value;
  reader.expected('paren-expected', '`)` or an operator is expected here: the parenthesis is not closed');
  return undefined;
}

function parseTernary(reader: Reader, depth: number): U64 | undefined {
  if (depth > MAX_EXPRESSION_DEPTH) {
    reader.unexpected('limit-expression', `This expression is nested more than ${MAX_EXPRESSION_DEPTH} levels deep`);
    return undefined;
  }
  const condition = parseBinary(reader, 1, depth);
  if (condition === undefined || !reader.take(code('?'))) return condition;
  const whenTrue = parseTernary(reader, depth + 1);
  if (whenTrue === undefined) return undefined;
  if (!reader.take(code(':'))) {
    reader.expected('colon-expected', '`:` and a third operand are expected here, as in `a ? b : c`');
    return undefined;
  }
  const whenFalse = parseTernary(reader, depth + 1);
  return whenFalse === undefined ? undefined : U.isTrue(condition) ? whenTrue : whenFalse;
}

function parseBinary(reader: Reader, minimum: number, depth: number): U64 | undefined {
  const start = reader.start();
  let left = parseUnary(reader, depth);
  while (left !== undefined) {
    const operator = operators.get(reader.kind());
    if (!operator || operator.precedence < minimum) return left;
    reader.advance();
    const right: U64 | undefined = parseBinary(reader, operator.precedence + 1, depth);
    if (right === undefined) return undefined;
    left = operator.divides && !U.isTrue(right) ? divisionByZero(reader, start) : operator.apply(left, right);
  }
  return undefined;
}

function divisionByZero(reader: Reader, start: number): U64 {
  const end = reader.previousEnd();
  const message = 'Division by zero, also refused where the result would not be used';
  reader.error('division-by-zero', start, end, message, (dtc) => dtc.error(start, end, 'Division by zero'));
  return 0;
}

function parseUnary(reader: Reader, depth: number): U64 | undefined {
  const kind = reader.kind();
  if (kind !== code('-') && kind !== code('~') && kind !== code('!')) return parsePrimary(reader, depth);
  if (depth > MAX_EXPRESSION_DEPTH) return parseTernary(reader, depth);
  reader.advance();
  const value = parseUnary(reader, depth + 1);
  if (value === undefined) return undefined;
  return kind === code('-') ? U.negate(value) : kind === code('~') ? U.invert(value) : U.truth(!U.isTrue(value));
}

function parseNumberToken(reader: Reader): U64 {
  const start = reader.start();
  const end = reader.end();
  reader.advance();
  const value = parseNumber(reader.text, start, end);
  if (typeof value !== 'string') return value;
  const text = reader.text.slice(start, end);
  if (value === 'bad') {
    const message = `${text} is no number: a leading 0 makes it octal, which has no digits 8 and 9`;
    reader.error('bad-number', start, end, message, (dtc) => dtc.lexical(start, end));
    return 0;
  }
  reader.error('number-out-of-range', start, end, `${text} does not fit into 64 bits`, (dtc) =>
    dtc.lexical(start, end),
  );
  return u64Max;
}

const u64Max = U.u64(-1n);

function parseCharacter(reader: Reader): U64 {
  const start = reader.start();
  const end = reader.end();
  const { bytes } = unescape(reader.text.slice(start + 1, end - 1));
  reader.advance();
  if (bytes.length === 1) return bytes[0] as number;
  const message = 'A character literal holds exactly one character';
  reader.error('bad-character', start, end, message, (dtc) => dtc.lexical(start, end));
  return bytes[0] ?? 0;
}

/** dtc goes on with the number 0; for `NAME(…)` the parenthesis is then the next cell. */
function parseWord(reader: Reader): U64 {
  const start = reader.start();
  const end = reader.end();
  const message = `\`${reader.word()}\` is not defined: an #include or a #define is missing, or it is misspelt`;
  reader.error('undefined-word', start, end, message, (dtc) => dtc.lexical(start, end));
  reader.advance();
  return 0;
}
