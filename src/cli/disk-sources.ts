/** A source on disk with all that it includes, as the evaluator takes it. */
import { statSync } from 'node:fs';
import { textOfFile } from '../dts/binary-file';
import { FileTree } from '../dts/cpp-files';
import { directivesOf } from '../scenario/input-includes';
import type { ScenarioFile } from '../scenario/scenario';
import type { Arguments } from './arguments';
import { UsageError } from './arguments';
import { readBytes } from './files';

/** Most files of one board; the largest known one has fewer than a hundred. */
const MAX_DISK_FILES = 4096;

/** `-I DIR` and `-D NAME=VALUE`, as dtc and cpp have them. */
export type Preprocessing = {
  readonly searchPaths: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
};

export const PREPROCESSING_USAGE = '[-I DIR]… [-D NAME=VALUE]…';

/** Throws UsageError for a definition without a name. */
export function preprocessingOf({ letters }: Arguments): Preprocessing {
  const defines = Object.fromEntries((letters['D'] ?? []).map(definition));
  return { searchPaths: letters['I'] ?? [], defines };
}

/** `NAME` alone is 1. */
function definition(text: string): [string, string] {
  const [, name, value = '1'] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text) ?? [];
  if (name === undefined) throw new UsageError(`-D ${text}: write NAME or NAME=VALUE`);
  return [name, value];
}

/** The files that `main` reaches and that are there, without `main` itself; paths as they are searched for. */
export function includedFiles(main: ScenarioFile, searchPaths: readonly string[]): ScenarioFile[] {
  const places = new FileTree([], searchPaths);
  const found = new Map<string, ScenarioFile>();
  const open = [main];
  const add = (path: string | undefined, read: (bytes: Buffer) => string): void => {
    if (path === undefined || path === main.path || found.has(path)) return;
    if (found.size === MAX_DISK_FILES) throw new UsageError(`${main.path} includes more than ${MAX_DISK_FILES} files`);
    const included = { path, text: read(readBytes(path)) };
    found.set(path, included);
    open.push(included);
  };
  for (let file = open.pop(); file; file = open.pop()) {
    const { path, text } = file;
    const { includes, binaries } = directivesOf(text);
    for (const { name, quoted } of includes)
      add(places.candidates(name, quoted ? path : undefined).find(isFile), (bytes) => bytes.toString('utf8'));
    for (const name of binaries)
      add([path, main.path].flatMap((from) => places.candidates(name, from)).find(isFile), textOfFile);
  }
  return [...found.values()];
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
