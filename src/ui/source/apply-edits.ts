/** Edits of several texts as one step of the page's history. */
import { applyEdits, type TextEdit } from '../../dts/language/text-edit';
import type { Page } from '../stores';

/** Offsets are those of the present texts. */
export function applyTextEdits({ scenario, embed }: Page, edits: readonly TextEdit[]): void {
  if (embed?.readonly === true) return;
  const { files, main, edit } = scenario.getState();
  const changed = new Set(edits.map(({ file }) => file));
  if (!files.some(({ path }) => changed.has(path))) return;
  const after = files.map((file) =>
    changed.has(file.path) ? { path: file.path, text: applyEdits(file.path, file.text, edits) } : file,
  );
  edit({ kind: 'files', files: after, main });
}
