/** The editor over Monaco. Reached by loadEditor() alone, so that Monaco is a chunk of its own. */
import type { editor } from 'monaco-editor/editor';
import type { TextEdit } from '../dts/language/text-edit';
import { createDocuments, type OpenDocument } from './documents';
import { DTS_LANGUAGE, dtsConfiguration, dtsTokens } from './dts-language';
import type { CreateEditor, EditorOptions } from './editor';
import './editor.css';
import { bindKeys } from './keys';
import { showLeavingHint } from './leaving-hint';
import { showDiagnostics } from './markers';
import { monaco } from './monaco';
import { provideLanguage } from './provide-language';
import { createRegionMarks } from './region-marks';
import { followTextSize } from './text-size';
import { followTheme } from './theme';
import { WORKLOAD_LANGUAGE, workloadConfiguration, workloadTokens } from './workload-language';

/** Source of cursor moves that were made here; Monaco passes it on to its listeners. */
const OURS = 'carveout';
/** Sources of cursor moves by the reader: the arrow keys and the like, the pointer. */
const READERS = new Set(['keyboard', 'mouse']);

const APPEARANCE: editor.IStandaloneEditorConstructionOptions = {
  fontFamily: "'JetBrains Mono', ui-monospace, monospace",
  fontLigatures: false,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 14,
  padding: { top: 4 },
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerLanes: 1,
  overviewRulerBorder: false,
  renderFinalNewline: 'on',
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  guides: { indentation: false },
  scrollbar: {
    alwaysConsumeMouseWheel: false,
    verticalScrollbarSize: 8,
    horizontalScrollbarSize: 8,
    useShadows: false,
  },
};

const BEHAVIOUR: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  tabSize: 4,
  insertSpaces: false,
  detectIndentation: true,
  foldingStrategy: 'auto',
  contextmenu: false,
  links: false,
  occurrencesHighlight: 'off',
  // The list opens while one types, but takes Enter only when it was asked for.
  quickSuggestions: { other: true, strings: true, comments: false },
  suggest: { selectionMode: 'whenTriggerCharacter', showIcons: false, showStatusBar: false },
  wordBasedSuggestions: 'off',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
};

/** Faces that the text is set in; the strong one is for node names. */
const FACES = ["13px 'JetBrains Mono'", "600 13px 'JetBrains Mono'"];

/** Monaco measures characters once; a face that arrives later would put the cursor beside the text. */
async function measureWhenLoaded(): Promise<void> {
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  monaco.editor.remeasureFonts();
}

/** Settings of Monaco's configuration service, which take their dotted names only; the data is the page's only colour. */
const CONFIGURATION = { 'bracketPairColorization.enabled': false, 'semanticHighlighting.enabled': true };

let languagesKnown = false;

function registerLanguages(): void {
  if (languagesKnown) return;
  languagesKnown = true;
  monaco.languages.register({ id: DTS_LANGUAGE });
  monaco.languages.setLanguageConfiguration(DTS_LANGUAGE, dtsConfiguration);
  monaco.languages.setMonarchTokensProvider(DTS_LANGUAGE, dtsTokens);
  monaco.languages.register({ id: WORKLOAD_LANGUAGE });
  monaco.languages.setLanguageConfiguration(WORKLOAD_LANGUAGE, workloadConfiguration);
  monaco.languages.setMonarchTokensProvider(WORKLOAD_LANGUAGE, workloadTokens);
}

export const createEditor: CreateEditor = (element, options) => {
  registerLanguages();
  const theme = followTheme(options.theme);
  const view = monaco.editor.create(element, {
    ...APPEARANCE,
    ...BEHAVIOUR,
    ...CONFIGURATION,
    readOnly: options.readOnly,
    model: null,
  });
  void measureWhenLoaded();
  const documents = createDocuments(options.onChange);
  const marks = createRegionMarks(view, documents);
  const endTextSize = followTextSize(view, () => marks.redraw());
  let front: OpenDocument | undefined;
  let currentLine: CurrentLine | undefined;
  let isOwn = false;

  function bringToFront(document: OpenDocument): void {
    if (front === document) return;
    if (front) front.viewState = view.saveViewState();
    front = document;
    view.setModel(document.model);
    view.restoreViewState(document.viewState);
    view.updateOptions({ ariaLabel: `${options.labelOf(document.path)}. ${LEAVING}` });
    marks.redraw();
  }

  /** What the editor itself asked for leaves cursor and scroll position where they are. */
  function apply(edits: readonly TextEdit[]): void {
    const before = view.saveViewState();
    isOwn = true;
    options.language.apply(edits);
    isOwn = false;
    view.restoreViewState(before);
  }

  /** Undo moves the cursor of a reader who is in the text to what came back; other changes are only scrolled to. */
  function follow(document: OpenDocument, range: InstanceType<typeof monaco.Range>): void {
    if (document !== front || isOwn) return;
    const end = range.getEndPosition();
    if (view.hasTextFocus()) view.setPosition(end, OURS);
    if (!coversAll(document.model, range)) view.revealPositionInCenterIfOutsideViewport(end);
  }

  /** Another text of the same name: where the reader was in the old one says nothing about it. */
  function showStart(document: OpenDocument): void {
    document.viewState = null;
    if (document !== front) return;
    view.setPosition({ lineNumber: 1, column: 1 }, OURS);
    view.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
  }

  const providers = provideLanguage(view, documents, { ...options.language, apply });
  bindKeys(view, options);
  if (!options.readOnly) showLeavingHint(view);
  reportCursor(view, options, () => front);

  return {
    setText(path, text, { another = false } = {}) {
      const { document, range } = documents.setText(path, text);
      if (another) showStart(document);
      else if (range) follow(document, range);
    },
    show(path) {
      const document = documents.get(path);
      if (document) bringToFront(document);
    },
    keep(paths) {
      if (front && !paths.includes(front.path)) {
        view.setModel(null);
        front = undefined;
      }
      documents.keep(paths);
    },
    setDiagnostics: (path, diagnostics, basis, layer) => showDiagnostics(documents, path, diagnostics, basis, layer),
    setRegions: marks.set,
    setCurrentLine(path, line) {
      const document = documents.get(path);
      if (currentLine && currentLine.document !== document) clearLine(currentLine);
      if (!document) return;
      const before = currentLine?.document === document ? currentLine : undefined;
      currentLine = { document, line, ids: document.model.deltaDecorations(before?.ids ?? [], lineMark(line)) };
      const news = line !== undefined && line !== before?.line && document === front;
      if (news && !view.hasTextFocus()) view.revealLineInCenterIfOutsideViewport(line);
    },
    reveal(span, { focus = false } = {}) {
      const document = documents.get(span.file);
      const range = documents.rangeOf(span);
      if (!document || !range) return;
      bringToFront(document);
      view.setPosition(range.getStartPosition(), OURS);
      view.revealRangeInCenterIfOutsideViewport(range);
      if (focus) view.focus();
    },
    setTheme: theme.set,
    focus: () => view.focus(),
    dispose() {
      theme.end();
      endTextSize();
      providers.dispose();
      view.dispose();
      documents.keep([]);
    },
  };
};

const LEAVING = 'Escape, then Tab leaves the editor.';

type CurrentLine = {
  readonly document: OpenDocument;
  readonly line: number | undefined;
  readonly ids: string[];
};

function clearLine({ document, ids }: CurrentLine): void {
  if (!document.model.isDisposed()) document.model.deltaDecorations(ids, []);
}

const coversAll = (model: editor.ITextModel, range: InstanceType<typeof monaco.Range>): boolean =>
  range.equalsRange(model.getFullModelRange());

const lineMark = (line: number | undefined): editor.IModelDeltaDecoration[] =>
  line === undefined
    ? []
    : [
        {
          range: new monaco.Range(line, 1, line, 1),
          options: { isWholeLine: true, className: 'current-step', linesDecorationsClassName: 'current-step-mark' },
        },
      ];

function reportCursor(
  view: editor.IStandaloneCodeEditor,
  { onCursor }: EditorOptions,
  front: () => OpenDocument | undefined,
): void {
  view.onDidChangeCursorPosition(({ source, position, reason }) => {
    const document = front();
    const moved = reason === monaco.editor.CursorChangeReason.Explicit && READERS.has(source);
    if (document && moved) onCursor(document.path, document.index().offsetOf(position));
  });
}
