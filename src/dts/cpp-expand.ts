/**
 * Macro expansion with rescanning as libcpp does it (macro.c of gcc 12): a macro is switched off while its own
 * expansion is read, and a name met in that time is never expanded again.
 */
import { paste, stringify, type BodyToken, type Macro } from './cpp-macro';
import type { CppLexer, CppToken } from './cpp-token';
import { MAX_EXPANDED_TOKENS, MAX_EXPANSION_DEPTH } from './limits';

export interface MacroTable {
  lookup(name: string): Macro | undefined;
  /** The tokens of `__LINE__` and the like; undefined for all other names. */
  builtin(name: string): CppToken[] | undefined;
}

/** What went wrong with a macro; dtc then sees its name. */
export type ExpansionIssue = {
  readonly kind: 'arguments' | 'unterminated' | 'limit';
  readonly macro: string;
  readonly text: string;
};

/** What is left for all expansions of an evaluation: tokens, and characters that are read or made for them. */
export type Budget = { tokens: number; text: number };

type Context = { readonly tokens: readonly CppToken[]; next: number; readonly macro: Macro | undefined };
type Argument = { readonly raw: readonly CppToken[]; readonly missing: boolean };

/** Expands tokens of one place in a file; `source` is what follows there, read only when arguments need it. */
export class Expander {
  private readonly contexts: Context[] = [];
  private readonly disabled: Set<Macro>;
  /** Space owed to the next token by expansions that came out empty; at the end, to what follows in the file. */
  owedSpace = false;
  private joint = false;

  constructor(
    private readonly macros: MacroTable,
    private readonly source: CppLexer | undefined,
    private readonly budget: Budget,
    private readonly report: (issue: ExpansionIssue) => void,
    private readonly depth = 0,
    disabled: Iterable<Macro> = [],
  ) {
    this.disabled = new Set(disabled);
  }

  /** The full expansion of a list. */
  expandAll(tokens: readonly CppToken[]): CppToken[] {
    this.contexts.push({ tokens, next: 0, macro: undefined });
    const out: CppToken[] = [];
    while (this.pop()) {
      const next = this.take();
      if (next) this.emit(next, out);
    }
    return out;
  }

  /** Drops contexts that are read to their end; false when none is left. */
  private pop(): boolean {
    for (let top = this.contexts.at(-1); top; top = this.contexts.at(-1)) {
      if (top.next < top.tokens.length) return true;
      this.contexts.pop();
      if (top.macro) {
        this.disabled.delete(top.macro);
        this.joint = true;
      }
    }
    return false;
  }

  private take(): CppToken | undefined {
    const top = this.contexts.at(-1);
    return top?.tokens[top.next++];
  }

  private emit(next: CppToken, out: CppToken[]): void {
    if (next.text === '') {
      this.owedSpace ||= next.space;
      this.joint = true;
      return;
    }
    const space = next.space || this.owedSpace;
    const here = space === next.space && !this.joint ? next : { ...next, space, joint: next.joint || this.joint };
    this.owedSpace = false;
    this.joint = false;
    if (here.kind !== 'name' || here.frozen || !this.expand(here)) out.push(here);
  }

  /** Puts the expansion of a name on top; false when it stays as it is. */
  private expand(name: CppToken): boolean {
    if (this.budget.tokens < 0) return false;
    const builtin = this.macros.builtin(name.text);
    if (builtin) return this.push(builtin, undefined, name);
    const macro = this.macros.lookup(name.text);
    if (!macro) return false;
    if (this.disabled.has(macro)) return this.freeze(name);
    if (!macro.parameters) return this.push(this.substitute(macro, []), macro, name);
    const given = this.argumentsOf(macro);
    return given !== undefined && this.push(this.substitute(macro, given), macro, name);
  }

  private freeze(name: CppToken): true {
    this.contexts.push({ tokens: [{ ...name, frozen: true }], next: 0, macro: undefined });
    return true;
  }

  private push(tokens: readonly CppToken[], macro: Macro | undefined, name: CppToken): boolean {
    this.budget.tokens -= tokens.length + 1;
    if (this.budget.tokens < 0) return this.exhausted(name, `more than ${MAX_EXPANDED_TOKENS} tokens`);
    const [first, ...rest] = tokens;
    const start = first ? [{ ...first, space: name.space, joint: true }] : [];
    if (macro) this.disabled.add(macro);
    this.contexts.push({ tokens: first && rest.length > 0 ? start.concat(rest) : start, next: 0, macro });
    if (!first) this.owedSpace = name.space;
    this.joint = true;
    return true;
  }

  private exhausted(name: CppToken, text: string): false {
    this.report({ kind: 'limit', macro: name.text, text });
    return false;
  }

  /** Reads `(`, arguments and `)`; undefined, and nothing read, when no `(` follows or the arguments do not fit. */
  private argumentsOf(macro: Macro): Argument[] | undefined {
    const rewind = this.mark();
    if (this.nextRaw()?.text !== '(') return rewind();
    const list: CppToken[][] = [[]];
    const last = macro.variadic ? (macro.parameters?.length ?? 0) : Infinity;
    for (let depth = 1; ;) {
      const next = this.nextRaw();
      this.budget.tokens--;
      if (!next) {
        this.report({
          kind: 'unterminated',
          macro: macro.name,
          text: `unterminated argument list invoking macro "${macro.name}"`,
        });
        return rewind();
      }
      if (next.text === '(') depth++;
      else if (next.text === ')' && --depth === 0) break;
      if (next.text === ',' && depth === 1 && list.length < last) list.push([]);
      else (list[list.length - 1] as CppToken[]).push(next);
    }
    const given = this.fit(macro, list);
    return given ?? rewind();
  }

  /** Contexts that are read through while arguments are collected are left for good (collect_args()). */
  private nextRaw(): CppToken | undefined {
    while (this.contexts.length > 0) {
      const next = this.take();
      if (next?.text === '') continue;
      if (next) return next;
      const { macro } = this.contexts.pop() as Context;
      if (macro) this.disabled.delete(macro);
    }
    return this.source?.next();
  }

  private mark(): () => undefined {
    const contexts = this.contexts.map((context) => ({ context, next: context.next }));
    const disabled = [...this.disabled];
    const at = this.source?.at ?? 0;
    return () => {
      this.contexts.splice(
        0,
        this.contexts.length,
        ...contexts.map(({ context, next }) => ((context.next = next), context)),
      );
      for (const macro of disabled) this.disabled.add(macro);
      if (this.source) this.source.at = at;
      return undefined;
    };
  }

  private fit(macro: Macro, list: CppToken[][]): Argument[] | undefined {
    const parameters = macro.parameters ?? [];
    const none = list.length === 1 && list[0]?.length === 0;
    if (parameters.length === 0 && none) return [];
    const given: Argument[] = list.map((raw) => ({ raw, missing: false }));
    const mayMiss = macro.variadic && given.length === parameters.length - 1;
    const isAlone = macro.variadic && parameters.length === 1 && none;
    if (mayMiss) given.push({ raw: [], missing: true });
    else if (isAlone) given[0] = { raw: [], missing: true };
    if (given.length === parameters.length) return given;
    const text =
      given.length < parameters.length
        ? `macro "${macro.name}" requires ${parameters.length} arguments, but only ${given.length} given`
        : `macro "${macro.name}" passed ${given.length} arguments, but takes just ${parameters.length}`;
    this.report({ kind: 'arguments', macro: macro.name, text });
    return undefined;
  }

  /** The body with arguments in place (replace_args()). */
  private substitute(macro: Macro, given: readonly Argument[]): CppToken[] {
    const out: CppToken[] = [];
    let pasting = false;
    let joint = false;
    macro.body.forEach((piece) => {
      const argument = given[piece.parameter];
      const { tokens, padded } = this.piece(piece, argument, pasting);
      const dropsComma = pasting && argument && this.isVariadic(macro, piece) && out.at(-1)?.text === ',';
      if (dropsComma && argument.missing) out.pop();
      const [first, ...rest] = tokens;
      if (first) {
        if (pasting && !dropsComma && out.length > 0) out.push(...paste(out.pop() as CppToken, first), ...rest);
        else out.push(joint || padded ? { ...first, joint: true } : first, ...rest);
      } else if (!pasting && !piece.pasteNext && argument) out.push({ ...EMPTY, space: piece.token.space });
      else if (piece.pasteNext && !pasting) out.push({ ...EMPTY, space: piece.token.space });
      joint = padded || pasting;
      pasting = piece.pasteNext;
    });
    return out;
  }

  private isVariadic(macro: Macro, { parameter }: BodyToken): boolean {
    return macro.variadic && parameter === (macro.parameters?.length ?? 0) - 1;
  }

  private piece(
    piece: BodyToken,
    argument: Argument | undefined,
    pasting: boolean,
  ): { tokens: CppToken[]; padded: boolean } {
    if (!argument) return { tokens: [piece.token], padded: false };
    if (piece.stringify) return { tokens: [stringify(argument.raw, piece.token.space)], padded: false };
    const isRaw = pasting || piece.pasteNext;
    const tokens = isRaw ? [...argument.raw] : this.expandArgument(argument.raw);
    if (tokens[0] && !pasting) tokens[0] = { ...tokens[0], space: piece.token.space, joint: true };
    return { tokens, padded: true };
  }

  private expandArgument(raw: readonly CppToken[]): CppToken[] {
    if (!raw.some((t) => t.kind === 'name' && !t.frozen)) return [...raw];
    if (this.depth >= MAX_EXPANSION_DEPTH) {
      this.exhausted(raw[0] as CppToken, `macros in arguments of macros, more than ${MAX_EXPANSION_DEPTH} levels deep`);
      return [...raw];
    }
    return new Expander(this.macros, undefined, this.budget, this.report, this.depth + 1, this.disabled).expandAll(raw);
  }
}

/** Stands for an empty argument; its white space counts (a placemarker, and libcpp's padding). */
const EMPTY: CppToken = { kind: 'other', text: '', space: false, joint: false, frozen: false };
