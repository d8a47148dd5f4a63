/** Misspelt names put right, wherever a file writes them. */
import type { Correction } from '../../lib/diagnostic';
import { findProperty, type DtNode } from '../tree';
import { openFile, type Context } from './context';
import { renameNode } from './rename';
import type { Fix, TextEdit } from './text-edit';

/** Without a unit address: `/reserved-memory` is found by its whole name. */
export function correctNode(context: Context, node: DtNode, _: unknown, correction?: Correction): Fix[] {
  if (!correction) return [];
  const renaming = renameNode(context, node, correction.meant);
  return 'edits' in renaming ? [{ title: `Rename to ${correction.meant}`, edits: renaming.edits }] : [];
}

export function correctProperty(context: Context, node: DtNode, _: unknown, correction?: Correction): Fix[] {
  const property = correction && findProperty(node, correction.written);
  if (!correction || !property) return [];
  const { written, meant } = correction;
  const edits = property.origins.flatMap(({ file, start, via }): TextEdit[] => {
    const isWritten = via === undefined && openFile(context, file)?.text.startsWith(written, start);
    return isWritten ? [{ file, start, end: start + written.length, text: meant }] : [];
  });
  return [{ title: `Write ${meant}`, edits }];
}

/** The string in the value that counts. */
export function correctCompatible(context: Context, node: DtNode, _: unknown, correction?: Correction): Fix[] {
  const span = findProperty(node, 'compatible')?.valueSpan;
  if (!correction || !span) return [];
  const value = openFile(context, span.file)?.text.slice(span.start, span.end) ?? '';
  const at = value.indexOf(`"${correction.written}"`);
  if (at < 0) return [];
  const start = span.start + at + 1;
  const edit = { file: span.file, start, end: start + correction.written.length, text: correction.meant };
  return [{ title: `Write "${correction.meant}"`, edits: [edit] }];
}
