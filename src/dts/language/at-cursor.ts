/** For tests only: sources with `‸` where the cursor is. */
import type { Span } from '../../lib/diagnostic';
import { lineColumn } from '../../lib/line-column';
import { evaluate } from '../evaluate';
import type { SourceFile, Sources } from '../sources';
import { contextOf, type Context } from './context';

const CURSOR = '‸';

export type Marked = {
  readonly context: Context;
  readonly path: string;
  readonly offset: number;
  readonly sources: Sources;
};

/** The first file is the board. */
export function marked(texts: Readonly<Record<string, string>>, more: Partial<Sources> = {}): Marked {
  const entries = Object.entries(texts);
  const [path = '', text = ''] = entries.find(([, one]) => one.includes(CURSOR)) ?? [];
  const files: SourceFile[] = entries.map(([name, one]) => ({ path: name, text: one.replace(CURSOR, '') }));
  const sources: Sources = { files, main: entries[0]?.[0] ?? '', ...more };
  return { context: contextOf(sources, evaluate(sources)), path, offset: text.indexOf(CURSOR), sources };
}

/** `board.dts:3 word`, a line each. */
export const places = ({ sources }: Marked, spans: readonly Span[]): string[] =>
  spans.map(({ file, start, end }) => {
    const text = sources.files.find(({ path }) => path === file)?.text ?? '';
    return `${file}:${lineColumn(text, start).line} ${text.slice(start, end)}`.trim();
  });
