/** Our own tokens as colours, over those of Monaco's grammar, which are there at once. */
import type { editor, IDisposable } from 'monaco-editor/editor';
import type { SemanticTokens, TOKEN_TYPES } from '../dts/language/semantic-tokens';
import type { Documents } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { Language } from './editor';
import type { LineIndex } from './line-index';
import { monaco } from './monaco';

/** The same names in the same order as the tokens count them; the theme has a colour for each. */
const LEGEND: typeof TOKEN_TYPES = [
  'keyword',
  'label',
  'node',
  'property',
  'reference',
  'macro',
  'string',
  'number',
  'comment',
  'inactive',
];

export function provideColours(documents: Documents, language: Language): IDisposable {
  return monaco.languages.registerDocumentSemanticTokensProvider(DTS_LANGUAGE, {
    getLegend: () => ({ tokenTypes: [...LEGEND], tokenModifiers: [] }),
    async provideDocumentSemanticTokens(model) {
      const document = documents.at(model.uri);
      const version = model.getVersionId();
      const tokens = document && (await language.colours(document.path));
      if (!tokens || model.isDisposed() || model.getVersionId() !== version) return null;
      return { data: encoded(tokens, document.index(), model) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  });
}

/** Five numbers a token, as Monaco wants them: line and column from the last one, length, type, no modifiers. */
function encoded(tokens: SemanticTokens, index: LineIndex, model: editor.ITextModel): Uint32Array {
  const data: number[] = [];
  let [line, column] = [1, 1];
  const push = (toLine: number, toColumn: number, end: number, type: number): void => {
    if (end <= toColumn) return;
    data.push(toLine - line, toLine === line ? toColumn - column : toColumn - 1, end - toColumn, type, 0);
    [line, column] = [toLine, toColumn];
  };
  for (let i = 0; i < tokens.length; i += 3) {
    const type = tokens[i + 2] as number;
    const from = index.placeOf(tokens[i] as number);
    const to = index.placeOf(tokens[i + 1] as number);
    for (let at = from.lineNumber; at <= to.lineNumber; at++) {
      const start = at === from.lineNumber ? from.column : 1;
      push(at, start, at === to.lineNumber ? to.column : model.getLineMaxColumn(at), type);
    }
  }
  return Uint32Array.from(data);
}
