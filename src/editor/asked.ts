/** Where Monaco asks, as the page counts. */
import type { editor } from 'monaco-editor/editor';
import type { Documents, OpenDocument } from './documents';
import { DTS_LANGUAGE } from './dts-language';
import type { monaco } from './monaco';
import { WORKLOAD_LANGUAGE } from './workload-language';

export const BOTH = [DTS_LANGUAGE, WORKLOAD_LANGUAGE];

export type Position = InstanceType<typeof monaco.Position>;

export type Asked = { readonly document: OpenDocument; readonly offset: number };

export function askedAt(documents: Documents, model: editor.ITextModel, position: Position): Asked | undefined {
  const document = documents.at(model.uri);
  return document && { document, offset: document.index().offsetOf(position) };
}
