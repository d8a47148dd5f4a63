/** A change of a file: what comes in place of a span. */
import type { Span } from '../../lib/diagnostic';

export type TextEdit = Span & { readonly text: string };

/** The text of `file` after the edits that concern it. They must not overlap. */
export function applyEdits(file: string, text: string, edits: readonly TextEdit[]): string {
  const mine = edits.filter((edit) => edit.file === file).sort((a, b) => b.start - a.start);
  return mine.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

/** What a quick fix is called, and what it does. */
export type Fix = { readonly title: string; readonly edits: readonly TextEdit[] };
