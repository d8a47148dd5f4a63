/** The way to the editor for a page that does without it until it is there. */
import type { CreateEditor } from './editor';

/** Loads the editor, a chunk of its own. Rejects when it cannot be fetched; the plain text field stays then. */
export async function loadEditor(): Promise<CreateEditor> {
  const { createEditor } = await import('./create-editor');
  return createEditor;
}
