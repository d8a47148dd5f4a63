/** `#if` and its kin in one file: which groups are read. */
import { ConditionError, evaluateCondition } from './cpp-condition';
import type { CppReport } from './cpp-report';
import type { DirectiveItem } from './cpp-scan';
import { number, type MacroState } from './cpp-state';
import { lexPlaced, spell, type CppToken } from './cpp-token';
import type { Reading } from './flat-source';

/** One `#if` … `#endif`. `live`: its group is read now; `done`: no later group can be. */
type Conditional = {
  live: boolean;
  done: boolean;
  readonly outer: boolean;
  elseSeen: boolean;
  readonly directive: DirectiveItem;
  /** The name of the directive that began its last group. */
  last: string;
};

/** What a condition needs from the rest of the preprocessor. */
export type Surroundings = {
  readonly expand: (tokens: readonly CppToken[], start: number) => CppToken[];
  /** Would `#include` with this text find its file? */
  readonly canInclude: (text: string) => boolean;
};

export class Conditionals {
  private readonly stack: Conditional[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly macros: MacroState,
    private readonly report: CppReport,
    private readonly surroundings: Surroundings,
  ) {}

  get isLive(): boolean {
    return this.stack.at(-1)?.live ?? true;
  }

  /** True when the directive is one of these. */
  handle(item: DirectiveItem): boolean {
    switch (item.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.open(item);
        return true;
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        this.next(item, this.stack.at(-1));
        return true;
      case 'endif':
        this.end(item, this.stack.pop());
        return true;
      default:
        return false;
    }
  }

  /** At the end of the file. */
  close(): void {
    for (const { directive, last } of this.stack.reverse()) this.report.unterminated(this.reading, directive, last);
  }

  private end(item: DirectiveItem, top: Conditional | undefined): void {
    if (!top) this.misplaced(item, undefined);
    else if (top.outer) this.warnOfExtra(item, 0);
  }

  /** `most`: tokens that belong to the directive. */
  private warnOfExtra(item: DirectiveItem, most: number): void {
    const extra = lexPlaced(this.reading.text, item.bodyStart, item.end)[most];
    if (extra) this.report.extraTokens(this.reading, item, extra.at ?? item.end);
  }

  private open(item: DirectiveItem): void {
    const outer = this.isLive;
    const live = outer && this.holds(item);
    this.stack.push({ live, done: live || !outer, outer, elseSeen: false, directive: item, last: item.name });
  }

  private next(item: DirectiveItem, top: Conditional | undefined): void {
    if (!top || top.elseSeen) return this.misplaced(item, top);
    const isElse = item.name === 'else';
    top.live = top.outer && !top.done && (isElse || this.holds(item));
    top.done ||= top.live || isElse;
    top.elseSeen = isElse;
    top.last = item.name;
    if (isElse && top.outer) this.warnOfExtra(item, 0);
  }

  private misplaced(item: DirectiveItem, top: Conditional | undefined): void {
    if (top && !top.outer) return;
    const text = top ? `#${item.name} after #else` : `#${item.name} without #if`;
    const message = top ? 'Only one `#else`, and as the last group' : 'There is no `#if` for this';
    this.report.directive(this.reading, item, text, message);
  }

  private holds(item: DirectiveItem): boolean {
    const tokens = lexPlaced(this.reading.text, item.bodyStart, item.end);
    if (item.name.endsWith('def')) return this.namesMacro(item, tokens[0]);
    const answered = this.answerDefined(tokens, item.end);
    const result =
      answered instanceof ConditionError
        ? answered
        : evaluateCondition(this.surroundings.expand(answered, item.start), item.end);
    if (!(result instanceof ConditionError)) return result;
    const text = result.text.replace('#if with', `#${item.name} with`);
    const at = result.at ?? this.firstMacro(tokens) ?? item.nameStart;
    this.report.directive(this.reading, item, text, 'This condition cannot be computed', at);
    return false;
  }

  /** What a macro made stands for gcc where the macro does. */
  private firstMacro(tokens: readonly CppToken[]): number | undefined {
    return tokens.find(({ kind, text }, i) => {
      return kind === 'name' && this.macros.isDefined(text) && tokens[i - 1]?.text !== 'defined';
    })?.at;
  }

  private namesMacro(item: DirectiveItem, name: CppToken | undefined): boolean {
    if (name?.kind === 'name') {
      this.warnOfExtra(item, 1);
      return this.macros.isDefined(name.text) !== item.name.endsWith('ndef');
    }
    const text = name ? 'macro names must be identifiers' : `no macro name given in #${item.name} directive`;
    this.report.directive(this.reading, item, text, 'A macro name is missing here', name?.at ?? item.end);
    return false;
  }

  /** `defined X` and `__has_include(…)` are answered before macros are expanded. */
  private answerDefined(tokens: readonly CppToken[], end: number): CppToken[] | ConditionError {
    const out: CppToken[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const here = tokens[i] as CppToken;
      const open = tokens[i + 1]?.text === '(' ? 1 : 0;
      if (here.text === 'defined') {
        const fault = definedFault(tokens, i + 1, open, end);
        if (fault) return fault;
        out.push({ ...number(this.macros.isDefined(tokens[i + 1 + open]?.text ?? '') ? 1 : 0), at: here.at ?? end });
        i += 1 + 2 * open;
      } else if (here.text === '__has_include' && open) {
        let stop = i + 2;
        while (stop < tokens.length && tokens[stop]?.text !== ')') stop++;
        out.push(number(this.surroundings.canInclude(spell(tokens.slice(i + 2, stop))) ? 1 : 0));
        i = stop;
      } else out.push(here);
    }
    return out;
  }
}

/** Of what stands behind `defined`, from `at` on. */
function definedFault(tokens: readonly CppToken[], at: number, open: number, end: number): ConditionError | undefined {
  const name = tokens[at + open];
  if (name?.kind !== 'name') return new ConditionError('operator "defined" requires an identifier', name?.at ?? end);
  const close = tokens[at + 2];
  if (open === 0 || close?.text === ')') return undefined;
  return new ConditionError(`missing ')' after "defined"`, close?.at ?? end);
}
