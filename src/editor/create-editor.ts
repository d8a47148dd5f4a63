/** The editor over Monaco. Reached by loadEditor() alone. */
import type { CreateEditor } from './editor';

export const createEditor: CreateEditor = () => {
  throw new Error('the editor has no parts yet');
};
