/** Files as they are given, from a folder, an archive or a choice of several: before anybody knows what they are. */
import { MAX_PATH_LENGTH } from './share/saved-form';

/** `path` with its folders, as far as they are known. */
export type GivenFile = { readonly path: string; readonly bytes: Uint8Array };

/** Most files that are looked at: all of one architecture's devicetrees in a kernel are fewer. */
export const MAX_GIVEN_FILES = 8192;
/** Most bytes of all of them together. */
export const MAX_GIVEN_BYTES = 64 * 1024 * 1024;

/** Neither hidden (`.git`, `__MACOSX`) nor built; asked before a file is read. */
export function isWantedPath(path: string): boolean {
  const parts = path.split(/[\\/]/);
  if (parts.some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..')))
    return false;
  return !/\.(?:o|a|ko|dtb|dtbo|png|jpe?g|pdf|zip|gz|xz)$/i.test(path);
}

/** Forward slashes, no empty or `.` parts; undefined for one that leads out of its folder or is too long. */
export function cleanPath(path: string): string | undefined {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const clean = parts.join('/');
  const isBad = parts.includes('..') || clean === '' || clean.length > MAX_PATH_LENGTH;
  return isBad || hasControl(clean) ? undefined : clean;
}

const hasControl = (text: string): boolean => Array.from(text).some((character) => character < ' ');
