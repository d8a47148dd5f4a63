/** The open texts: a Monaco model each, beside the text as the store has it. */
import type { editor } from 'monaco-editor/editor';
import type { Span } from '../lib/diagnostic';
import { DTS_LANGUAGE } from './dts-language';
import { WORKLOAD_DOCUMENT } from './editor';
import { lineIndex, type LineIndex } from './line-index';
import { minimalEdit, shifted, type TextEdit } from './minimal-edit';
import { monaco } from './monaco';
import { WORKLOAD_LANGUAGE } from './workload-language';

export type OpenDocument = {
  readonly path: string;
  readonly model: editor.ITextModel;
  /** Where offsets of the store's text stand. */
  readonly index: () => LineIndex;
  /** Cursor and scroll position while another text is in front. */
  viewState: editor.ICodeEditorViewState | null;
};

export type Documents = {
  readonly get: (path: string) => OpenDocument | undefined;
  /**
   * Opens a text, or changes an open one by the smallest edit. Returns the range that came in place of the old one;
   * undefined when nothing changed.
   */
  readonly setText: (path: string, text: string) => { readonly document: OpenDocument; readonly range?: Range };
  readonly keep: (paths: readonly string[]) => void;
  /**
   * The range of a span; undefined when its text is not open.
   * @param basis the text that the span was made from; the present text unless given
   */
  readonly rangeOf: (span: Span, basis?: string) => Range | undefined;
  readonly pathOf: (model: editor.ITextModel | null) => string | undefined;
  /** By the address that Monaco knows a model by. */
  readonly at: (uri: { toString: () => string }) => OpenDocument | undefined;
};

type Range = InstanceType<typeof monaco.Range>;
type Uri = InstanceType<typeof monaco.Uri>;

type Entry = OpenDocument & {
  text: string;
  lines: LineIndex | undefined;
  since: { readonly basis: string; readonly edit: TextEdit | undefined } | undefined;
  applying: boolean;
};

/** @param onTyped a text that the reader changed */
export function createDocuments(onTyped: (path: string, text: string) => void): Documents {
  const open = new Map<string, Entry>();

  function create(path: string, text: string): Entry {
    const language = path === WORKLOAD_DOCUMENT ? WORKLOAD_LANGUAGE : DTS_LANGUAGE;
    const model = monaco.editor.createModel(text, language, uriOf(path));
    const index = (): LineIndex => (entry.lines ??= lineIndex(entry.text));
    const entry: Entry = {
      path,
      model,
      index,
      viewState: null,
      text,
      lines: undefined,
      since: undefined,
      applying: false,
    };
    model.onDidChangeContent(() => {
      if (entry.applying) return;
      remember(entry, model.getValue());
      onTyped(path, entry.text);
    });
    open.set(path, entry);
    return entry;
  }

  function remember(entry: Entry, text: string): void {
    entry.text = text;
    entry.lines = undefined;
    entry.since = undefined;
  }

  /** What has happened to a text since; many spans of one basis are asked for in a row. */
  function editSince(entry: Entry, basis: string): TextEdit | undefined {
    if (entry.since?.basis !== basis) entry.since = { basis, edit: minimalEdit(basis, entry.text) };
    return entry.since.edit;
  }

  /** Not an edit of the editor's own undo stack: the page's history is the only one. */
  function apply(entry: Entry, text: string): Range | undefined {
    const edit = minimalEdit(entry.text, text);
    if (!edit) return undefined;
    const range = rangeBetween(entry.index(), edit.start, edit.end);
    entry.applying = true;
    entry.model.applyEdits([{ range, text: edit.text }]);
    entry.applying = false;
    remember(entry, text);
    return rangeBetween(entry.index(), edit.start, edit.start + edit.text.length);
  }

  return {
    get: (path) => open.get(path),
    setText(path, text) {
      const known = open.get(path);
      if (!known) return { document: create(path, text) };
      const range = apply(known, text);
      return range ? { document: known, range } : { document: known };
    },
    keep(paths) {
      for (const [path, { model }] of open) {
        if (paths.includes(path)) continue;
        open.delete(path);
        model.dispose();
      }
    },
    rangeOf({ file, start, end }, basis) {
      const entry = open.get(file);
      if (!entry) return undefined;
      const edit = basis === undefined ? undefined : editSince(entry, basis);
      return rangeBetween(entry.index(), shifted(start, edit), shifted(end, edit));
    },
    at: (uri) => [...open.values()].find((entry) => entry.model.uri.toString() === uri.toString()),
    pathOf: (model) => [...open.values()].find((entry) => entry.model === model)?.path,
  };
}

const SCHEME = 'carveout';
let opened = 0;

/** Its last part is what lists of references show. One of a kind, because models of an ended editor may still be there. */
const uriOf = (path: string): Uri => monaco.Uri.from({ scheme: SCHEME, authority: String(++opened), path: `/${path}` });

function rangeBetween(index: LineIndex, start: number, end: number): Range {
  return monaco.Range.fromPositions(index.placeOf(start), index.placeOf(end));
}
