/** What the preprocessor has to say, at the user's places, with gcc's text as detail. */
import type { Diagnostic, Span } from '../lib/diagnostic';
import type { LimitCode, PreprocessorCode } from './codes';
import type { ExpansionIssue } from './cpp-expand';
import type { DirectiveItem } from './cpp-scan';
import type { Reading } from './flat-source';
import { MAX_PROBLEMS } from './limits';
import { columnOf, lineOf } from './lines';

type Detail = string | (() => string) | undefined;

export class CppReport {
  readonly diagnostics: Diagnostic[] = [];

  /** Room for all, whatever they are. */
  hasRoomFor(count: number): boolean {
    return this.diagnostics.length + count <= MAX_PROBLEMS / 2;
  }

  get isFull(): boolean {
    return !this.hasRoomFor(1);
  }

  add(
    span: Span,
    code: PreprocessorCode | LimitCode,
    message: string,
    detail: Detail,
    severity: 'error' | 'warning' = 'error',
  ): void {
    // Warnings leave room: an error must never be lost.
    if (this.diagnostics.length >= (severity === 'error' ? MAX_PROBLEMS : MAX_PROBLEMS / 2)) return;
    const text = typeof detail === 'function' ? detail() : detail;
    this.diagnostics.push({ code, severity, span, message, ...(text === undefined ? {} : { detail: text }) });
  }

  /** gcc points with `#error`, `#else` and so on at the word after the `#`. */
  directive(reading: Reading, item: DirectiveItem, text: string, message: string, at = item.nameStart): void {
    const span = { file: reading.path, start: item.start, end: item.end };
    this.add(span, 'cpp-error', message, () => `${gccPlace(reading, at)}: error: ${text}`);
  }

  /** gcc finds it at the end of the file, and names the line of the `#if` alone. `last`: of its groups. */
  unterminated(reading: Reading, item: DirectiveItem, last: string): void {
    const span = { file: reading.path, start: item.start, end: item.end };
    const detail = (): string => `${reading.spelling}:${lineOf(reading, item.start)}: error: unterminated #${last}`;
    this.add(span, 'cpp-error', 'Its `#endif` is missing', detail);
  }

  /** What stands behind a directive that is complete. */
  extraTokens(reading: Reading, item: DirectiveItem, at: number): void {
    const span = { file: reading.path, start: Math.min(at, item.end), end: item.end };
    const option = item.name === 'else' || item.name === 'endif' ? ' [-Wendif-labels]' : '';
    const text = `extra tokens at end of #${item.name} directive${option}`;
    const message = `This does not count: \`#${item.name}\` ends before it`;
    this.add(span, 'cpp-warning', message, () => `${gccPlace(reading, at)}: warning: ${text}`, 'warning');
  }

  warning(reading: Reading, item: DirectiveItem, text: string): void {
    const span = { file: reading.path, start: item.start, end: item.end };
    const detail = (): string => `${gccPlace(reading, item.nameStart)}: warning: #warning ${text} [-Wcpp]`;
    this.add(span, 'cpp-warning', `The file warns: ${text}`, detail, 'warning');
  }

  redefined(reading: Reading, name: string, start: number): void {
    const span = { file: reading.path, start, end: start + name.length };
    const detail = (): string => `${reading.spelling}:${lineOf(reading, start)}: warning: "${name}" redefined`;
    this.add(span, 'macro-redefined', `\`${name}\` was defined differently before`, detail, 'warning');
  }

  /** `start`: the macro's name; `at`: how far its call was read. */
  expansion(reading: Reading, start: number, at: number, { kind, macro, text }: ExpansionIssue): void {
    const span = { file: reading.path, start, end: Math.min(reading.text.length, start + macro.length) };
    if (kind === 'limit') {
      return this.add(span, 'limit-expansions', `Macros expand to too much here: ${text}`, undefined);
    }
    const isOpen = kind === 'unterminated';
    const detail = (): string =>
      `${gccPlace(reading, isOpen ? lastPlace(reading) : Math.max(start, at - 1))}: error: ${text}`;
    const message = isOpen
      ? 'The `)` of this macro call is missing'
      : 'This macro call has the wrong number of arguments';
    this.add(span, isOpen ? 'macro-unterminated' : 'macro-arguments', message, detail);
  }

  /** `searched`: the places where the file was looked for. */
  unresolved(span: Span, name: string, searched: readonly string[], detail: Detail): void {
    const places = searched.length > 0 ? ` (looked for ${searched.join(', ')})` : '';
    const message = `"${name}" is not among the files given: what it defines is missing here${places}`;
    this.add(span, 'include-unresolved', message, detail);
  }
}

/** The end of the last line: gcc looks for a `)` up to there. */
const lastPlace = ({ text }: Reading): number => (text.endsWith('\n') ? text.length - 1 : text.length);

/** `FILE:LINE:COLUMN` as gcc prints it; columns count bytes. */
export const gccPlace = (reading: Reading, offset: number): string =>
  `${reading.spelling}:${lineOf(reading, offset)}:${columnOf(reading, offset)}`;
