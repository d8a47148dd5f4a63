/** `carveout compile IN -o OUT`: source on disk, with what it includes, to a blob; as cpp and dtc 1.8.1 make it. */
import { writeDtb } from '../dts/dtb-writer';
import { evaluate } from '../dts/evaluate';
import type { SourceFile } from '../dts/sources';
import { warningsOf } from '../dts/warnings/warnings';
import type { Diagnostic } from '../lib/diagnostic';
import { lineColumn } from '../lib/line-column';
import { readArguments, UsageError } from './arguments';
import { includedFiles, PREPROCESSING_USAGE, preprocessingOf } from './disk-sources';
import { readText, writeFile } from './files';

export const COMPILE_USAGE = `compile IN -o OUT ${PREPROCESSING_USAGE} [-@]`;

export type CompileResult = {
  /** Undefined when the source has errors: then nothing is written. */
  readonly blob: Uint8Array | undefined;
  /** A line each: `FILE:LINE:COLUMN: severity: sentence [code]`. */
  readonly messages: readonly string[];
};

/** Writes OUT unless the source has errors. Throws UsageError and InputError. */
export function compile(words: readonly string[]): CompileResult {
  const given = readArguments(words, { letters: 'oID', flags: ['@'] });
  const [input, ...more] = given.files;
  const [output, ...others] = given.letters['o'] ?? [];
  if (input === undefined || more.length > 0) throw new UsageError('compile takes one file');
  if (output === undefined || others.length > 0) throw new UsageError('compile needs one -o OUT');
  const { searchPaths, defines } = preprocessingOf(given);
  const main = { path: input, text: readText(input) };
  const files = [main, ...includedFiles(main, searchPaths)];
  const sources = { files, main: input, searchPaths, defines, symbols: given.flags.has('@') };
  const evaluation = evaluate(sources);
  const { tree, diagnostics, complete } = evaluation;
  const blob = complete ? writeDtb(tree) : undefined;
  if (blob) writeFile(output, blob);
  return { blob, messages: messagesOf([...diagnostics, ...warningsOf(evaluation)], files) };
}

/** Said for people who open a board on the page; here an overlay is what was asked for. */
const NOT_SAID = 'overlay-alone';

function messagesOf(diagnostics: readonly Diagnostic[], files: readonly SourceFile[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return diagnostics
    .filter(({ code }) => code !== NOT_SAID)
    .map(({ span, severity, code, message }) => {
      const { line, column } = lineColumn(texts.get(span.file) ?? '', span.start);
      return `${span.file}:${line}:${column}: ${severity}: ${message} [${code}]`;
    });
}
