/** Files that the command reads and writes. What is wrong with one is said in a line, without the usage. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Input that cannot be read, or is not what it should be: exit status 2 and a message, never a stack. */
export class InputError extends Error {}

/** By code of the system's error. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is no folder',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this may not be read or written',
};

/** Throws InputError. */
export const readBytes = (path: string): Buffer => about(path, () => readFileSync(path));

/** Throws InputError. */
export const readText = (path: string): string => readBytes(path).toString('utf8');

/** Throws InputError. */
export const writeFile = (path: string, content: string | Uint8Array): void =>
  about(path, () => writeFileSync(path, content));

function about<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new InputError(`${path}: ${FAULTS[code] ?? (error as Error).message}`, { cause: error });
  }
}
