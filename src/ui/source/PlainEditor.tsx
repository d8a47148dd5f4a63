/** A text in a plain field: before the editor has loaded, and on narrow screens. The same edits go to the same store. */
import { useEffect, useRef, type SyntheticEvent } from 'react';
import type { Span } from '../../lib/diagnostic';
import { lineColumn } from '../../lib/line-column';
import { textOf } from '../../state/selectors';
import { useEdit, usePage, useRevealed, useScenario } from '../stores';
import { selectAtCursor } from '../use-reveal';

/** Lines kept above a revealed place. */
const LINES_ABOVE = 3;

export function PlainEditor({ path }: { readonly path: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useScenario((scenario) => textOf(scenario, path) ?? '');
  const edit = useEdit();
  const page = usePage();
  useReveals(path, field);
  const onSelect = (event: SyntheticEvent<HTMLTextAreaElement>) => {
    if (document.activeElement === event.currentTarget) selectAtCursor(page, path, event.currentTarget.selectionStart);
  };
  return (
    <textarea
      ref={field}
      className="plain-editor"
      aria-label={`${path}, text`}
      value={text}
      wrap="off"
      spellCheck={false}
      readOnly={page.embed?.readonly === true}
      autoComplete="off"
      autoCapitalize="off"
      onChange={(event) => edit({ kind: 'text', path, text: event.target.value })}
      onSelect={onSelect}
    />
  );
}

/** Follows requests to show a place of this text, the last one before mounting included. */
function useReveals(path: string, field: { readonly current: HTMLTextAreaElement | null }): void {
  const span = useRevealed((state) => state.span);
  const count = useRevealed((state) => state.count);
  useEffect(() => {
    if (field.current && span?.file === path) showSpan(field.current, span);
  }, [span, count, path, field]);
}

function showSpan(area: HTMLTextAreaElement, { start, end }: Span): void {
  const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, lineColumn(area.value, start).line - 1 - LINES_ABOVE) * lineHeight;
  area.setSelectionRange(start, end);
}
