/** Several texts as one archive. */
import { strToU8, zipSync } from 'fflate';

export const zipFiles = (files: readonly { readonly name: string; readonly text: string }[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
