/** Text between directives → flat text: copied where there is no macro, expanded where there is one. */
import { Expander, type Budget } from './cpp-expand';
import { currentAtoms } from './cpp-files';
import type { CppReport } from './cpp-report';
import type { ScannedFile, TextItem } from './cpp-scan';
import type { MacroState } from './cpp-state';
import { spliceEnd } from './cpp-lexeme';
import { CppLexer, spell, token, wouldPaste, type CppToken } from './cpp-token';
import type { FlatBuilder, Reading } from './flat-source';
import { MAX_EXPANDED_TEXT, MAX_EXPANDED_TOKENS, MAX_TEXT } from './limits';
import { lastAtMost } from './lines';

/** One reading of a file, `depth` levels below the main file. */
export type Entry = { readonly reading: Reading; readonly scan: ScannedFile; readonly depth: number };

/** What the next token would touch. */
type Joint = { readonly token: CppToken | undefined; readonly owedSpace: boolean };

export class TextWriter {
  private readonly atoms = currentAtoms();
  readonly budget: Budget = { tokens: MAX_EXPANDED_TOKENS, text: MAX_EXPANDED_TEXT };
  private joint: Joint & { readonly at: number } = { token: undefined, owedSpace: false, at: -1 };

  constructor(
    private readonly out: FlatBuilder,
    private readonly macros: MacroState,
    private readonly report: CppReport,
  ) {}

  /** Copies text, backslash-newlines taken out. */
  copy(entry: Entry, start: number, end: number): void {
    const { splices } = entry.scan;
    let from = start;
    for (let i = lastAtMost(splices, start - 1) + 1; i < splices.length && (splices[i] as number) < end; i++) {
      this.out.copy(entry.reading, from, splices[i] as number);
      from = spliceEnd(entry.reading.text, splices[i] as number);
    }
    this.out.copy(entry.reading, from, end);
  }

  write(entry: Entry, item: TextItem): void {
    const { identifiers } = entry.scan;
    let from = item.start;
    for (let i = item.firstIdentifier; i < item.lastIdentifier && this.out.length <= MAX_TEXT; i += 3) {
      const start = identifiers[i] as number;
      if (!this.macros.isActive(identifiers[i + 2] as number) || start < from) continue;
      this.copy(entry, from, start);
      from = this.expandAt(entry, start, identifiers[i + 1] as number, item.end);
    }
    this.copy(entry, from, item.end);
  }

  /** Expands the tokens of a directive. */
  expandList(entry: Entry, start: number, list: readonly CppToken[]): CppToken[] {
    return this.expander(entry, start, undefined).expandAll(list);
  }

  private expander(entry: Entry, start: number, source: CppLexer | undefined): Expander {
    const { reading, depth } = entry;
    this.macros.place = { reading, depth, start };
    return new Expander(this.macros, source, this.budget, (issue) => {
      this.report.expansion(reading, start, source?.at ?? start, issue);
    });
  }

  /** Writes the expansion of the name at `start`; returns where the text goes on. */
  private expandAt(entry: Entry, start: number, nameEnd: number, limit: number): number {
    const { text } = entry.reading;
    if (Expander.isExhausted(this.budget)) {
      this.copy(entry, start, nameEnd);
      return nameEnd;
    }
    const name = token('name', text.slice(start, nameEnd), false);
    const lexer = new CppLexer(text, nameEnd, limit);
    const expander = this.expander(entry, start, lexer);
    const tokens = expander.expandAll([name]);
    const first = tokens[0];
    const before = this.jointBefore();
    const needsSpace = first && before.token && (first.space || before.owedSpace || wouldPaste(before.token, first));
    const call = { end: lexer.at, macro: name.text, definition: this.macros.lookup(name.text)?.definition };
    if (tokens.length === 1 && first?.text === name.text && lexer.at === nameEnd) {
      if (needsSpace) this.out.expansion(entry.reading, start, call, ' ');
      this.copy(entry, start, nameEnd);
      return nameEnd;
    }
    const owedSpace = expander.owedSpace || (!first && before.owedSpace);
    const after = { token: tokens.at(-1) ?? before.token, owedSpace };
    const next = peekToken(text, lexer.at, limit);
    // What a macro right behind begins with is known only when that one is expanded.
    const isLeft = next?.kind === 'name' && this.macros.isActive(this.atoms.of(next.text));
    const spaceAfter = next && !isLeft && after.token && (owedSpace || wouldPaste(after.token, next));
    this.out.expansion(entry.reading, start, call, `${needsSpace ? ' ' : ''}${spell(tokens)}${spaceAfter ? ' ' : ''}`);
    if (isLeft) this.joint = { ...after, at: this.out.length };
    return lexer.at;
  }

  /** Does the next token touch an expansion? */
  get isJoined(): boolean {
    return this.joint.at === this.out.length;
  }

  /** The end of the expansion before, or a character that was copied. */
  private jointBefore(): Joint {
    if (this.isJoined) return this.joint;
    return { token: lastToken(this.out.last), owedSpace: false };
  }
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
