/** `#define` lines → macros. Made once per content of a file, and so shared by all evaluations of it. */
import * as Is from './character';
import { nameEnd } from './cpp-lexeme';
import { lexCpp, spell, type CppToken } from './cpp-token';
import type { Span } from '../lib/diagnostic';

/** A piece of a macro's body. `parameter` is its index, -1 for none. */
export type BodyToken = {
  readonly token: CppToken;
  readonly parameter: number;
  /** `#parameter` */
  readonly stringify: boolean;
  /** `##` stands behind it. */
  readonly pasteNext: boolean;
};

export type Macro = {
  readonly name: string;
  /** Tells definitions apart: one that was read once keeps its number as long as its file does. */
  readonly serial: number;
  /** Undefined for an object-like macro. */
  readonly parameters: readonly string[] | undefined;
  /** The last parameter takes all arguments that are left. */
  readonly variadic: boolean;
  readonly body: readonly BodyToken[];
  readonly definition: Span | undefined;
};

export type MacroError = { readonly error: string };

let serials = 0;

/** The numbers begin anew; only when no macro is kept. */
export function forgetSerials(): void {
  serials = 0;
}

const VARIADIC = '__VA_ARGS__';

/** Without parameters, and read only when it is used: headers define thousands of names, a board uses a few. */
class ObjectMacro implements Macro {
  readonly parameters = undefined;
  readonly variadic = false;
  readonly serial = serials++;
  private tokens: readonly BodyToken[] | undefined;

  constructor(
    readonly name: string,
    readonly definition: Span,
    private readonly text: string,
    private readonly bodyStart: number,
  ) {}

  get body(): readonly BodyToken[] {
    return (this.tokens ??= bodyOf(lexCpp(this.text, this.bodyStart, this.definition.end), []));
  }
}

/** The plain form, which nearly all have: a name, then white space or nothing. */
function plainDefine(file: string, text: string, from: number, end: number): Macro | undefined {
  let start = from;
  while (text.charCodeAt(start) === SPACE || text.charCodeAt(start) === TAB) start++;
  const stop = nameEnd(text, start);
  if (stop < 0 || (stop < end && !(Is.classOf(text.charCodeAt(stop)) & Is.WHITE_SPACE))) return undefined;
  const name = text.slice(start, stop);
  return name === 'defined' ? undefined : new ObjectMacro(name, { file, start, end }, text, stop);
}

const SPACE = 0x20;
const TAB = 0x09;

/** What follows `#define` in a text, up to `end`. As create_iso_definition() of libcpp, gcc 12, in assembler mode. */
export function parseDefine(file: string, text: string, start: number, end: number): Macro | MacroError {
  const plain = plainDefine(file, text, start, end);
  if (plain) return plain;
  const tokens = lexCpp(text, start, end);
  const name = tokens[0];
  if (!name) return { error: 'no macro name given in #define directive' };
  if (name.kind !== 'name') return { error: 'macro names must be identifiers' };
  if (name.text === 'defined') return { error: '"defined" cannot be used as a macro name' };
  const definition = { file, start: start + text.slice(start, end).indexOf(name.text), end };
  const isFunction = tokens[1]?.text === '(' && !tokens[1].space;
  const head = { name: name.text, serial: serials++, definition };
  if (!isFunction) return { ...head, parameters: undefined, variadic: false, body: bodyOf(tokens.slice(1), []) };
  const close = tokens.findIndex((t) => t.text === ')');
  const list = parseParameters(tokens.slice(2, close < 0 ? tokens.length : close));
  if (close < 0 || !list) return { error: "expected parameter name or ')' in macro parameter list" };
  const { parameters, variadic } = list;
  return { ...head, parameters, variadic, body: bodyOf(tokens.slice(close + 1), parameters) };
}

function parseParameters(tokens: readonly CppToken[]): { parameters: string[]; variadic: boolean } | undefined {
  const parameters = new Set<string>();
  let variadic = false;
  for (let i = 0; i < tokens.length; i++) {
    const { text, kind } = tokens[i] as CppToken;
    if (variadic) return undefined;
    variadic = text === '...' || tokens[i + 1]?.text === '...';
    if (text === '...') parameters.add(VARIADIC);
    else if (kind === 'name' && !parameters.has(text)) parameters.add(text);
    else return undefined;
    if (variadic && text !== '...') i++;
    if (++i < tokens.length && tokens[i]?.text !== ',') return undefined;
    if (i === tokens.length - 1) return undefined;
  }
  return { parameters: [...parameters], variadic };
}

function bodyOf(tokens: readonly CppToken[], parameters: readonly string[]): BodyToken[] {
  const body: BodyToken[] = [];
  const indexes = new Map(parameters.map((name, index) => [name, index]));
  for (let i = 0; i < tokens.length; i++) {
    const here = tokens[i] as CppToken;
    const next = tokens[i + 1];
    const stringify = here.text === '#' && here.kind === 'operator' && next !== undefined && indexes.has(next.text);
    if (here.text === '##' && body.length > 0 && next) {
      body[body.length - 1] = { ...(body[body.length - 1] as BodyToken), pasteNext: true };
      continue;
    }
    const named = stringify ? (tokens[++i] as CppToken) : here;
    const parameter = (named.kind === 'name' ? indexes.get(named.text) : undefined) ?? -1;
    body.push({ token: stringify ? { ...named, space: here.space } : here, parameter, stringify, pasteNext: false });
  }
  return body;
}

/** An equal redefinition is silent (warn_of_redefinition()). */
export function sameMacro(a: Macro, b: Macro): boolean {
  const shape = ({ parameters, variadic, body }: Macro): string => {
    const pieces = body.map(
      (b) => `${b.stringify ? '#' : ''}${b.token.space ? ' ' : ''}${b.token.text}${b.pasteNext ? '##' : ''}`,
    );
    return JSON.stringify([parameters, variadic, pieces.map((p, i) => (i === 0 ? p.trimStart() : p))]);
  };
  return shape(a) === shape(b);
}

/** `#argument`: the argument as a string literal (stringify_arg()). */
export function stringify(argument: readonly CppToken[], space: boolean): CppToken {
  const text = argument
    .map((t, i) => {
      const quoted = t.kind === 'string' || t.kind === 'character';
      const spelling = quoted ? t.text.replace(/["\\]/g, '\\$&') : t.text;
      return i > 0 && t.space ? ` ${spelling}` : spelling;
    })
    .join('');
  return { kind: 'string', text: `"${text}"`, space, joint: false, frozen: false };
}

/** `a ## b`: one token, or, as assembler mode allows, two that touch (paste_tokens()). */
export function paste(left: CppToken, right: CppToken): CppToken[] {
  const text = left.text + right.text;
  const [only, ...more] = lexCpp(text, 0, text.length);
  if (only && more.length === 0 && only.text === text) return [{ ...only, space: left.space, joint: left.joint }];
  return [left, { ...right, joint: false }];
}

export { spell };
