/** Several files that belong together: which of them is the board, and where it looks for what it includes. */
import { folderOf } from '../dts/cpp-files';
import { textForBytes } from '../dts/binary-file';
import { decodeText } from './input-bytes';
import { cleanPath, type GivenFile } from './input-given';
import { directivesOf, IncludeGraph } from './input-includes';
import { oneFileScenario, type Scenario, type ScenarioFile } from './scenario';
import { MAX_FILES, MAX_FILE_LENGTH } from './share/saved-form';

export type Folder = {
  readonly files: readonly ScenarioFile[];
  /** Sources that nobody includes and that are no overlays, by path. */
  readonly boards: readonly string[];
  readonly overlays: readonly string[];
  /** What was left out or read with a doubt, in sentences. */
  readonly notes: readonly string[];
};

/** Reads what is text. The folder that all paths share is left out of them. */
export function readFolder(given: readonly GivenFile[]): Folder {
  const { files, notes } = textsOf(given);
  const graph = new IncludeGraph(files, searchPathsOf(files));
  const included = graph.included();
  const overlays = files.filter((file) => /\.dtso$/i.test(file.path) || graph.directives(file).plugin);
  const sources = files.filter(
    (file) => !overlays.includes(file) && (/\.dts$/i.test(file.path) || graph.directives(file).version),
  );
  const apart = sources.filter((file) => !included.has(file.path));
  return { files, boards: pathsOf(apart.length > 0 ? apart : sources), overlays: pathsOf(overlays), notes };
}

const pathsOf = (files: readonly ScenarioFile[]): string[] => files.map((file) => file.path).sort();

function textsOf(given: readonly GivenFile[]): { files: ScenarioFile[]; notes: string[] } {
  const { texts, others, old, unusable } = sorted(given);
  const taken = new Map(takenFiles(texts, others));
  const leftOut = unusable - [...taken.keys()].filter((path) => !texts.has(path)).length;
  const guessed = old.filter((path) => !taken.has(path));
  for (const [path, text] of taken) texts.set(path, text);
  const shared = sharedFolder([...texts.keys()]);
  const files = [...texts].map(([path, text]) => ({ path: path.slice(shared.length), text }));
  const notes = [
    ...(leftOut > 0
      ? [`${leftOut} ${leftOut === 1 ? 'file was' : 'files were'} left out: no text, or no usable path.`]
      : []),
    ...(guessed.length > 0 ? [`${guessed.join(', ')}: not UTF-8, read as Windows-1252.`] : []),
  ];
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), notes };
}

/** `others`: the bytes of what is no text, or none in UTF-8. `unusable` counts what is no text or has no usable path. */
function sorted(given: readonly GivenFile[]) {
  const texts = new Map<string, string>();
  const others = new Map<string, Uint8Array>();
  const old: string[] = [];
  for (const { path, bytes } of given) {
    const clean = cleanPath(path);
    if (clean === undefined || texts.has(clean)) continue;
    const isText = bytes.length <= MAX_FILE_LENGTH && !bytes.includes(0);
    const decoded = isText ? decodeText(bytes) : undefined;
    if (decoded) texts.set(clean, decoded.text);
    if (decoded?.old) old.push(clean);
    if (decoded?.old ?? true) others.set(clean, bytes);
  }
  return { texts, others, old, unusable: given.length - texts.size };
}

/** What is no text stays when some source takes its bytes by `/incbin/`. */
function takenFiles(texts: ReadonlyMap<string, string>, others: ReadonlyMap<string, Uint8Array>): [string, string][] {
  if (others.size === 0) return [];
  const sources = [...texts.values()].filter((text) => text.includes('/incbin/'));
  const names = new Set(sources.flatMap((text) => directivesOf(text).binaries.map(baseName)));
  return [...others]
    .filter(([path, bytes]) => names.has(baseName(path)) && bytes.length <= MAX_BINARY_LENGTH)
    .map(([path, bytes]) => [path, textForBytes(bytes)]);
}

/** Bytes of a file that `/incbin/` takes; as text it is a third longer. */
const MAX_BINARY_LENGTH = 4 * 1024 * 1024;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Folders that includes and the build go by, in the layout of the kernel. */
const MEANINGFUL = /^(?:arch|include|scripts|dts|src|dt-bindings)$/;

/** `linux/` of `linux/arch/…` and `linux/include/…`; ends before a folder whose name means something. */
function sharedFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const first = folders[0] ?? [];
  let depth = 0;
  while (isShared(first[depth], depth, folders)) depth++;
  return first
    .slice(0, depth)
    .map((name) => `${name}/`)
    .join('');
}

const isShared = (name: string | undefined, depth: number, folders: readonly (readonly string[])[]): boolean =>
  name !== undefined && !MEANINGFUL.test(name) && folders.every((folder) => folder[depth] === name);

/**
 * Where `#include <…>` looks, guessed from the paths: folders of headers, and those that the kernel's
 * scripts/dtc/include-prefixes leads to, `arm64=arch/arm64/boot/dts`. Folders end without a slash.
 */
export function searchPathsOf(files: readonly ScenarioFile[]): string[] {
  const found = new Set<string>();
  for (const { path } of files) {
    const bindings = /^(.*?)(?:^|\/)dt-bindings\//.exec(path);
    if (bindings) found.add(bindings[1] || '.');
    const headers = /^(?:.*?\/)??include(?=\/)/.exec(path);
    if (headers) found.add(headers[0]);
    const prefixes = /^(?:.*?\/)??scripts\/dtc\/include-prefixes(?=\/)/.exec(path);
    if (prefixes) found.add(prefixes[0]);
    const arch = /^(?:.*?\/)??arch\/([^/]+)\/boot\/dts(?=\/)/.exec(path);
    if (arch) found.add(`${arch[1]}=${arch[0]}`).add(arch[0]);
  }
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/** Headers before sources, so that a name in angle brackets means what it means in the kernel. */
const rank = (path: string): number => (path.includes('=') ? 1 : path.endsWith('boot/dts') ? 2 : 0);

/** The places for a board whose folder is known: the guess, then the folder itself. */
export function boardSearchPaths(files: readonly ScenarioFile[], board: string): string[] {
  const folder = folderOf(board).replace(/\/$/, '') || '.';
  return [...new Set([...searchPathsOf(files), folder])];
}

export type OpenedBoard = { readonly scenario: Scenario; readonly notes: readonly string[] };

/** The scenario of one board. Of more files than a scenario holds, those that it can reach stay. */
export function openBoard({ files, notes }: Pick<Folder, 'files' | 'notes'>, board: string): OpenedBoard {
  const searchPaths = boardSearchPaths(files, board);
  const kept = files.length <= MAX_FILES ? files : reached(files, searchPaths, board);
  const text = kept.find((file) => file.path === board)?.text ?? '';
  const scenario = oneFileScenario(
    { path: board, text },
    { files: kept, searchPaths, title: board.split('/').at(-1) ?? board },
  );
  const tooMany = `Of ${files.length} files the ${kept.length} that ${board} includes are kept.`;
  return { scenario, notes: kept === files ? notes : [...notes, tooMany] };
}

function reached(files: readonly ScenarioFile[], searchPaths: readonly string[], board: string): ScenarioFile[] {
  const wanted = new IncludeGraph(files, searchPaths).reachable([board]);
  return files.filter((file) => wanted.has(file.path)).slice(0, MAX_FILES);
}
