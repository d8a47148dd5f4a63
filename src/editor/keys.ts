/** Keys that belong to the page rather than to Monaco. */
import type { editor } from 'monaco-editor/editor';
import type { EditorOptions } from './editor';
import { monaco } from './monaco';

/** While one of these holds, Escape closes or ends it. */
const ESCAPE_IS_FREE = [
  '!findWidgetVisible',
  '!markersNavigationVisible',
  '!editorHoverVisible',
  '!editorHasMultipleSelections',
  '!suggestWidgetVisible',
  '!renameInputVisible',
  '!referenceSearchVisible',
  '!codeActionMenuVisible',
  '!inSnippetMode',
].join(' && ');

export function bindKeys(view: editor.IStandaloneCodeEditor, { onUndo, onRedo }: EditorOptions): void {
  const { CtrlCmd, Shift } = monaco.KeyMod;
  const { KeyZ, KeyY, Escape } = monaco.KeyCode;
  view.addCommand(CtrlCmd | KeyZ, onUndo);
  view.addCommand(CtrlCmd | Shift | KeyZ, onRedo);
  view.addCommand(CtrlCmd | KeyY, onRedo);
  view.addCommand(Escape, () => view.updateOptions({ tabFocusMode: true }), ESCAPE_IS_FREE);
  view.onDidBlurEditorText(() => view.updateOptions({ tabFocusMode: false }));
}
