/** Monaco's providers over the questions that the page can ask: each translates places, and nothing more. */
import type { editor, IDisposable, IRange, languages } from 'monaco-editor/editor';
import type { Occurrences } from '../dts/language/occurrences';
import type { Span } from '../lib/diagnostic';
import { provideCompletions } from './completions';
import { askedAt, type Position } from './asked';
import type { Documents } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { Language } from './editor';
import { provideFixes } from './fixes';
import { provideHovers } from './hovers';
import { monaco } from './monaco';
import { provideColours } from './colours';
import { provideStructure } from './structure';

export function provideLanguage(
  view: editor.IStandaloneCodeEditor,
  documents: Documents,
  language: Language,
): IDisposable {
  const parts = [
    provideHovers(documents, language),
    provideCompletions(documents, language),
    provideColours(documents, language),
    provideStructure(documents, language),
    provideFixes(view, documents, language),
    monaco.languages.registerDefinitionProvider(DTS_LANGUAGE, definitions(documents, language)),
    monaco.languages.registerReferenceProvider(DTS_LANGUAGE, references(documents, language)),
    monaco.languages.registerRenameProvider(DTS_LANGUAGE, renames(documents, language)),
    monaco.editor.registerEditorOpener(opener(documents, language)),
    formatKey(view, documents, language),
  ];
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

const locationsOf = (documents: Documents, spans: readonly Span[]): languages.Location[] =>
  spans.flatMap((span) => {
    const document = documents.get(span.file);
    const range = documents.rangeOf(span);
    return document && range ? [{ uri: document.model.uri, range }] : [];
  });

function definitions(documents: Documents, language: Language): languages.DefinitionProvider {
  return {
    async provideDefinition(model, position) {
      const found = await occurrencesAt(documents, language, model, position);
      return found && locationsOf(documents, found.definitions);
    },
  };
}

function references(documents: Documents, language: Language): languages.ReferenceProvider {
  return {
    async provideReferences(model, position, { includeDeclaration }) {
      const found = await occurrencesAt(documents, language, model, position);
      return found && locationsOf(documents, [...(includeDeclaration ? found.definitions : []), ...found.references]);
    },
  };
}

async function occurrencesAt(
  documents: Documents,
  language: Language,
  model: editor.ITextModel,
  position: Position,
): Promise<Occurrences | undefined> {
  const asked = askedAt(documents, model, position);
  return asked && language.occurrences(asked.document.path, asked.offset);
}

const NOTHING = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
const TOO_LATE = 'The text has changed meanwhile: try again';

/** The page makes the edits, so that a name that stands in many files is one step of its history. */
function renames(documents: Documents, language: Language): languages.RenameProvider {
  return {
    async resolveRenameLocation(model, position) {
      const asked = askedAt(documents, model, position);
      const now = asked && (await language.renamable(asked.document.path, asked.offset));
      const range = now && !('refused' in now) ? documents.rangeOf(now.span) : undefined;
      if (!now || 'refused' in now || !range) {
        return { range: NOTHING, text: '', rejectReason: now && 'refused' in now ? now.refused : TOO_LATE };
      }
      return { range, text: now.name };
    },
    async provideRenameEdits(model, position, name) {
      const asked = askedAt(documents, model, position);
      const renaming = asked && (await language.rename(asked.document.path, asked.offset, name));
      if (!renaming || 'refused' in renaming) return { edits: [], rejectReason: renaming?.refused ?? TOO_LATE };
      language.apply(renaming.edits);
      return { edits: [] };
    },
  };
}

/** A place of another text is brought to the front by the page, which has the tabs. */
function opener(documents: Documents, language: Language): editor.ICodeEditorOpener {
  return {
    openCodeEditor(_source, resource, place) {
      const document = documents.at(resource);
      if (!document) return false;
      const at = (lineNumber: number, column: number): number => document.index().offsetOf({ lineNumber, column });
      const start = place ? at(...startOf(place)) : 0;
      language.open({ file: document.path, start, end: start });
      return true;
    },
  };
}

const startOf = (place: IRange | { readonly lineNumber: number; readonly column: number }): [number, number] =>
  'startLineNumber' in place ? [place.startLineNumber, place.startColumn] : [place.lineNumber, place.column];

/** Not Monaco's own formatting, which would be a step of Monaco's history and not of the page's. */
function formatKey(view: editor.IStandaloneCodeEditor, documents: Documents, language: Language): IDisposable {
  const { Shift, Alt } = monaco.KeyMod;
  return view.addAction({
    id: 'carveout.format',
    label: 'Format document',
    keybindings: [Shift | Alt | monaco.KeyCode.KeyF],
    precondition: `!editorReadonly && editorLangId == ${DTS_LANGUAGE}`,
    async run() {
      const document = documents.at(view.getModel()?.uri ?? '');
      if (!document) return;
      const { insertSpaces, indentSize } = document.model.getOptions();
      const indent = insertSpaces ? { tab: false, width: indentSize } : { tab: true, width: 8 };
      const before = document.model.getValue();
      const text = await language.format(document.path, indent);
      if (text === undefined || text === before) return;
      language.apply([{ file: document.path, start: 0, end: document.index().length, text }]);
    },
  });
}
