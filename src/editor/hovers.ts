/** What a word means, and how what is wrong there could be mended, beside the pointer. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { Block } from '../dts/language/hover';
import type { Documents } from './documents';
import type { EditorFix, Language } from './editor';
import { escaped, fenced, markdown } from './markdown';
import { monaco } from './monaco';
import { askedAt, BOTH } from './asked';

/** Fixes whose lines are shown; the menu has all of them. */
const MAX_SHOWN = 3;

export function provideHovers(documents: Documents, language: Language): IDisposable {
  return monaco.languages.registerHoverProvider(BOTH, {
    async provideHover(model, position) {
      const asked = askedAt(documents, model, position);
      if (!asked) return undefined;
      const { document, offset } = asked;
      const isMarked = markersAt(model, position).length > 0;
      const [hover, fixes = []] = await Promise.all([
        language.hover(document.path, offset),
        isMarked ? language.fixes({ file: document.path, start: offset, end: offset }) : undefined,
      ]);
      const range = hover && documents.rangeOf(hover.span);
      const parts = [...(hover?.blocks ?? []).map(written), ...fixes.slice(0, MAX_SHOWN).map(preview)];
      const found: languages.Hover = { contents: parts.map(markdown), ...(range ? { range } : {}) };
      return parts.length > 0 ? found : undefined;
    },
  });
}

const written = ({ kind, text }: Block): string => (kind === 'code' ? fenced(text) : escaped(text));

const preview = (fix: EditorFix): string => `${escaped(`Fix: ${fix.title}`)}\n\n${fenced(fix.preview)}`;

export const markersAt = (
  model: editor.ITextModel,
  position: { readonly lineNumber: number; readonly column: number },
): editor.IMarker[] =>
  monaco.editor
    .getModelMarkers({ resource: model.uri })
    .filter((marker) => monaco.Range.containsPosition(marker, position));
