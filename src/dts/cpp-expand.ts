/**
 * Macro expansion with rescanning as libcpp does it (macro.c of gcc 12): a macro is switched off while its own
 * expansion is read, and a name met in that time is never expanded again.
 */
import { paste, stringify, type BodyToken, type Macro } from './cpp-macro';
import type { CppLexer, CppToken } from './cpp-token';
import { MAX_EXPANDED_TEXT, MAX_EXPANDED_TOKENS, MAX_EXPANSION_DEPTH } from './limits';

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

type Undo = { readonly context: Context; readonly next: number };
type Context = { readonly tokens: readonly CppToken[]; next: number; readonly macro: Macro | undefined };
type Argument = { readonly raw: readonly CppToken[]; readonly missing: boolean };

/** Expands tokens of one place in a file; `source` is what follows there, read only when arguments need it. */
export class Expander {
  private readonly contexts: Context[] = [];
  /** Space owed to the next token by expansions that came out empty; at the end, to what follows in the file. */
  owedSpace = false;
  private joint = false;

  constructor(
    private readonly macros: MacroTable,
    private readonly source: CppLexer | undefined,
    private readonly budget: Budget,
    private readonly report: (issue: ExpansionIssue) => void,
    private readonly depth = 0,
    /** Shared with what expands an argument: that one leaves it as it was. No set: taking away and adding in turns is slow in one. */
    private readonly disabled = new Map<Macro, boolean>(),
  ) {}

  /** Nothing is expanded any more. */
  static isExhausted({ tokens, text }: Budget): boolean {
    return tokens < 0 || text < 0;
  }

  /** The full expansion of a list. */
  expandAll(tokens: readonly CppToken[]): CppToken[] {
    this.contexts.push({ tokens, next: 0, macro: undefined });
    const out: CppToken[] = [];
    while (this.pop()) {
      const next = this.take();
      if (next) this.emit(next, out);
    }
    return this.depth > 0 || this.affords(lengthOf(out), tokens[0]) ? out : [];
  }

  /** Takes characters from the budget; reports it when there are no more. */
  private affords(length: number, name: CppToken | undefined): boolean {
    if (this.budget.text < 0) return false;
    this.budget.text -= length;
    if (this.budget.text >= 0) return true;
    return this.exhausted(name ?? EMPTY, `more than ${MAX_EXPANDED_TEXT >> 20} Mi characters`);
  }

  /** Drops contexts that are read to their end; false when none is left. */
  private pop(): boolean {
    for (let top = this.contexts.at(-1); top; top = this.contexts.at(-1)) {
      if (top.next < top.tokens.length) return true;
      this.contexts.pop();
      if (top.macro) {
        this.disabled.set(top.macro, false);
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
    if (Expander.isExhausted(this.budget)) return false;
    const builtin = this.macros.builtin(name.text);
    if (builtin) return this.push(builtin, undefined, name);
    const macro = this.macros.lookup(name.text);
    if (!macro) return false;
    if (this.disabled.get(macro) === true) return this.freeze(name);
    if (!macro.parameters) return this.push(this.substitute(macro, [], name), macro, name);
    const given = this.argumentsOf(macro);
    return given !== undefined && this.push(this.substitute(macro, given, name), macro, name);
  }

  private freeze(name: CppToken): true {
    this.contexts.push({ tokens: [{ ...name, frozen: true }], next: 0, macro: undefined });
    return true;
  }

  private push(tokens: readonly CppToken[], macro: Macro | undefined, name: CppToken): boolean {
    this.budget.tokens--;
    if (this.budget.text < 0) return false;
    if (this.budget.tokens < 0) return this.exhausted(name, `more than ${MAX_EXPANDED_TOKENS} tokens`);
    const [first, ...rest] = tokens;
    const start = first ? [{ ...first, space: name.space, joint: true }] : [];
    if (macro) this.disabled.set(macro, true);
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
    const undo: Undo[] = [];
    const at = this.source?.at ?? 0;
    const rewind = (): undefined => this.rewind(undo, at);
    if (this.nextRaw(undo)?.text !== '(') return rewind();
    const list: CppToken[][] = [[]];
    const last = macro.variadic ? (macro.parameters?.length ?? 0) : Infinity;
    for (let depth = 1; ;) {
      const next = this.nextRaw(undo);
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
  private nextRaw(undo: Undo[]): CppToken | undefined {
    for (let top = this.contexts.at(-1); top; top = this.contexts.at(-1)) {
      if (undo.at(-1)?.context !== top) undo.push({ context: top, next: top.next });
      const next = this.take();
      if (next?.text === '') continue;
      if (next) return next;
      this.contexts.pop();
      if (top.macro) this.disabled.set(top.macro, false);
    }
    return this.source?.next();
  }

  /** As if nothing had been read. What was read of the file costs, because it will be read again. */
  private rewind(undo: readonly Undo[], at: number): undefined {
    if (this.contexts.at(-1) === undo.at(-1)?.context) this.contexts.pop();
    for (let i = undo.length - 1; i >= 0; i--) {
      const { context, next } = undo[i] as Undo;
      context.next = next;
      this.contexts.push(context);
      if (context.macro) this.disabled.set(context.macro, true);
    }
    if (!this.source) return;
    this.budget.text -= this.source.at - at;
    this.source.at = at;
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

  /** The body with arguments in place (replace_args()); less of it when the budget ends. */
  private substitute(macro: Macro, given: readonly Argument[], name: CppToken): CppToken[] {
    const out: CppToken[] = [];
    let pasting = false;
    let joint = false;
    for (const piece of macro.body) {
      const argument = given[piece.parameter];
      const { tokens, padded } = this.piece(piece, argument, pasting, name);
      this.budget.tokens -= tokens.length;
      if (Expander.isExhausted(this.budget)) break;
      const dropsComma = pasting && argument && this.isVariadic(macro, piece) && out.at(-1)?.text === ',';
      if (dropsComma && argument.missing) out.pop();
      const first = tokens[0];
      if (first) {
        if (pasting && !dropsComma && out.length > 0) this.paste(out, first, name);
        else out.push(joint || padded ? { ...first, joint: true } : first);
        for (let i = 1; i < tokens.length; i++) out.push(tokens[i] as CppToken);
      } else if (!pasting && !piece.pasteNext && argument) out.push({ ...EMPTY, space: piece.token.space });
      else if (piece.pasteNext && !pasting) out.push({ ...EMPTY, space: piece.token.space });
      joint = padded || pasting;
      pasting = piece.pasteNext;
    }
    return out;
  }

  private paste(out: CppToken[], right: CppToken, name: CppToken): void {
    const left = out.pop() as CppToken;
    if (this.affords(left.text.length + right.text.length, name)) out.push(...paste(left, right));
  }

  private isVariadic(macro: Macro, { parameter }: BodyToken): boolean {
    return macro.variadic && parameter === (macro.parameters?.length ?? 0) - 1;
  }

  private piece(
    piece: BodyToken,
    argument: Argument | undefined,
    pasting: boolean,
    name: CppToken,
  ): { tokens: CppToken[]; padded: boolean } {
    if (!argument) return { tokens: [piece.token], padded: false };
    if (piece.stringify) {
      // Every character may need a backslash.
      if (!this.affords(2 * lengthOf(argument.raw), name)) return { tokens: [], padded: false };
      return { tokens: [stringify(argument.raw, piece.token.space)], padded: false };
    }
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

/** Characters, with a space before each. */
function lengthOf(tokens: readonly CppToken[]): number {
  let length = tokens.length;
  for (const { text } of tokens) length += text.length;
  return length;
}

/** Stands for an empty argument; its white space counts (a placemarker, and libcpp's padding). */
const EMPTY: CppToken = { kind: 'other', text: '', space: false, joint: false, frozen: false };
