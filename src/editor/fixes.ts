/** Quick fixes in the menu behind the light bulb and Ctrl+. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { Documents } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { EditorFix, Language } from './editor';
import { monaco } from './monaco';

export function provideFixes(
  view: editor.IStandaloneCodeEditor,
  documents: Documents,
  language: Language,
): IDisposable {
  const command = view.addCommand(0, (_services, fix: EditorFix) => language.apply(fix.edits)) ?? '';
  return monaco.languages.registerCodeActionProvider(
    DTS_LANGUAGE,
    {
      async provideCodeActions(model, range, { markers }) {
        const document = documents.at(model.uri);
        if (!document) return undefined;
        const { offsetOf } = document.index();
        const [start, end] = [offsetOf(range.getStartPosition()), offsetOf(range.getEndPosition())];
        const fixes = (await language.fixes({ file: document.path, start, end })) ?? [];
        return { actions: fixes.map((fix) => action(fix, command, markers)), dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: [KIND] },
  );
}

const KIND = 'quickfix';

const action = (fix: EditorFix, command: string, diagnostics: editor.IMarkerData[]): languages.CodeAction => ({
  title: fix.title,
  kind: KIND,
  diagnostics,
  command: { id: command, title: fix.title, tooltip: fix.preview, arguments: [fix] },
});
