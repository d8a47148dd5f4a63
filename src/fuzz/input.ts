/** What a fuzzed part of the product is given. Plain data, so that a failing one can be kept in a file. */
import type { Sources } from '../dts/sources';

export type Input =
  | { readonly kind: 'sources'; readonly sources: Sources }
  /** A file as somebody drops it: a blob, an archive, a saved scenario, a source. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'link'; readonly hash: string }
  | { readonly kind: 'workload'; readonly text: string };

/** JSON; bytes as base64. */
export function writeInput(input: Input): string {
  const shown = input.kind === 'file' ? { ...input, bytes: Buffer.from(input.bytes).toString('base64') } : input;
  return `${JSON.stringify(shown, undefined, 1)}\n`;
}

/** Only for what writeInput() wrote. */
export function readInput(text: string): Input {
  const input = JSON.parse(text) as Input;
  if (input.kind !== 'file') return input;
  return { ...input, bytes: new Uint8Array(Buffer.from(String(input.bytes), 'base64')) };
}

/** Characters and bytes of it. */
export function sizeOf(input: Input): number {
  switch (input.kind) {
    case 'sources':
      return input.sources.files.reduce((sum, { text }) => sum + text.length, 0);
    case 'file':
      return input.bytes.length;
    case 'link':
      return input.hash.length;
    case 'workload':
      return input.text.length;
  }
}
