/** What a source says about itself and others, found without evaluating it: directives outside comments and strings. */
import { FileTree } from '../dts/cpp-files';
import type { ScenarioFile } from './scenario';

export type IncludeLine = { readonly name: string; readonly quoted: boolean };

export type Directives = {
  /** `/dts-v1/` */
  readonly version: boolean;
  /** `/plugin/`: an overlay */
  readonly plugin: boolean;
  /** Also those that a condition may leave out, and files that a macro names. */
  readonly includes: readonly IncludeLine[];
  /** Names of the files whose bytes `/incbin/` takes. */
  readonly binaries: readonly string[];
};

const NEXT =
  /\/\*|\/\/|"|\/incbin\/\s{0,9}\(\s{0,9}|\/dts-v1\/|\/plugin\/|\/include\/[ \t]*|^[ \t]*#[ \t]*(?:include|define[ \t]+\w+)\b[ \t]*/gm;
const NAME = /"([^"\n]*)"|<([^>\n]*)>/y;

/** One pass; what is not closed runs to the end. */
export function directivesOf(text: string): Directives {
  const found = { version: false, plugin: false, includes: [] as IncludeLine[], binaries: [] as string[] };
  const next = new RegExp(NEXT);
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const at = match.index;
    if (match[0] === '/*') next.lastIndex = endOf(text, '*/', at + 2);
    else if (match[0] === '//') next.lastIndex = endOf(text, '\n', at) - 1;
    else if (match[0] === '"') next.lastIndex = endOfString(text, at);
    else if (match[0] === '/dts-v1/') found.version = true;
    else if (match[0] === '/plugin/') found.plugin = true;
    else if (match[0].startsWith('/incbin/')) next.lastIndex = taken(text, next.lastIndex, found.binaries);
    else next.lastIndex = named(text, match[0], next.lastIndex, found.includes);
  }
  return found;
}

/** Adds the file that is named at `at`, if one is. A macro counts when it looks like the name of a source. */
function named(text: string, directive: string, at: number, includes: IncludeLine[]): number {
  NAME.lastIndex = at;
  const match = NAME.exec(text);
  if (!match) return at;
  const name = match[1] ?? match[2] ?? '';
  if (!directive.includes('define') || /\.(?:dtsi?|h|inc)$/.test(name))
    includes.push({ name, quoted: match[1] !== undefined });
  return NAME.lastIndex;
}

/** Adds the file whose bytes are taken. */
function taken(text: string, at: number, binaries: string[]): number {
  NAME.lastIndex = at;
  const match = NAME.exec(text);
  if (match?.[1] === undefined) return at;
  binaries.push(match[1]);
  return NAME.lastIndex;
}

/** The place behind the next `end`; the end of the text, plus one, when there is none. */
function endOf(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length + 1 : at + end.length;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length + 1;
}

/** Which file includes which. */
export class IncludeGraph {
  private readonly tree: FileTree;
  private readonly known = new Map<string, Directives>();

  constructor(
    readonly files: readonly ScenarioFile[],
    searchPaths: readonly string[],
  ) {
    this.tree = new FileTree(files, searchPaths);
  }

  directives(file: ScenarioFile): Directives {
    const known = this.known.get(file.path) ?? directivesOf(file.text);
    this.known.set(file.path, known);
    return known;
  }

  /** Paths of the files that a file includes itself. */
  includedBy(file: ScenarioFile): string[] {
    return this.directives(file).includes.flatMap(({ name, quoted }) => {
      const found = this.tree.find(name, quoted ? file.path : undefined);
      return found && found.file.path !== file.path ? [found.file.path] : [];
    });
  }

  /** Paths of the files whose bytes a file takes. */
  takenBy(file: ScenarioFile): string[] {
    return this.directives(file).binaries.flatMap((name) => {
      const found = this.tree.find(name, file.path);
      return found ? [found.file.path] : [];
    });
  }

  /** Paths of all files that some other file includes. */
  included(): Set<string> {
    return new Set(this.files.flatMap((file) => this.includedBy(file)));
  }

  /** The roots with all that they include, directly or not. */
  reachable(roots: readonly string[]): Set<string> {
    const reached = new Set<string>();
    const open = [...roots];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const file = reached.has(path) ? undefined : this.tree.get(path);
      if (!file) continue;
      reached.add(path);
      open.push(...this.includedBy(file), ...this.takenBy(file));
    }
    return reached;
  }
}
