/**
 * The preprocessor as the kernel build runs it: gcc -E -nostdinc -undef -D__DTS__ -x assembler-with-cpp (gcc 12), over
 * the user's files, and then `/include/`, which is dtc's. Text without macros is copied, never read again.
 */
import type { Diagnostic, Span } from '../lib/diagnostic';
import { ConditionError, evaluateCondition } from './cpp-condition';
import { Expander, type ExpansionIssue, type MacroTable } from './cpp-expand';
import { currentAtoms, FileTree, forgetIfLarge, scanned } from './cpp-files';
import { parseDefine, sameMacro, type Macro } from './cpp-macro';
import type { CppItem, DirectiveItem, ScannedFile, TextItem } from './cpp-scan';
import { CppLexer, lexCpp, spell, spliceEnd, token, wouldPaste, type CppToken } from './cpp-token';
import { FlatBuilder, type FlatSource, type Reading } from './flat-source';
import { MAX_EXPANDED_TOKENS, MAX_INCLUDE_DEPTH, MAX_INCLUDES, MAX_PROBLEMS, MAX_TEXT } from './limits';
import { lastAtMost, lineOf } from './lines';
import type { Sources } from './sources';

/** One `#if` … `#endif`. `live`: its group is read now; `done`: no later group can be. */
type Conditional = {
  live: boolean;
  done: boolean;
  readonly outer: boolean;
  elseSeen: boolean;
  readonly directive: DirectiveItem;
};

type Entry = {
  readonly reading: Reading;
  readonly scan: ScannedFile;
  readonly depth: number;
  readonly conditionals: Conditional[];
};

const PREDEFINED: Readonly<Record<string, string>> = { __DTS__: '1', __ASSEMBLER__: '1', __STDC__: '1' };
const BUILTIN = ['__FILE__', '__LINE__', '__COUNTER__', '__INCLUDE_LEVEL__', '__BASE_FILE__', '__DATE__', '__TIME__'];

const number = (value: number): CppToken => token('number', String(value), false);
const string = (text: string): CppToken => token('string', `"${text.replace(/["\\]/g, '\\$&')}"`, false);

class Preprocessor implements MacroTable {
  private readonly atoms = currentAtoms();
  /** By atom. */
  private readonly macros: (Macro | undefined)[] = [];
  private readonly active: boolean[] = [];
  private readonly files: FileTree;
  private readonly out = new FlatBuilder();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly budget = { tokens: MAX_EXPANDED_TOKENS };
  private readonly entries: Entry[] = [];
  private includes = 0;
  private counter = 0;
  private stopped = false;
  private joint: { readonly token: CppToken | undefined; readonly owedSpace: boolean; readonly at: number } = {
    token: undefined,
    owedSpace: false,
    at: -1,
  };
  /** Where the expansion at work stands. */
  private place: { readonly entry: Entry; readonly start: number } | undefined;

  constructor(private readonly sources: Sources) {
    this.files = new FileTree(sources.files, sources.searchPaths ?? []);
    for (const name of BUILTIN) this.active[this.atoms.of(name)] = true;
    for (const [name, value] of Object.entries({ ...PREDEFINED, ...sources.defines })) this.defineText(name, value);
  }

  run(main: Reading): FlatSource {
    this.enter(main, false);
    return this.out.build(main, this.diagnostics);
  }

  /** As `-DNAME=VALUE`. */
  private defineText(name: string, value: string): void {
    const text = `${name} ${value}`;
    const macro = parseDefine('<command-line>', text, 0, text.length);
    if (!('error' in macro)) this.define({ ...macro, definition: undefined });
  }

  private define(macro: Macro): void {
    const atom = this.atoms.of(macro.name);
    this.macros[atom] = macro;
    this.active[atom] = true;
  }

  lookup(name: string): Macro | undefined {
    return this.macros[this.atoms.of(name)];
  }

  builtin(name: string): CppToken[] | undefined {
    const { place } = this;
    if (!name.startsWith('__') || !place) return undefined;
    switch (name) {
      case '__LINE__':
        return [number(lineOf(place.entry.reading, place.start))];
      case '__FILE__':
        return [string(place.entry.reading.spelling)];
      case '__BASE_FILE__':
        return [string(this.sources.main)];
      case '__INCLUDE_LEVEL__':
        return [number(place.entry.depth)];
      case '__COUNTER__':
        return [number(this.counter++)];
      case '__DATE__':
        return [string('Jan  1 1970')];
      case '__TIME__':
        return [string('00:00:00')];
      default:
        return undefined;
    }
  }

  private enter(reading: Reading, plain: boolean): void {
    const entry: Entry = {
      reading,
      scan: scanned(reading.text, plain),
      depth: this.entries.length,
      conditionals: [],
    };
    this.entries.push(entry);
    for (const item of entry.scan.items) {
      if (this.stopped) break;
      this.item(entry, item, plain);
    }
    for (const { directive } of entry.conditionals) {
      if (!this.stopped)
        this.directiveError(entry, directive, `unterminated #${directive.name}`, 'Its `#endif` is missing');
    }
    this.entries.pop();
  }

  private item(entry: Entry, item: CppItem, plain: boolean): void {
    if (item.kind === 'directive') return this.directive(entry, item);
    if (!isLive(entry)) return;
    if (item.kind === 'include') return this.dtcInclude(entry, item.file, item.start, item.end);
    if (plain) this.copy(entry, item.start, item.end);
    else this.text(entry, item);
    if (this.out.length > MAX_TEXT)
      this.stop(entry, item.start, `The files together are longer than ${MAX_TEXT >> 20} Mi characters`);
  }

  /** Copies text, backslash-newlines taken out. */
  private copy(entry: Entry, start: number, end: number): void {
    const { splices } = entry.scan;
    let from = start;
    for (let i = lastAtMost(splices, start - 1) + 1; i < splices.length && (splices[i] as number) < end; i++) {
      this.out.copy(entry.reading, from, splices[i] as number);
      from = spliceEnd(entry.reading.text, splices[i] as number);
    }
    this.out.copy(entry.reading, from, end);
  }

  private text(entry: Entry, item: TextItem): void {
    const { identifiers } = entry.scan;
    let from = item.start;
    for (let i = item.firstIdentifier; i < item.lastIdentifier; i += 3) {
      const start = identifiers[i] as number;
      if (!this.active[identifiers[i + 2] as number] || start < from) continue;
      this.copy(entry, from, start);
      from = this.expandAt(entry, start, identifiers[i + 1] as number, item.end);
    }
    this.copy(entry, from, item.end);
  }

  /** Writes the expansion of the name at `start`; returns where the text goes on. */
  private expandAt(entry: Entry, start: number, nameEnd: number, limit: number): number {
    const { text } = entry.reading;
    const lexer = new CppLexer(text, nameEnd, limit);
    const name = token('name', text.slice(start, nameEnd), false);
    const { tokens, owedSpace } = this.expandTokens(entry, start, [name], lexer);
    const isUnchanged = tokens.length === 1 && tokens[0]?.text === name.text && lexer.at === nameEnd;
    const joint = this.jointBefore();
    const first = tokens[0];
    const needsSpace = first && joint.token && (first.space || joint.owedSpace || wouldPaste(joint.token, first));
    const next = peekToken(text, lexer.at, limit);
    const last = tokens.at(-1) ?? joint.token;
    // What a macro right behind begins with is known only when that one is expanded.
    const isLeft = next?.kind === 'name' && this.active[this.atoms.of(next.text)] === true;
    const spaceAfter = last && next && !isLeft && !isUnchanged && (owedSpace || wouldPaste(last, next));
    const call = { end: lexer.at, macro: name.text, definition: this.lookup(name.text)?.definition };
    if (isUnchanged) {
      if (needsSpace) this.out.expansion(entry.reading, start, call, ' ');
      this.copy(entry, start, lexer.at);
      return lexer.at;
    }
    const written = `${needsSpace ? ' ' : ''}${spell(tokens)}${spaceAfter ? ' ' : ''}`;
    this.out.expansion(entry.reading, start, call, written);
    if (isLeft) this.joint = { token: last, owedSpace: owedSpace || (!first && joint.owedSpace), at: this.out.length };
    return lexer.at;
  }

  /** What the next token would touch: the end of the expansion before it, or a character that was copied. */
  private jointBefore(): { readonly token: CppToken | undefined; readonly owedSpace: boolean } {
    if (this.joint.at === this.out.length) return this.joint;
    return { token: lastToken(this.out.last), owedSpace: false };
  }

  private expandTokens(
    entry: Entry,
    start: number,
    list: readonly CppToken[],
    source?: CppLexer,
  ): { readonly tokens: CppToken[]; readonly owedSpace: boolean } {
    this.place = { entry, start };
    const report = (issue: ExpansionIssue): void => this.expansionIssue(entry, start, source?.at ?? start, issue);
    const expander = new Expander(this, source, this.budget, report);
    return { tokens: expander.expandAll(list), owedSpace: expander.owedSpace };
  }

  private expansionIssue(entry: Entry, start: number, at: number, { kind, macro, text }: ExpansionIssue): void {
    const span = { file: entry.reading.path, start, end: start + macro.length };
    if (kind === 'limit')
      return this.add(span, 'limit-expansions', `Macros expand to too much here: ${text}`, undefined);
    const place = kind === 'arguments' ? Math.max(start, at - 1) : start;
    const detail = (): string => `${this.gccPlace(entry, place)}: error: ${text}`;
    const message =
      kind === 'unterminated'
        ? 'The `)` of this macro call is missing'
        : 'This macro call has the wrong number of arguments';
    this.add(span, kind === 'unterminated' ? 'macro-unterminated' : 'macro-arguments', message, detail);
  }

  // ---- directives

  private directive(entry: Entry, item: DirectiveItem): void {
    if (this.conditional(entry, item) || !isLive(entry)) return;
    const body = (): string => bodyText(entry, item);
    switch (item.name) {
      case 'include':
        return this.include(entry, item);
      case 'define':
        return this.defineDirective(entry, item);
      case 'undef':
        return this.undef(entry, item);
      case 'line':
        return this.line(entry, item);
      case 'error':
        return this.directiveError(entry, item, `#error ${body()}`.trim(), 'This file stops with an `#error`');
      case 'warning': {
        const span = { file: entry.reading.path, start: item.start, end: item.end };
        const detail = (): string => `${this.gccPlace(entry, item.nameStart)}: warning: #warning ${body()} [-Wcpp]`;
        return this.add(span, 'cpp-warning', `The file warns: ${body()}`, detail, 'warning');
      }
      default:
        return;
    }
  }

  /** `#if` and its kin; false for other directives. */
  private conditional(entry: Entry, item: DirectiveItem): boolean {
    const top = entry.conditionals.at(-1);
    switch (item.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef': {
        const outer = isLive(entry);
        const live = outer && this.holds(entry, item);
        entry.conditionals.push({ live, done: live || !outer, outer, elseSeen: false, directive: item });
        return true;
      }
      case 'elif':
      case 'elifdef':
      case 'elifndef':
        if (!top || top.elseSeen) this.misplaced(entry, item, top);
        else {
          top.live = top.outer && !top.done && this.holds(entry, item);
          top.done ||= top.live;
        }
        return true;
      case 'else':
        if (!top || top.elseSeen) this.misplaced(entry, item, top);
        else {
          top.live = top.outer && !top.done;
          top.done = top.elseSeen = true;
        }
        return true;
      case 'endif':
        if (!top) this.misplaced(entry, item, top);
        entry.conditionals.pop();
        return true;
      default:
        return false;
    }
  }

  private misplaced(entry: Entry, item: DirectiveItem, top: Conditional | undefined): void {
    if (top && !top.outer) return;
    const text = top ? `#${item.name} after #else` : `#${item.name} without #if`;
    this.directiveError(
      entry,
      item,
      text,
      top ? 'Only one `#else`, and as the last group' : 'There is no `#if` for this',
    );
  }

  private holds(entry: Entry, item: DirectiveItem): boolean {
    const tokens = lexCpp(entry.reading.text, item.bodyStart, item.end);
    if (item.name.endsWith('def')) return this.isDefined(entry, item, tokens[0]) !== item.name.endsWith('ndef');
    const answered = this.answerDefined(entry, tokens);
    const result = evaluateCondition(this.expandTokens(entry, item.start, answered).tokens);
    if (!(result instanceof ConditionError)) return result;
    const text = result.text.replace('#if', `#${item.name}`);
    this.directiveError(entry, item, text, 'This condition cannot be computed');
    return false;
  }

  private isDefined(entry: Entry, item: DirectiveItem, name: CppToken | undefined): boolean {
    if (name?.kind === 'name') return this.active[this.atoms.of(name.text)] === true;
    this.directiveError(entry, item, `no macro name given in #${item.name} directive`, 'A macro name is missing here');
    return item.name.endsWith('ndef');
  }

  /** `defined X` and `__has_include(…)` are answered before macros are expanded. */
  private answerDefined(entry: Entry, tokens: readonly CppToken[]): CppToken[] {
    const out: CppToken[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const { text } = tokens[i] as CppToken;
      const open = tokens[i + 1]?.text === '(' ? 1 : 0;
      if (text === 'defined') {
        const name = tokens[i + 1 + open];
        out.push(number(name && this.active[this.atoms.of(name.text)] ? 1 : 0));
        i += 1 + 2 * open;
      } else if (text === '__has_include' && open) {
        const close = tokens.findIndex((t, at) => at > i && t.text === ')');
        const stop = close < 0 ? tokens.length : close;
        out.push(number(this.canInclude(entry, tokens.slice(i + 2, stop)) ? 1 : 0));
        i = stop;
      } else out.push(tokens[i] as CppToken);
    }
    return out;
  }

  private canInclude(entry: Entry, tokens: readonly CppToken[]): boolean {
    const named = includeName(spell(tokens));
    return (
      named !== undefined &&
      this.files.find(named.name, named.quoted ? entry.reading.spelling : undefined) !== undefined
    );
  }

  private defineDirective(entry: Entry, item: DirectiveItem): void {
    const macro = definitionOf(entry, item);
    if ('error' in macro) return this.directiveError(entry, item, macro.error, 'This is no macro definition');
    const known = this.lookup(macro.name);
    if (known && known !== macro && !sameMacro(known, macro)) {
      const { start, end } = macro.definition as Span;
      const span = { file: entry.reading.path, start, end: Math.min(end, start + macro.name.length) };
      const detail = (): string =>
        `${entry.reading.spelling}:${lineOf(entry.reading, start)}: warning: "${macro.name}" redefined`;
      this.add(span, 'macro-redefined', `\`${macro.name}\` was defined differently before`, detail, 'warning');
    }
    this.define(macro);
  }

  private undef(entry: Entry, item: DirectiveItem): void {
    const [name] = lexCpp(entry.reading.text, item.bodyStart, item.end);
    if (name?.kind !== 'name') {
      return this.directiveError(
        entry,
        item,
        'no macro name given in #undef directive',
        'A macro name is missing here',
      );
    }
    const atom = this.atoms.of(name.text);
    this.macros[atom] = undefined;
    this.active[atom] = false;
  }

  /** Passed on as the line marker that gcc would write. */
  private line(entry: Entry, item: DirectiveItem): void {
    const tokens = lexCpp(entry.reading.text, item.bodyStart, item.end);
    const [line, file] = this.expandTokens(entry, item.start, tokens).tokens;
    if (line?.kind !== 'number') return;
    const name = file?.kind === 'string' ? file.text : string(entry.reading.spelling).text;
    const call = { end: item.end, macro: '#line', definition: undefined };
    if (this.out.last === '\n')
      this.out.expansion(entry.reading, item.start, call, `# ${parseInt(line.text, 10)} ${name}`);
  }

  private include(entry: Entry, item: DirectiveItem): void {
    const { reading } = entry;
    const tokens = lexCpp(reading.text, item.bodyStart, item.end);
    const direct = includeName(reading.text.slice(item.bodyStart, item.end).trim());
    const named = direct ?? includeName(spell(this.expandTokens(entry, item.start, tokens).tokens).trim());
    if (!named) {
      const text = '#include expects "FILENAME" or <FILENAME>';
      return this.directiveError(entry, item, text, '`#include` takes a name in quotes or angle brackets');
    }
    const found = this.files.find(named.name, named.quoted ? reading.spelling : undefined);
    if (!found) return this.missing(entry, item, named);
    if (!this.mayEnter(entry, item.start, item.end)) return;
    this.enter({ path: found.file.path, spelling: found.spelling, text: found.file.text }, false);
    this.endLine(found.file.path, found.spelling, found.file.text);
  }

  /** A file whose last line is not ended must not run into the next one; gcc ends it, too. */
  private endLine(path: string, spelling: string, text: string): void {
    if (this.out.last === '\n') return;
    const call = { end: text.length, macro: '', definition: undefined };
    this.out.expansion({ path, spelling, text }, text.length, call, '\n');
  }

  private mayEnter(entry: Entry, start: number, end: number): boolean {
    if (++this.includes > MAX_INCLUDES) {
      this.stop(entry, start, `More than ${MAX_INCLUDES} files are included`);
      return false;
    }
    if (this.entries.length <= MAX_INCLUDE_DEPTH) return true;
    const span = { file: entry.reading.path, start, end };
    const text = `#include nested depth ${this.entries.length} exceeds maximum of ${MAX_INCLUDE_DEPTH}`;
    this.add(
      span,
      'limit-includes',
      'Includes are nested too deeply: does a file include itself?',
      () => `${this.gccPlace(entry, start)}: error: ${text}`,
    );
    this.stopped = true;
    return false;
  }

  private stop(entry: Entry, start: number, message: string): void {
    this.add(
      { file: entry.reading.path, start, end: start + 1 },
      'limit-text',
      `${message}: the rest is not read`,
      undefined,
    );
    this.stopped = true;
  }

  private missing(entry: Entry, item: DirectiveItem, named: { name: string; quoted: boolean }): void {
    const at = entry.reading.text.indexOf(named.quoted ? '"' : '<', item.bodyStart);
    const start = at >= 0 && at < item.end ? at : item.start;
    const end = Math.min(item.end, start + named.name.length + 2);
    const detail = (): string =>
      `${this.gccPlace(entry, start)}: fatal error: ${named.name}: No such file or directory`;
    this.unresolved(entry, named.name, named.quoted, item.start, end, detail);
  }

  private unresolved(
    entry: Entry,
    name: string,
    quoted: boolean,
    start: number,
    end: number,
    detail: string | (() => string),
  ): void {
    const places = this.files.candidates(name, quoted ? entry.reading.spelling : undefined);
    const searched = places.length > 0 ? ` (looked for ${places.join(', ')})` : '';
    const message = `"${name}" is not among the files given: what it defines is missing here${searched}`;
    this.add({ file: entry.reading.path, start, end }, 'include-unresolved', message, detail);
  }

  /** dtc reads such a file as it is: no macros, no directives. */
  private dtcInclude(entry: Entry, name: string, start: number, end: number): void {
    const found = this.files.find(name, entry.reading.spelling);
    if (!found) {
      const detail = `FATAL ERROR: Couldn't open "${name}": No such file or directory`;
      return this.unresolved(entry, name, true, start, end, detail);
    }
    if (this.mayEnter(entry, start, end)) {
      this.enter({ path: found.file.path, spelling: found.spelling, text: found.file.text }, true);
    }
  }

  // ---- messages

  private directiveError(entry: Entry, item: DirectiveItem, text: string, message: string): void {
    const span = { file: entry.reading.path, start: item.start, end: item.end };
    const detail = (): string => `${this.gccPlace(entry, item.nameStart)}: error: ${text}`;
    this.add(span, 'cpp-error', message, detail);
  }

  private gccPlace({ reading }: Entry, offset: number): string {
    const lineStart = reading.text.lastIndexOf('\n', offset - 1) + 1;
    const column = new TextEncoder().encode(reading.text.slice(lineStart, offset)).length + 1;
    return `${reading.spelling}:${lineOf(reading, offset)}:${column}`;
  }

  private add(
    span: Span,
    code: string,
    message: string,
    detail: string | (() => string) | undefined,
    severity: 'error' | 'warning' = 'error',
  ): void {
    // Warnings leave room: an error must never be lost.
    if (this.diagnostics.length >= (severity === 'error' ? MAX_PROBLEMS : MAX_PROBLEMS / 2)) return;
    const text = typeof detail === 'function' ? detail() : detail;
    this.diagnostics.push({ code, severity, span, message, ...(text === undefined ? {} : { detail: text }) });
  }
}

const isLive = ({ conditionals }: Entry): boolean => conditionals.at(-1)?.live ?? true;

const definitions = new WeakMap<
  DirectiveItem,
  { readonly file: string; readonly macro: Macro | { readonly error: string } }
>();

/** A definition is read once per scan of its file. */
function definitionOf({ reading }: Entry, item: DirectiveItem): Macro | { readonly error: string } {
  const known = definitions.get(item);
  if (known?.file === reading.path) return known.macro;
  const macro = parseDefine(reading.path, reading.text, item.bodyStart, item.end);
  definitions.set(item, { file: reading.path, macro });
  return macro;
}

/** gcc points with `#error`, `#else` and so on at the word after the `#`. */
const bodyText = ({ reading }: Entry, { bodyStart, end }: DirectiveItem): string =>
  spell(lexCpp(reading.text, bodyStart, end));

function includeName(text: string): { name: string; quoted: boolean } | undefined {
  const match = /^"([^"\n]*)"|^<([^>\n]*)>/.exec(text);
  if (!match) return undefined;
  return { name: match[1] ?? match[2] ?? '', quoted: match[1] !== undefined };
}

/** What a single last character can be the end of, as far as spaces depend on it. */
function lastToken(last: string): CppToken | undefined {
  if (/\s/.test(last)) return undefined;
  if (/[A-Za-z_]/.test(last)) return token('name', last, false);
  if (/[0-9]/.test(last)) return token('number', last, false);
  return token(last === '"' ? 'string' : 'operator', last, false);
}

/** The token right at a place, if no white space stands there. */
function peekToken(text: string, at: number, end: number): CppToken | undefined {
  const next = new CppLexer(text, at, end).next();
  return next && !next.space ? next : undefined;
}

/** Runs the preprocessor over the main file. */
export function runPreprocessor(sources: Sources, main: Reading): FlatSource {
  forgetIfLarge();
  return new Preprocessor(sources).run(main);
}
