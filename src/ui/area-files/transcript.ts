/** The kernel's files as they are read: by folder on the page, as a shell prints them in the clipboard. */
import type { KernelFile } from '../../scenario/area-files';

const ROOTS = ['/sys/kernel/debug/cma/', '/sys/kernel/mm/cma/'];

/** Files by the folder of the area that they lie in, folders in order. */
export function folders(files: readonly KernelFile[]): readonly (readonly [string, readonly KernelFile[]])[] {
  const byFolder = new Map<string, KernelFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    const inside = byFolder.get(folder);
    if (inside) inside.push(file);
    else byFolder.set(folder, [file]);
  }
  return [...byFolder];
}

/** The names of areas hold no slash. */
function folderOf(path: string): string {
  const root = ROOTS.find((one) => path.startsWith(one)) ?? '/';
  const end = path.indexOf('/', root.length);
  return end < 0 ? path : path.slice(0, end);
}

/** What `cat` prints of each. */
export const transcript = (files: readonly KernelFile[]): string =>
  files.map(({ path, content }) => `$ cat ${path}\n${content}`).join('');
