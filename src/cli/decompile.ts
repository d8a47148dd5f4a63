/** `carveout decompile IN [-o OUT]`: a blob as source that compiles to the same bytes again. */
import { decompile as sourceOf } from '../dts/decompile';
import { readDtb } from '../dts/dtb-reader';
import { readArguments, UsageError } from './arguments';
import { InputError, readBytes, writeFile } from './files';

export const DECOMPILE_USAGE = 'decompile IN [-o OUT]';

/** The source, for standard output; undefined when it went to OUT. Throws UsageError, and InputError for a damaged blob. */
export function decompile(words: readonly string[]): string | undefined {
  const given = readArguments(words, { letters: 'o' });
  const [input, ...more] = given.files;
  const [output, ...others] = given.letters['o'] ?? [];
  if (input === undefined || more.length + others.length > 0)
    throw new UsageError('decompile takes one file and at most one -o OUT');
  const read = readDtb(new Uint8Array(readBytes(input)));
  if ('fault' in read) throw new InputError(`${input}: ${read.fault.rule} (at byte ${read.fault.offset})`);
  const text = sourceOf(read.tree);
  if (output === undefined) return text;
  writeFile(output, text);
  return undefined;
}
