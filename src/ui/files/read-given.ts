/** What was dropped or chosen, as paths and bytes. Folders are walked; what cannot be of use is not read. */
import { isWantedPath, MAX_GIVEN_FILES, type GivenFile } from '../../scenario/input-given';
import { MAX_INPUT_BYTES } from '../../scenario/input-file';
import type { Given } from './given';

type Found = { readonly path: string; readonly file: File };

/** At most one file more than may be opened at once, so that a larger folder is refused and not read to its end. */
export async function readGiven(given: readonly Given[]): Promise<GivenFile[]> {
  const found: Found[] = [];
  for (const one of given) await collect(one, found);
  const [only] = found;
  const wanted = found.length === 1 && only ? [only] : found.filter(({ path }) => isWantedPath(path));
  return Promise.all(wanted.map(read));
}

/** Read only what would be looked at: a larger file is refused by its size alone. */
async function read({ path, file }: Found): Promise<GivenFile> {
  return { path, bytes: new Uint8Array(await file.slice(0, MAX_INPUT_BYTES + 1).arrayBuffer()) };
}

async function collect(given: Given, found: Found[]): Promise<void> {
  if (found.length > MAX_GIVEN_FILES) return;
  if (given instanceof File) {
    found.push({ path: given.webkitRelativePath || given.name, file: given });
    return;
  }
  const path = given.fullPath.slice(1);
  if (isFile(given)) found.push({ path, file: await new Promise<File>((done, fail) => given.file(done, fail)) });
  else if (isWantedPath(path))
    for (const entry of await entriesOf(given as FileSystemDirectoryEntry)) await collect(entry, found);
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** A reader gives the entries in portions, an empty one last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}
