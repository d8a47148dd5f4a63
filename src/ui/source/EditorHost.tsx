/** The editor in its pane. Until it has loaded, and where it cannot load, the same text in a plain field. */
import { useEffect, useRef, useState } from 'react';
import type { EditorHandle, Language } from '../../editor/editor';
import { loadEditor } from '../../editor/load-editor';
import type { RunState } from '../../state/run-store';
import { usePage, useView, type Page } from '../stores';
import { selectAtCursor } from '../use-reveal';
import { useResolvedTheme } from '../theme/use-theme';
import { bindEditor } from './bind-editor';
import { PlainEditor } from './PlainEditor';

export function EditorHost() {
  const page = usePage();
  const tab = useView((view) => view.editorTab);
  const theme = useResolvedTheme();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<EditorHandle | undefined>();
  const startTheme = useRef(theme);
  useEffect(() => {
    let wanted = true;
    let created: EditorHandle | undefined;
    const loaded = afterLink(page).then(() => Promise.all([loadEditor(), import('./language')]));
    void loaded.then(
      ([createEditor, { createLanguage }]) => {
        if (!wanted || !host.current) return;
        created = createEditor(host.current, editorOptions(page, startTheme.current, createLanguage(page)));
        setEditor(created);
      },
      () => undefined, // It cannot be fetched: the plain field stays.
    );
    return () => {
      wanted = false;
      created?.dispose();
    };
  }, [page]);
  useEffect(() => (editor ? bindEditor(page, editor) : undefined), [page, editor]);
  useEffect(() => editor?.setTheme(theme), [editor, theme]);
  return (
    <div className="editor-pane">
      <div ref={host} className="editor-host" hidden={!editor} />
      {!editor && <PlainEditor key={tab} path={tab} />}
    </div>
  );
}

/** A link is read first: Monaco takes longer than all else, and would keep the picture of the link waiting. */
async function afterLink({ run }: Page): Promise<void> {
  const isRead = ({ latest, progress }: RunState) => latest !== undefined || progress.status === 'failed';
  if (location.hash.length < 2 || isRead(run.getState())) return;
  await new Promise<void>((resolve) => {
    const end = run.subscribe((state) => {
      if (!isRead(state)) return;
      end();
      resolve();
    });
  });
}

const editorOptions = (page: Page, theme: 'light' | 'dark' | 'contrast', language: Language) => ({
  readOnly: page.embed?.readonly === true,
  theme,
  language,
  labelOf: (path: string) => `${path}, text`,
  onChange: (path: string, text: string) => page.scenario.getState().edit({ kind: 'text', path, text }),
  onCursor: (path: string, offset: number) => selectAtCursor(page, path, offset),
  onUndo: () => page.scenario.getState().undo(),
  onRedo: () => page.scenario.getState().redo(),
});
