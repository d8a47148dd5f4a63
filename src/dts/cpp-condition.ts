/** The expression of an `#if`: C's, on 64-bit integers that are signed unless a suffix or a value makes them not (expr.c of gcc 12). */
import { unescape } from './literal';
import { MAX_EXPRESSION_DEPTH } from './limits';
import type { CppToken } from './cpp-token';

type Value = { readonly value: bigint; readonly unsigned: boolean };

/** Text as gcc puts it. */
export class ConditionError {
  constructor(readonly text: string) {}
}

const signed = (value: bigint): Value => ({ value: BigInt.asIntN(64, value), unsigned: false });
const typed = (value: bigint, unsigned: boolean): Value => {
  return { value: unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value), unsigned };
};
const truth = (value: boolean): Value => signed(value ? 1n : 0n);

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};

class Condition {
  private at = 0;

  constructor(private readonly tokens: readonly CppToken[]) {}

  run(): boolean | ConditionError {
    if (this.tokens.length === 0) return new ConditionError('#if with no expression');
    const value = this.ternary(true, 0);
    if (value instanceof ConditionError) return value;
    const rest = this.peek();
    if (rest === ')') return new ConditionError("missing '(' in expression");
    if (rest !== undefined) return new ConditionError(`missing binary operator before token "${rest}"`);
    return value.value !== 0n;
  }

  private peek(): string | undefined {
    return this.tokens[this.at]?.text;
  }

  private take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }

  /** `live`: the result counts; a division by zero elsewhere does not. */
  private ternary(live: boolean, depth: number): Value | ConditionError {
    if (depth > MAX_EXPRESSION_DEPTH) return new ConditionError('expression too deeply nested');
    const condition = this.binary(1, live, depth);
    if (condition instanceof ConditionError || !this.take('?')) return condition;
    const isTrue = condition.value !== 0n;
    const left = this.ternary(live && isTrue, depth + 1);
    if (left instanceof ConditionError) return left;
    if (!this.take(':')) return new ConditionError("'?' without following ':'");
    const right = this.ternary(live && !isTrue, depth + 1);
    if (right instanceof ConditionError) return right;
    return typed((isTrue ? left : right).value, left.unsigned || right.unsigned);
  }

  private binary(minimum: number, live: boolean, depth: number): Value | ConditionError {
    let left = this.unary(live, depth);
    while (!(left instanceof ConditionError)) {
      const operator = this.peek() ?? '';
      const precedence = PRECEDENCE[operator];
      if (precedence === undefined || precedence < minimum) return left;
      this.at++;
      const decided = (operator === '||' && left.value !== 0n) || (operator === '&&' && left.value === 0n);
      const right = this.binary(precedence + 1, live && !decided, depth);
      if (right instanceof ConditionError) return right;
      left = apply(operator, left, right, live);
    }
    return left;
  }

  private unary(live: boolean, depth: number): Value | ConditionError {
    const operator = this.peek();
    if (operator === undefined || !['-', '+', '~', '!'].includes(operator)) return this.primary(live, depth);
    if (depth > MAX_EXPRESSION_DEPTH) return new ConditionError('expression too deeply nested');
    this.at++;
    const operand = this.unary(live, depth + 1);
    if (operand instanceof ConditionError) return operand;
    if (operator === '!') return truth(operand.value === 0n);
    const value = operator === '-' ? -operand.value : operator === '~' ? ~operand.value : operand.value;
    return typed(value, operand.unsigned);
  }

  private primary(live: boolean, depth: number): Value | ConditionError {
    const next = this.tokens[this.at++];
    if (!next) return new ConditionError('#if with no expression');
    if (next.kind === 'name') return signed(0n);
    if (next.kind === 'number') return numberOf(next.text);
    if (next.kind === 'character') return signed(BigInt(unescape(next.text.slice(1, -1)).bytes[0] ?? 0));
    if (next.text !== '(') return new ConditionError(`token "${next.text}" is not valid in preprocessor expressions`);
    const value = this.ternary(live, depth + 1);
    if (value instanceof ConditionError || this.take(')')) return value;
    return new ConditionError("missing ')' in expression");
  }
}

/** More digits than any 64-bit number has in any base. */
const MAX_DIGITS = 66;

function numberOf(text: string): Value | ConditionError {
  const match = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)$/.exec(text);
  const [, digits = '', suffix = ''] = match ?? [];
  if (digits.length > MAX_DIGITS) return new ConditionError('integer constant is too large for its type');
  const isOctal = /^0[0-9]/.test(digits);
  if (!match || (isOctal && /[89]/.test(digits))) return new ConditionError(`invalid number "${text}" in #if`);
  const value = BigInt(isOctal ? `0o${digits}` : digits);
  return typed(value, /u/i.test(suffix) || value > 0x7fff_ffff_ffff_ffffn);
}

function apply(operator: string, a: Value, b: Value, live: boolean): Value | ConditionError {
  const unsigned = a.unsigned || b.unsigned;
  const [x, y] = [typed(a.value, unsigned).value, typed(b.value, unsigned).value];
  if ((operator === '/' || operator === '%') && y === 0n) {
    return live ? new ConditionError('division by zero in #if') : signed(0n);
  }
  switch (operator) {
    case '||':
      return truth(a.value !== 0n || b.value !== 0n);
    case '&&':
      return truth(a.value !== 0n && b.value !== 0n);
    case '==':
      return truth(x === y);
    case '!=':
      return truth(x !== y);
    case '<':
      return truth(x < y);
    case '>':
      return truth(x > y);
    case '<=':
      return truth(x <= y);
    case '>=':
      return truth(x >= y);
    case '<<':
      return shift(a, b.value);
    case '>>':
      return shift(a, -b.value);
    default:
      return typed(arithmetic(operator, x, y), unsigned);
  }
}

function shift({ value, unsigned }: Value, count: bigint): Value {
  if (count >= 64n) return typed(0n, unsigned);
  if (count <= -64n) return typed(value < 0n ? -1n : 0n, unsigned);
  return typed(count >= 0n ? value << count : value >> -count, unsigned);
}

function arithmetic(operator: string, x: bigint, y: bigint): bigint {
  switch (operator) {
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '&':
      return x & y;
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    default:
      return x % y;
  }
}

/** The tokens with macros expanded and `defined` answered. */
export const evaluateCondition = (tokens: readonly CppToken[]): boolean | ConditionError => new Condition(tokens).run();
