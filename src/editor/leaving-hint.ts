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
  let pressed = false;
  view.getDomNode()?.addEventListener(
    'pointerdown',
    () => {
      pressed = true;
      hint.hidden = true;
    },
    { capture: true },
  );
  view.onDidFocusEditorText(() => {
    hint.hidden = pressed;
    pressed = false;
  });
  view.onDidBlurEditorText(() => {
    hint.hidden = true;
    pressed = false;
  });
  view.onKeyDown(({ keyCode }) => {
    if (keyCode === monaco.KeyCode.Tab && view.hasTextFocus()) hint.hidden = false;
  });
}
