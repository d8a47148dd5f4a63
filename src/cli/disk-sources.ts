/** A source on disk with all that it includes, as the evaluator takes it. */
import { readFileSync, statSync } from 'node:fs';
import { FileTree } from '../dts/cpp-files';
import { directivesOf } from '../scenario/input-includes';
import type { ScenarioFile } from '../scenario/scenario';
import type { Arguments } from './arguments';
import { UsageError } from './arguments';

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
  for (let file = open.pop(); file; file = open.pop()) {
    for (const { name, quoted } of directivesOf(file.text).includes) {
      const path = places.candidates(name, quoted ? file.path : undefined).find(isFile);
      if (path === undefined || path === main.path || found.has(path)) continue;
      if (found.size === MAX_DISK_FILES)
        throw new UsageError(`${main.path} includes more than ${MAX_DISK_FILES} files`);
      const included = { path, text: readFileSync(path, 'utf8') };
      found.set(path, included);
      open.push(included);
    }
  }
  return [...found.values()];
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
