/** What can be typed at the cursor. */
import type { IDisposable, IRange, languages } from 'monaco-editor/editor';
import type { Completion } from '../dts/language/completion';
import type { Documents } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { Language } from './editor';
import { escaped, markdown } from './markdown';
import { monaco } from './monaco';
import { askedAt } from './asked';
import { WORKLOAD_LANGUAGE } from './workload-language';

export function provideCompletions(documents: Documents, language: Language): IDisposable {
  const parts = [
    monaco.languages.registerCompletionItemProvider(DTS_LANGUAGE, provider(documents, language, ['&', '"'])),
    monaco.languages.registerCompletionItemProvider(WORKLOAD_LANGUAGE, provider(documents, language, [' '])),
  ];
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

function provider(
  documents: Documents,
  language: Language,
  triggerCharacters: string[],
): languages.CompletionItemProvider {
  return {
    triggerCharacters,
    async provideCompletionItems(model, position) {
      const asked = askedAt(documents, model, position);
      const found = asked && (await language.completions(asked.document.path, asked.offset));
      const range = found && documents.rangeOf({ file: asked.document.path, start: found.start, end: found.end });
      if (!found || !range || range.startLineNumber !== range.endLineNumber) return undefined;
      const insert = range.setEndPosition(position.lineNumber, position.column);
      return { suggestions: found.items.map((item) => suggestion(item, { insert, replace: range })) };
    },
  };
}

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;

const KINDS: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  label: CompletionItemKind.Reference,
  node: CompletionItemKind.Struct,
  macro: CompletionItemKind.Constant,
  word: CompletionItemKind.Keyword,
  heap: CompletionItemKind.Folder,
  buffer: CompletionItemKind.Variable,
};

/** Only what has a place to fill in is a snippet: names are the user's, with any character in them. */
function suggestion(
  { label, kind, insert, detail, help, first }: Completion,
  range: { readonly insert: IRange; readonly replace: IRange },
): languages.CompletionItem {
  const isSnippet = (kind === 'property' || kind === 'node') && insert !== label;
  return {
    label,
    kind: KINDS[kind],
    insertText: insert,
    range,
    sortText: `${first ? '0' : '1'}${label}`,
    ...(isSnippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(help === undefined ? {} : { documentation: markdown(escaped(help)) }),
  };
}
