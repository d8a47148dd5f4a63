/** The expression of an `#if`: C's, on 64-bit integers that are signed unless a suffix or a value makes them not (expr.c of gcc 12). */
import { unescape } from './literal';
import type { CppToken } from './cpp-token';

type Value = { readonly value: bigint; readonly unsigned: boolean };

/** Text as gcc puts it; `at` is undefined in what a macro made. */
export class ConditionError {
  constructor(
    readonly text: string,
    readonly at: number | undefined,
  ) {}
}

const signed = (value: bigint): Value => ({ value: BigInt.asIntN(64, value), unsigned: false });
const typed = (value: bigint, unsigned: boolean): Value => {
  return { value: unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value), unsigned };
};
const truth = (value: boolean): Value => signed(value ? 1n : 0n);

/** As optab[] of expr.c; what is not here is no operator. All are left associative but `?`. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ...(['||', '&&', '|', '^', '&'] as const).map((operator, i): [string, number] => [operator, 6 + i]),
  ...['==', '!='].map((operator): [string, number] => [operator, 11]),
  ...['<', '>', '<=', '>='].map((operator): [string, number] => [operator, 12]),
  ...['<<', '>>'].map((operator): [string, number] => [operator, 13]),
  ...['+', '-'].map((operator): [string, number] => [operator, 14]),
  ...['*', '/', '%'].map((operator): [string, number] => [operator, 15]),
  ['?', 3],
  [':', 4],
  [',', 4],
  ['(', 1],
  [')', 0],
  ['', 0],
]);
const UNARY = 16;
const UNARIES: ReadonlySet<string> = new Set(['!', '~', '+', '-']);

/** An operator that waits, and the value behind it. The first one is that of the beginning, with no text. */
type Waiting = { readonly operator: string; readonly precedence: number; at: number | undefined; value: Value };

/** Operators are reduced as they come, without recursion (_cpp_parse_expr() and reduce() of expr.c). */
class Condition {
  private readonly stack: Waiting[] = [{ operator: '', precedence: 0, at: undefined, value: signed(0n) }];
  /** Operands that do not count: a division by zero there is none. */
  private skipped = 0;

  constructor(
    private readonly tokens: readonly CppToken[],
    private readonly end: number,
  ) {}

  run(): boolean | ConditionError {
    let wantsValue = true;
    for (let i = 0; i <= this.tokens.length; i++) {
      const next = this.tokens[i];
      const result: boolean | ConditionError =
        next && isOperand(next) ? this.operand(next, wantsValue) : this.operator(next, wantsValue);
      if (result instanceof ConditionError) return result;
      wantsValue = result;
    }
    return this.top.value.value !== 0n;
  }

  private get top(): Waiting {
    return this.stack[this.stack.length - 1] as Waiting;
  }

  private operand(next: CppToken, wantsValue: boolean): boolean | ConditionError {
    if (!wantsValue) return new ConditionError(`missing binary operator before token "${next.text}"`, next.at);
    const value = valueOf(next);
    if (value instanceof ConditionError) return value;
    this.top.value = value;
    return false;
  }

  /** Answers whether a value comes next. `next` is undefined at the end. */
  private operator(next: CppToken | undefined, wantsValue: boolean): boolean | ConditionError {
    const { text, at } = next ?? { text: '', at: this.end };
    const isUnary = text === '!' || text === '~' || (wantsValue && UNARIES.has(text));
    const precedence = isUnary ? UNARY : PRECEDENCE.get(text);
    if (precedence === undefined || (next && text === ''))
      return new ConditionError(`token "${text}" is not valid in preprocessor expressions`, at);
    if (isUnary || text === '(') {
      if (!wantsValue) return new ConditionError(`missing binary operator before token "${text}"`, at);
    } else {
      const fault = wantsValue ? this.missingOperand(text) : undefined;
      if (fault !== undefined) return new ConditionError(fault, at);
      const reduced = this.reduce(text, precedence, at);
      if (reduced) return reduced;
      if (text === ')' || text === '') return false;
    }
    const fault = this.decide(text);
    if (fault !== undefined) return new ConditionError(fault, at);
    this.stack.push({ operator: isUnary ? `${text}x` : text, precedence, at, value: signed(0n) });
    return true;
  }

  private missingOperand(text: string): string | undefined {
    const { operator } = this.top;
    if (operator === '' && text === '') return '#if with no expression';
    if (operator !== '' && operator !== '(') return `operator '${operator.replace(/x$/, '')}' has no right operand`;
    if (operator === '(' && text === ')') return "missing expression between '(' and ')'";
    return text === ')' || text === '' ? undefined : `operator '${text}' has no left operand`;
  }

  /** Which of the operands to come do not count. */
  private decide(operator: string): string | undefined {
    const isTrue = this.top.value.value !== 0n;
    if ((operator === '||' && isTrue) || ((operator === '&&' || operator === '?') && !isTrue)) this.skipped++;
    if (operator !== ':') return undefined;
    if (this.top.operator !== '?') return " ':' without preceding '?'";
    const condition = this.stack[this.stack.length - 2] as Waiting;
    this.skipped += condition.value.value !== 0n ? 1 : -1;
    return undefined;
  }

  /** Does what binds more tightly than `by`. */
  private reduce(by: string, precedence: number, at: number | undefined): ConditionError | undefined {
    const limit = precedence - (precedence > 3 ? 1 : 0);
    while (limit < this.top.precedence) {
      const { operator, at: place } = this.top;
      if (operator === '(' && by !== ')') return new ConditionError("missing ')' in expression", place);
      if (operator === '?') {
        if (by === ',' || by === ':') return undefined;
        return new ConditionError("'?' without following ':'", at);
      }
      const fault = this.reduceTop();
      if (fault) return fault;
      if (operator === '(') return undefined;
    }
    return by === ')' ? new ConditionError("missing '(' in expression", at) : undefined;
  }

  private reduceTop(): ConditionError | undefined {
    const { operator, at, value } = this.stack.pop() as Waiting;
    const into = this.top;
    into.at = at;
    if (operator === '(' || operator === ',') into.value = value;
    else if (operator.endsWith('x')) into.value = unary(operator, value);
    else if (operator === ':') this.choose(value);
    else {
      const isTrue = into.value.value !== 0n;
      if ((operator === '||' && isTrue) || (operator === '&&' && !isTrue)) this.skipped--;
      const result = apply(operator, into.value, value, this.skipped === 0, at);
      if (result instanceof ConditionError) return result;
      into.value = result;
    }
    return undefined;
  }

  private choose(otherwise: Value): void {
    const { value: chosen } = this.stack.pop() as Waiting;
    const isTrue = this.top.value.value !== 0n;
    if (isTrue) this.skipped--;
    this.top.value = typed((isTrue ? chosen : otherwise).value, chosen.unsigned || otherwise.unsigned);
  }
}

const isOperand = ({ kind }: CppToken): boolean => kind === 'name' || kind === 'number' || kind === 'character';

function valueOf({ kind, text, at }: CppToken): Value | ConditionError {
  if (kind === 'name') return signed(0n);
  if (kind === 'number') return numberOf(text, at);
  const { bytes } = unescape(text.slice(1, -1));
  return bytes.length > 0 ? signed(BigInt(bytes[0] as number)) : new ConditionError('empty character constant', at);
}

function unary(operator: string, { value, unsigned }: Value): Value {
  if (operator === '!x') return truth(value === 0n);
  return typed(operator === '-x' ? -value : operator === '~x' ? ~value : value, unsigned);
}

/** More digits than any 64-bit number has in any base. */
const MAX_DIGITS = 66;
const FLOATING = /^(?:0[xX][0-9a-fA-F]*[.pP]|[0-9]*\.|[0-9]+[eE])/;
const SUFFIX = /^(?:[uU]?(?:ll|LL|[lL])?|(?:ll|LL|[lL])[uU])$/;

function numberOf(text: string, at: number | undefined): Value | ConditionError {
  if (FLOATING.test(text)) return new ConditionError('floating constant in preprocessor expression', at);
  const [, digits = '', suffix = ''] = /^(0[xX][0-9a-fA-F]+|0[bB][01]+(?![0-9])|[0-9]+)(.*)$/s.exec(text) ?? [];
  const isOctal = /^0[0-9]/.test(digits);
  const highest = isOctal ? (/9/.exec(digits)?.[0] ?? /8/.exec(digits)?.[0]) : undefined;
  if (highest !== undefined) return new ConditionError(`invalid digit "${highest}" in octal constant`, at);
  if (!SUFFIX.test(suffix)) return new ConditionError(`invalid suffix "${suffix}" on integer constant`, at);
  if (digits.length > MAX_DIGITS) return new ConditionError('integer constant is too large for its type', at);
  const value = BigInt(isOctal ? `0o${digits}` : digits);
  return typed(value, /u/i.test(suffix) || value > 0x7fff_ffff_ffff_ffffn);
}

function apply(operator: string, a: Value, b: Value, live: boolean, at: number | undefined): Value | ConditionError {
  const unsigned = a.unsigned || b.unsigned;
  const [x, y] = [typed(a.value, unsigned).value, typed(b.value, unsigned).value];
  if ((operator === '/' || operator === '%') && y === 0n) {
    return live ? new ConditionError('division by zero in #if', at) : signed(0n);
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

/** The tokens with macros expanded and `defined` answered; `end`: where the line of the directive ends. */
export const evaluateCondition = (tokens: readonly CppToken[], end: number): boolean | ConditionError =>
  new Condition(tokens, end).run();
