/**
 * The preprocessor as the kernel build runs it: gcc -E -nostdinc -undef -D__DTS__ -x assembler-with-cpp (gcc 12), over
 * the user's files, and then `/include/`, which is dtc's. Text without macros is copied, never read again.
 */
import { Conditionals } from './cpp-conditional';
import { Expander } from './cpp-expand';
import { boardDefinition, forgetEffects, Memo, type Effect, type Work } from './cpp-memo';
import { FileTree, forgetIfLarge, scanned, type Found } from './cpp-files';
import { parseDefine, sameMacro, type Macro, type MacroError } from './cpp-macro';
import { CppReport, gccPlace } from './cpp-report';
import type { CppItem, DirectiveItem } from './cpp-scan';
import { forgetStates, MacroState, statesAreMany, string } from './cpp-state';
import { TextWriter, type Entry } from './cpp-text';
import { lexCpp, lexPlaced, spell } from './cpp-token';
import { FlatBuilder, type FlatSource, type Reading } from './flat-source';
import { MAX_INCLUDE_DEPTH, MAX_INCLUDES, MAX_READ, MAX_TEXT } from './limits';
import type { SourceFile, Sources } from './sources';

type IncludeName = { readonly name: string; readonly quoted: boolean };

class Preprocessor {
  private readonly files: FileTree;
  private readonly out = new FlatBuilder();
  private readonly report = new CppReport();
  private readonly macros: MacroState;
  private readonly writer: TextWriter;
  private depth = 0;
  private includes = 0;
  private readText = 0;
  private readonly readFiles: SourceFile[] = [];
  private readonly memo: Memo;
  private stopped = false;

  constructor(sources: Sources) {
    this.files = new FileTree(sources.files, sources.searchPaths ?? []);
    this.macros = new MacroState(sources);
    this.writer = new TextWriter(this.out, this.macros, this.report);
    this.memo = new Memo(sources, this.files);
  }

  run(main: Reading): FlatSource {
    this.read(main, false);
    return this.out.build(main, this.report.diagnostics);
  }

  /** `plain`: without directives and macros. */
  private read(reading: Reading, plain: boolean): void {
    const entry: Entry = { reading, scan: scanned(reading.text, plain), depth: this.depth };
    const conditionals = new Conditionals(reading, this.macros, this.report, {
      expand: (tokens, start) => this.writer.expandList(entry, start, tokens),
      canInclude: (text) => this.find(entry, includeName(text)) !== undefined,
    });
    for (const item of entry.scan.items) {
      if (this.stopped) return;
      if (item.kind === 'directive' && conditionals.handle(item)) continue;
      if (conditionals.isLive) this.item(entry, item, plain);
    }
    conditionals.close();
  }

  private item(entry: Entry, item: CppItem, plain: boolean): void {
    if (item.kind === 'directive') return this.directive(entry, item);
    if (item.kind === 'include') return this.dtcInclude(entry, item.file, item.start, item.end);
    if (plain) this.writer.copy(entry, item.start, item.end);
    else this.writer.write(entry, item);
    if (this.out.length > MAX_TEXT) {
      this.stop(entry, item.start, `The files together are longer than ${MAX_TEXT >> 20} Mi characters`);
    }
  }

  private directive(entry: Entry, item: DirectiveItem): void {
    const { reading } = entry;
    const body = (): string => spell(lexCpp(reading.text, item.bodyStart, item.end));
    switch (item.name) {
      case 'include':
        return this.include(entry, item);
      case 'define':
        return this.define(entry, item);
      case 'undef':
        return this.undefine(entry, item);
      case 'line':
        return this.line(entry, item);
      case 'error':
        return this.report.directive(reading, item, `#error ${body()}`, 'This file stops with an `#error`');
      case 'warning':
        return this.report.warning(reading, item, body());
      default:
        return;
    }
  }

  private define(entry: Entry, item: DirectiveItem): void {
    const { reading } = entry;
    const macro = definitionOf(entry, item);
    if ('error' in macro)
      return this.report.directive(reading, item, macro.error, 'This is no macro definition', macro.at);
    const known = this.macros.lookup(macro.name);
    if (known && known !== macro && !sameMacro(known, macro)) {
      this.report.redefined(reading, macro.name, macro.definition?.start ?? item.start);
    }
    this.macros.define(macro);
  }

  private undefine({ reading }: Entry, item: DirectiveItem): void {
    const [name, extra] = lexPlaced(reading.text, item.bodyStart, item.end);
    if (extra) this.report.extraTokens(reading, item, extra.at ?? item.end);
    if (name?.kind === 'name') return this.macros.undefine(name.text);
    const text = name ? 'macro names must be identifiers' : 'no macro name given in #undef directive';
    this.report.directive(reading, item, text, 'A macro name is missing here', name?.at ?? item.end);
  }

  /** Passed on as the line marker that gcc would write. */
  private line(entry: Entry, item: DirectiveItem): void {
    const tokens = lexCpp(entry.reading.text, item.bodyStart, item.end);
    const [line, file] = this.writer.expandList(entry, item.start, tokens);
    if (line?.kind !== 'number' || this.out.last !== '\n') return;
    const name = file?.kind === 'string' ? file.text : string(entry.reading.spelling).text;
    const call = { end: item.end, macro: '#line', definition: undefined };
    this.out.expansion(entry.reading, item.start, call, `# ${parseInt(line.text, 10)} ${name}`);
  }

  private include(entry: Entry, item: DirectiveItem): void {
    const { text } = entry.reading;
    const named = includeName(text.slice(item.bodyStart, item.end).trim()) ?? this.computedName(entry, item);
    if (!named) {
      const message = '`#include` takes a name in quotes or angle brackets';
      const at = lexPlaced(text, item.bodyStart, item.end)[0]?.at ?? item.end;
      return this.report.directive(entry.reading, item, '#include expects "FILENAME" or <FILENAME>', message, at);
    }
    const found = this.find(entry, named);
    if (!found) return this.missing(entry, item, named);
    this.enter(entry, found, item.start, item.end, false);
  }

  /** A macro may give the name. */
  private computedName(entry: Entry, item: DirectiveItem): IncludeName | undefined {
    const tokens = lexCpp(entry.reading.text, item.bodyStart, item.end);
    return includeName(spell(this.writer.expandList(entry, item.start, tokens)).trim());
  }

  private find({ reading }: Entry, named: IncludeName | undefined): Found | undefined {
    return named && this.files.find(named.name, named.quoted ? reading.spelling : undefined);
  }

  private missing({ reading }: Entry, item: DirectiveItem, { name, quoted }: IncludeName): void {
    const at = reading.text.indexOf(quoted ? '"' : '<', item.bodyStart);
    const start = at >= 0 && at < item.end ? at : item.start;
    const span = { file: reading.path, start: item.start, end: Math.min(item.end, start + name.length + 2) };
    const detail = (): string => `${gccPlace(reading, start)}: fatal error: ${name}: No such file or directory`;
    this.report.unresolved(span, name, this.files.candidates(name, quoted ? reading.spelling : undefined), detail);
  }

  /** dtc reads such a file as it is: no macros, no directives. */
  private dtcInclude(entry: Entry, name: string, start: number, end: number): void {
    const found = this.find(entry, { name, quoted: true });
    if (found) return this.enter(entry, found, start, end, true);
    const { path, spelling } = entry.reading;
    const detail = `FATAL ERROR: Couldn't open "${name}": No such file or directory`;
    this.report.unresolved({ file: path, start, end }, name, this.files.candidates(name, spelling), detail);
  }

  private enter(entry: Entry, found: Found, start: number, end: number, plain: boolean): void {
    if (!this.mayEnter(entry, found, start, end)) return;
    const { state } = this.macros;
    const place = { depth: this.depth, state, last: this.out.last, plain };
    const known = this.writer.isJoined ? undefined : this.memo.find(found, place);
    if (known && this.hasRoomFor(known)) return this.repeat(known);
    const isKept = !this.writer.isJoined;
    const effect = this.observe(() => this.readIncluded(found, plain));
    if (effect && isKept) this.memo.keep(found, place, effect);
  }

  private readIncluded({ file, spelling }: Found, plain: boolean): void {
    const reading = { path: file.path, spelling, text: file.text };
    this.readFiles.push(file);
    this.depth++;
    this.read(reading, plain);
    this.depth--;
    // A last line that is not ended must not run into the next file; gcc ends it, too.
    const call = { end: file.text.length, macro: '', definition: undefined };
    if (!plain && this.out.last !== '\n') this.out.expansion(reading, file.text.length, call, '\n');
  }

  /** What a part of the work leaves behind; undefined when that would be another one the next time. */
  private observe(part: () => void): Effect | undefined {
    const mark = this.out.mark();
    const { counter } = this.macros;
    const [files, changes, reports] = [
      this.readFiles.length,
      this.macros.changes.length,
      this.report.diagnostics.length,
    ];
    const before = this.work();
    part();
    const isCutOff = this.stopped || this.report.isFull || Expander.isExhausted(this.writer.budget);
    if (isCutOff || this.macros.counter !== counter) return undefined;
    return {
      files: [...new Set(this.readFiles.slice(files))],
      piece: this.out.since(mark),
      changes: this.macros.changes.slice(changes),
      state: this.macros.state,
      diagnostics: this.report.diagnostics.slice(reports),
      work: workBetween(before, this.work()),
    };
  }

  private work(): Work {
    const { tokens, text } = this.writer.budget;
    return { includes: this.includes, read: this.readText, tokens: -tokens, text: -text };
  }

  private hasRoomFor({ piece, diagnostics, work }: Effect): boolean {
    const { tokens, text } = this.writer.budget;
    const fits = work.tokens <= tokens && work.text <= text && this.out.length + piece.text.length <= MAX_TEXT;
    const isCounted = this.includes + work.includes <= MAX_INCLUDES && this.readText + work.read <= MAX_READ;
    return fits && isCounted && this.report.hasRoomFor(diagnostics.length);
  }

  private repeat({ files, piece, changes, state, diagnostics, work }: Effect): void {
    this.readFiles.push(...files);
    this.out.repeat(piece);
    this.macros.repeat(changes, state);
    this.report.diagnostics.push(...diagnostics);
    this.includes += work.includes;
    this.readText += work.read;
    this.writer.budget.tokens -= work.tokens;
    this.writer.budget.text -= work.text;
  }

  private mayEnter(entry: Entry, { file }: Found, start: number, end: number): boolean {
    if (++this.includes > MAX_INCLUDES) return this.stop(entry, start, `More than ${MAX_INCLUDES} files are included`);
    this.readText += file.text.length;
    if (this.readText > MAX_READ) {
      return this.stop(entry, start, `The files that are included are longer than ${MAX_READ >> 20} Mi characters`);
    }
    if (this.depth < MAX_INCLUDE_DEPTH) return true;
    const { reading } = entry;
    const text = `#include nested depth ${MAX_INCLUDE_DEPTH} exceeds maximum of ${MAX_INCLUDE_DEPTH}`;
    const message = 'Includes are nested too deeply: does a file include itself?';
    const detail = (): string => `${gccPlace(reading, start)}: error: ${text}`;
    this.report.add({ file: reading.path, start, end }, 'limit-includes', message, detail);
    this.stopped = true;
    return false;
  }

  private stop({ reading }: Entry, start: number, message: string): false {
    const span = { file: reading.path, start, end: Math.min(reading.text.length, start + 1) };
    this.report.add(span, 'limit-text', `${message}: the rest is not read`, undefined);
    this.stopped = true;
    return false;
  }
}

const workBetween = (before: Work, after: Work): Work => ({
  includes: after.includes - before.includes,
  read: after.read - before.read,
  tokens: after.tokens - before.tokens,
  text: after.text - before.text,
});

/** A definition is read once per scan of its file. */
function definitionOf({ reading, depth }: Entry, item: DirectiveItem): Macro | MacroError {
  const { path, text } = reading;
  if (item.definition?.path === path) return item.definition.macro;
  const macro = depth === 0 ? boardDefinition(reading, item) : parseDefine(path, text, item.bodyStart, item.end);
  item.definition = { path, macro };
  return macro;
}

function includeName(text: string): IncludeName | undefined {
  const match = /^"([^"\n]*)"|^<([^>\n]*)>/.exec(text);
  if (!match) return undefined;
  return { name: match[1] ?? match[2] ?? '', quoted: match[1] !== undefined };
}

/** Runs the preprocessor over the main file. */
export function runPreprocessor(sources: Sources, main: Reading): FlatSource {
  if (forgetIfLarge() || statesAreMany()) {
    forgetEffects();
    forgetStates();
  }
  return new Preprocessor(sources).run(main);
}
