/** The user's files as the preprocessor sees them: found by path, scanned once per content. */
import { forgetSerials } from './cpp-macro';
import { Atoms, scanFile, type ScannedFile } from './cpp-scan';
import type { SourceFile } from './sources';

/** Names known in all files; forgotten together with the scans, which refer to them. */
let atoms = new Atoms();
/** By content; a file that dtc includes itself has no directives. */
let scans = { directives: new Map<string, ScannedFile>(), plain: new Map<string, ScannedFile>() };
let scannedText = 0;

const MAX_ATOMS = 500_000;
/** UTF-16 units of scanned text that are kept. */
const MAX_KEPT = 64 * 1024 * 1024;

export const currentAtoms = (): Atoms => atoms;

/** To be called between evaluations only: atoms must not change under one. True when all was forgotten. */
export function forgetIfLarge(): boolean {
  if (atoms.size < MAX_ATOMS && scannedText < MAX_KEPT) return false;
  atoms = new Atoms();
  scans = { directives: new Map(), plain: new Map() };
  scannedText = 0;
  forgetSerials();
  return true;
}

/** `plain`: a file that dtc includes itself. */
export function scanned(text: string, plain: boolean): ScannedFile {
  const known = scans[plain ? 'plain' : 'directives'];
  const scan = known.get(text) ?? scanFile(text, atoms, !plain);
  if (!known.has(text)) {
    known.set(text, scan);
    scannedText += text.length;
  }
  return scan;
}

const needsNormalising = /(?:^|\/)(?:\.{0,2}\/|\.{1,2}$)|\/$/;

/** `a/./b/../c` → `a/c`. A leading `..` stays. */
export function normalisePath(path: string): string {
  if (!needsNormalising.test(path)) return path;
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' && out.length > 0) continue;
    if (part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..' && out.at(-1) !== '') out.pop();
    else out.push(part);
  }
  return out.join('/');
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export type Found = { readonly file: SourceFile; readonly spelling: string };

export class FileTree {
  private readonly files = new Map<string, SourceFile>();

  constructor(
    files: readonly SourceFile[],
    private readonly searchPaths: readonly string[],
  ) {
    for (const file of files) this.files.set(normalisePath(file.path), file);
  }

  get(path: string): SourceFile | undefined {
    return this.files.get(normalisePath(path));
  }

  /** Quoted names are looked up in the folder of the including file first. */
  find(name: string, from: string | undefined): Found | undefined {
    for (const spelling of this.candidates(name, from)) {
      const file = this.get(spelling);
      if (file) return { file, spelling };
    }
    return undefined;
  }

  /** All places where a name is looked up, in order. An entry `PREFIX=FOLDER` serves only names below `PREFIX/`. */
  candidates(name: string, from: string | undefined): string[] {
    if (name.startsWith('/')) return [name];
    const places = from === undefined ? [] : [`${folderOf(from)}${name}`];
    for (const entry of this.searchPaths) {
      const [prefix, folder] = entry.includes('=') ? (entry.split('=', 2) as [string, string]) : ['', entry];
      if (prefix !== '' && !name.startsWith(`${prefix}/`)) continue;
      const rest = prefix === '' ? name : name.slice(prefix.length + 1);
      places.push(folder === '' || folder === '.' ? rest : `${folder.replace(/\/$/, '')}/${rest}`);
    }
    return places;
  }
}
