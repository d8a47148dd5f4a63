/**
 * How long the language takes, beside the native tools in alternation:
 * `dts NAME: cold A ms, warm B ms; cpp C ms, dtc D ms, ratio R`, the least of each in 25 runs, and R = B / (C + D).
 *
 * Cold: no file was read before, by an engine that has compiled our code, which is bundled as for the page. Warm: one more character was typed into the
 * middle of the board file; every other file is known.
 */
import { basename } from 'node:path';
import type { Sources } from '../dts/sources';
import { buildLanguage, type Language } from './built-language';
import { readSources } from './dts-sources';
import { elapsed } from './median';
import { missingTools, NativeTools } from './native-tools';

const RUNS = 25;

type Sample = { readonly cold: number; readonly warm: number; readonly cpp: number; readonly dtc: number };

function time({ evaluate }: Language, sources: Sources): number {
  let nodes = 0;
  const took = elapsed(() => {
    nodes = evaluate(sources).tree.root.children.length;
  });
  if (nodes === 0) throw new Error(`${sources.main}: nothing was understood`);
  return took;
}

/** A comment grows behind a statement in the middle of the board file: a key press that is right in any file. */
function typed(sources: Sources, characters: number): Sources {
  const comment = ` // ${'x'.repeat(characters)}`;
  const files = sources.files.map((file) => {
    if (file.path !== sources.main) return file;
    const found = file.text.indexOf(';\n', file.text.length >> 1);
    const at = found < 0 ? file.text.length : found + 1;
    return { ...file, text: `${file.text.slice(0, at)}${comment}${file.text.slice(at)}` };
  });
  return { ...sources, files };
}

/** A comment at each file's end makes it one that was never seen. */
function unknown(sources: Sources, run: number): Sources {
  return { ...sources, files: sources.files.map((file) => ({ ...file, text: `${file.text}\n// cold ${run}\n` })) };
}

function sample(language: Language, sources: Sources, native: NativeTools | undefined, run: number): Sample {
  const { cpp, dtc } = native?.time() ?? { cpp: NaN, dtc: NaN };
  const cold = time(language, unknown(sources, run));
  time(language, typed(sources, run));
  return { cold, warm: time(language, typed(sources, run + 1)), cpp, dtc };
}

function benchOne(language: Language, argument: string): string {
  const sources = readSources(argument);
  const missing = missingTools();
  const native = missing.length === 0 ? new NativeTools(sources) : undefined;
  try {
    const samples = Array.from({ length: RUNS }, (_, run) => sample(language, sources, native, run));
    const least = (what: keyof Sample): number => Math.min(...samples.map((s) => s[what]));
    const own = `dts ${basename(sources.main, '.dts')}: cold ${ms(least('cold'))}, warm ${ms(least('warm'))}`;
    if (!native) return `${own}; no ratio: ${missing.join(' and ')} not installed`;
    const ratio = least('warm') / (least('cpp') + least('dtc'));
    return `${own}; cpp ${ms(least('cpp'))}, dtc ${ms(least('dtc'))}, ratio ${ratio.toFixed(2)}`;
  } finally {
    native?.remove();
  }
}

const ms = (time: number): string => `${time.toFixed(1)} ms`;

/** One line for each argument, as soon as it is known. */
export async function* benchDts(files: readonly string[]): AsyncGenerator<string> {
  const language = await buildLanguage();
  for (const file of files) yield benchOne(language, file);
}
