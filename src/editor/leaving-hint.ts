/** A word in the corner of the editor on how a keyboard leaves it: Tab writes a tab there. */
import type { editor } from 'monaco-editor/editor';
import { monaco } from './monaco';

const WORDS = 'Esc, then Tab leaves';

/** Shown while a reader is in the text by keyboard; a press of the pointer takes it away until Tab is pressed. */
export function showLeavingHint(view: editor.IStandaloneCodeEditor): void {
  const hint = document.createElement('div');
  hint.className = 'leaving-hint';
  hint.textContent = WORDS;
  hint.ariaHidden = 'true'; // The editor's own name says it.
  hint.hidden = true;
  view.addOverlayWidget({
    getId: () => 'carveout.leaving',
    getDomNode: () => hint,
    getPosition: () => ({ preference: monaco.editor.OverlayWidgetPositionPreference.BOTTOM_RIGHT_CORNER }),
  });
  const show = (shown: boolean): void => {
    hint.hidden = !shown;
  };
  let byKeyboard = false;
  const ended = new AbortController();
  const listening = { capture: true, signal: ended.signal };
  window.addEventListener('keydown', () => (byKeyboard = true), listening);
  const onPointer = () => {
    byKeyboard = false;
    show(false);
  };
  window.addEventListener('pointerdown', onPointer, listening);
  view.onDidFocusEditorText(() => show(byKeyboard));
  view.onDidBlurEditorText(() => show(false));
  view.onKeyDown(({ keyCode }) => {
    if (keyCode === monaco.KeyCode.Tab && view.hasTextFocus()) show(true);
  });
  view.onDidDispose(() => ended.abort());
}
