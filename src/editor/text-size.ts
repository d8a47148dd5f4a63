/** The reader's text size, which the page's root has, in the editor too. */
import type { editor } from 'monaco-editor/editor';

/** Of the text size `normal`, for a page without tokens. */
const NORMAL = { fontSize: 13, lineHeight: 18 } as const;

/** @returns a length of the page's tokens in CSS pixels */
export function tokenPixels(name: string, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || otherwise;
}

/**
 * @param onChange after the editor has another size
 * @returns the end of following
 */
export function followTextSize(view: editor.IStandaloneCodeEditor, onChange: () => void): () => void {
  const apply = (): void =>
    view.updateOptions({
      fontSize: tokenPixels('--size-ui', NORMAL.fontSize),
      lineHeight: tokenPixels('--line-ui', NORMAL.lineHeight),
    });
  const observer = new MutationObserver(() => {
    apply();
    onChange();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-text'] });
  apply();
  return () => observer.disconnect();
}
