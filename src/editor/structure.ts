/** Folding, and the nodes of a text as symbols. */
import type { IDisposable, languages } from 'monaco-editor/editor';
import type { Fold, Structure, Symbol } from '../dts/language/outline';
import type { Documents, OpenDocument } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { Language } from './editor';
import { monaco } from './monaco';

export function provideStructure(documents: Documents, language: Language): IDisposable {
  const parts = [
    monaco.languages.registerFoldingRangeProvider(DTS_LANGUAGE, {
      async provideFoldingRanges(model) {
        const found = await structureOf(documents, language, model.uri);
        return found?.structure.folds.map((fold) => foldingRange(found.document, fold));
      },
    }),
    monaco.languages.registerDocumentSymbolProvider(DTS_LANGUAGE, {
      displayName: 'Nodes',
      async provideDocumentSymbols(model) {
        const found = await structureOf(documents, language, model.uri);
        return found && nested(found.document, found.structure.symbols);
      },
    }),
  ];
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

async function structureOf(
  documents: Documents,
  language: Language,
  uri: { toString: () => string },
): Promise<{ readonly document: OpenDocument; readonly structure: Structure } | undefined> {
  const document = documents.at(uri);
  const structure = document && (await language.structure(document.path));
  return document && structure && { document, structure };
}

/** The last line, with the `};`, stays in sight. */
function foldingRange({ index }: OpenDocument, { start, end, kind }: Fold): languages.FoldingRange {
  const first = index().placeOf(start).lineNumber;
  const last = index().placeOf(end).lineNumber;
  if (kind === 'comment') return { start: first, end: last, kind: monaco.languages.FoldingRangeKind.Comment };
  return { start: first, end: Math.max(first, kind === 'node' ? last - 1 : last) };
}

/** Parents come before their children. */
function nested(document: OpenDocument, symbols: readonly Symbol[]): languages.DocumentSymbol[] {
  const roots: languages.DocumentSymbol[] = [];
  const open: languages.DocumentSymbol[] = [];
  for (const symbol of symbols) {
    const made = documentSymbol(document, symbol);
    open.length = Math.min(open.length, symbol.depth);
    const parent = open.at(-1);
    if (parent) parent.children?.push(made);
    else roots.push(made);
    open.push(made);
  }
  return roots;
}

function documentSymbol({ index }: OpenDocument, symbol: Symbol): languages.DocumentSymbol {
  const { name, detail, start, end, nameStart } = symbol;
  const range = (from: number, to: number) =>
    monaco.Range.fromPositions(index().placeOf(from), index().placeOf(Math.max(from, to)));
  return {
    name,
    detail,
    kind: monaco.languages.SymbolKind.Struct,
    tags: [],
    range: range(start, end),
    selectionRange: range(nameStart, Math.min(end, nameStart + 1)),
    children: [],
  };
}
