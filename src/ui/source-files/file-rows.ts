/** The files of a scenario as a list: what each is to the board, and which of them the typed words leave. */
import { IncludeGraph } from '../../scenario/input-includes';
import type { Scenario } from '../../scenario/scenario';

export type FileRow = {
  readonly path: string;
  readonly tags: readonly string[];
  /** Nothing on screen comes from it. */
  readonly quiet: boolean;
};

type Sources = Pick<Scenario, 'files' | 'main' | 'overlays' | 'searchPaths'>;

export type SourceFiles = {
  /** The board, the overlays in their order, what they include by path, and the rest. */
  readonly rows: readonly FileRow[];
  /** Overlays among the files that are not applied. */
  readonly idle: readonly string[];
  /** How many files neither the board nor an overlay reaches. */
  readonly unreached: number;
};

/** @param front path of the text in the editor */
export function sourceFiles({ files, main, overlays, searchPaths }: Sources, front: string): SourceFiles {
  const graph = new IncludeGraph(files, searchPaths);
  const reached = graph.reachable([main, ...overlays]);
  const first = [main, ...overlays];
  const others = files.map((file) => file.path).filter((path) => !first.includes(path));
  others.sort((a, b) => Number(reached.has(b)) - Number(reached.has(a)) || (a < b ? -1 : 1));
  const rows = [...first, ...others].map((path) => ({
    path,
    quiet: !reached.has(path),
    tags: [
      ...(path === main ? ['board'] : overlays.includes(path) ? ['overlay'] : []),
      ...(reached.has(path) ? [] : ['not included']),
      ...(path === front ? ['open'] : []),
    ],
  }));
  const idle = files.filter((file) => !first.includes(file.path) && graph.directives(file).plugin);
  return { rows, idle: idle.map((file) => file.path), unreached: rows.filter((row) => row.quiet).length };
}

/** Rows whose path has every word, in any order, whatever the case. */
export function matching(rows: readonly FileRow[], words: string): FileRow[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return rows.filter(({ path }) => wanted.every((word) => path.toLowerCase().includes(word)));
}

/** Rows that Page Up and Page Down move by. */
const PAGE_ROWS = 10;

/** The row that a key leads to; undefined for keys that move nothing. */
export function movedBy(key: string, at: number, count: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS }[key];
  if (by === undefined || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, at + by));
}

/** The list with one entry a place earlier or later. */
export function swapped(list: readonly string[], at: number, by: 1 | -1): string[] {
  const next = [...list];
  const [taken] = next.splice(at, 1);
  if (taken !== undefined) next.splice(at + by, 0, taken);
  return next;
}
