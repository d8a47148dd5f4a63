/** What stands between two tokens besides white space. */
import { commentEnd } from '../cpp-lexeme';
import type { DirectiveItem } from '../cpp-scan';

/** `line`: a directive or line marker, which has its line to itself and stays as it is, blanks before it included. */
export type Extra = {
  readonly kind: 'comment' | 'line' | 'code';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** Columns that a tab stands for: the kernel's. */
export const TAB_WIDTH = 8;

export function extrasIn(text: string, start: number, end: number, directives: readonly DirectiveItem[]): Extra[] {
  const found: Extra[] = [];
  for (let at = start; at < end;) {
    const extra = /\s/.test(text[at] as string) ? undefined : extraAt(text, at, end, directives);
    if (extra) found.push(extra);
    at = extra?.end ?? at + 1;
  }
  return found;
}

function extraAt(text: string, at: number, limit: number, directives: readonly DirectiveItem[]): Extra {
  const directive = text[at] === '#' ? directiveAt(directives, at) : undefined;
  const comment = directive ? -1 : commentEnd(text, at);
  const end = directive?.end ?? (comment > 0 ? Math.min(comment, limit) : lineEnd(text, at, limit));
  if (comment > 0) return { kind: 'comment', text: text.slice(at, end).trimEnd(), start: at, end };
  const isLine = text[at] === '#';
  const start = isLine ? at - leadingBlanks(text, at) : at;
  return { kind: isLine ? 'line' : 'code', text: text.slice(start, end).trimEnd(), start, end };
}

function directiveAt(directives: readonly DirectiveItem[], start: number): DirectiveItem | undefined {
  let low = 0;
  let high = directives.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((directives[middle] as DirectiveItem).start < start) low = middle + 1;
    else high = middle;
  }
  return directives[low]?.start === start ? directives[low] : undefined;
}

function leadingBlanks(text: string, at: number): number {
  let count = 0;
  while (text[at - count - 1] === ' ' || text[at - count - 1] === '\t') count++;
  return count;
}

function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 || end > limit ? limit : end;
}

export function newlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) count++;
  return count;
}

/** The column, from 0, that text written after `column` ends at. */
export function columnAfter(column: number, text: string): number {
  const line = text.lastIndexOf('\n');
  let at = line < 0 ? column : 0;
  for (let i = line + 1; i < text.length; i++) at += text[i] === '\t' ? TAB_WIDTH - (at % TAB_WIDTH) : 1;
  return at;
}

/** The column, from 0, of an offset. */
export function columnOf(text: string, offset: number): number {
  return columnAfter(0, text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}
