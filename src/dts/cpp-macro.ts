/** `#define` lines → macros. Made once per content of a file, and so shared by all evaluations of it. */
import * as Is from './character';
import { nameEnd } from './cpp-lexeme';
import { lexCpp, lexPlaced, spell, type CppToken } from './cpp-token';
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

/** `at`: where gcc finds it. */
export type MacroError = { readonly error: string; readonly at: number };

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
  if (name === 'defined' || text.slice(stop, end).includes('##')) return undefined;
  return new ObjectMacro(name, { file, start, end }, text, stop);
}

const SPACE = 0x20;
const TAB = 0x09;

/** What follows `#define` in a text, up to `end`. As create_iso_definition() of libcpp, gcc 12, in assembler mode. */
export function parseDefine(file: string, text: string, start: number, end: number): Macro | MacroError {
  const plain = plainDefine(file, text, start, end);
  if (plain) return plain;
  const tokens = lexPlaced(text, start, end);
  const name = tokens[0];
  if (!name) return { error: 'no macro name given in #define directive', at: end };
  const from = name.at ?? start;
  if (name.kind !== 'name') return { error: 'macro names must be identifiers', at: from };
  if (name.text === 'defined') return { error: '"defined" cannot be used as a macro name', at: from };
  const definition = { file, start: from, end };
  const isFunction = tokens[1]?.text === '(' && !tokens[1].space;
  const list = isFunction ? parseParameters(tokens, end) : OBJECT_LIKE;
  if ('error' in list) return list;
  const { parameters, variadic, next } = list;
  const body = tokens.slice(next);
  if (body[0]?.text === '##' || body.at(-1)?.text === '##')
    return { error: "'##' cannot appear at either end of a macro expansion", at: from };
  const own = lexCpp(text, body[0]?.at ?? end, end);
  const first = own[0] && { ...own[0], space: body[0]?.space ?? false };
  const head = { name: name.text, serial: serials++, definition };
  const pieces = bodyOf(first ? [first, ...own.slice(1)] : own, parameters ?? []);
  return { ...head, parameters, variadic, body: pieces };
}

/** `next`: the first token of the body. */
type Parameters = {
  readonly parameters: readonly string[] | undefined;
  readonly variadic: boolean;
  readonly next: number;
};

const OBJECT_LIKE: Parameters = { parameters: undefined, variadic: false, next: 1 };

/** From the `(` behind the name on (parse_params() of macro.c). */
function parseParameters(tokens: readonly CppToken[], end: number): Parameters | MacroError {
  const parameters = new Set<string>();
  let named = false;
  for (let i = 2; ; i++) {
    const { text, kind, at = end } = tokens[i] ?? END_OF_LINE;
    if (text === ')' && (named || parameters.size === 0)) return done(parameters, false, i + 1);
    if (text === '...') {
      const close = tokens[i + 1];
      if (close?.text !== ')') return { error: 'expected \')\' after "..."', at: close?.at ?? end };
      if (!named) parameters.add(VARIADIC);
      return done(parameters, true, i + 2);
    }
    if (kind === 'name' && !named) {
      if (parameters.has(text)) return { error: `duplicate macro parameter "${text}"`, at };
      parameters.add(text);
      named = true;
    } else if (text === ',' && named) named = false;
    else return { error: parameterFault(named, text), at };
  }
}

const END_OF_LINE: Pick<CppToken, 'text' | 'kind' | 'at'> = { text: '', kind: 'other' };

function parameterFault(named: boolean, found: string): string {
  if (found === '') return `expected ${named ? "')'" : 'parameter name'} before end of line`;
  return `expected ${named ? "',' or ')'" : 'parameter name'}, found "${found}"`;
}

const done = (parameters: ReadonlySet<string>, variadic: boolean, next: number): Parameters => {
  return { parameters: [...parameters], variadic, next };
};

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
