/**
 * Source files → flat text. One file at a time: what cpp left (line markers) passes through, and an `#include` that
 * cpp never saw is reported and blanked out, so that the rest can be read.
 */
import type { SourceFile, Sources } from './sources';
import type { FlatSource } from './flat-source';
import { MAX_TEXT } from './limits';
import type { Problem } from './problems';

const includeLine = /^[ \t]*#[ \t]*include\b[^\n]*/gm;
const named = /["<]([^">\n]*)[">]/;

export function preprocess(sources: Sources): FlatSource {
  const main = sources.files.find((file) => file.path === sources.main);
  const file: SourceFile = main ?? { path: sources.main, text: '' };
  const problems: Problem[] = [];
  if (!main) problems.push(problem('main-missing', 0, 0, `There is no file ${sources.main}`));
  const readable = file.text.length <= MAX_TEXT ? file.text : file.text.slice(0, MAX_TEXT);
  if (readable !== file.text) {
    const message = `The text is longer than ${MAX_TEXT >> 20} Mi characters: the rest is not read`;
    problems.push(problem('limit-text', MAX_TEXT - 1, MAX_TEXT, message));
  }
  const text = blankIncludes(readable, problems);
  return { text, problems, originOf: (start, end) => ({ file: file.path, start, end }) };
}

const problem = (code: string, start: number, end: number, message: string, detail?: string): Problem => {
  const base = { code, severity: 'error', start, end, message } as const;
  return detail === undefined ? base : { ...base, detail };
};

function blankIncludes(text: string, problems: Problem[]): string {
  if (!text.includes('include')) return text;
  return text.replace(includeLine, (line, at: number) => {
    const start = at + line.indexOf('#');
    const name = named.exec(line)?.[1] ?? '';
    problems.push(unresolvedInclude(name, start, at + line.trimEnd().length, 'fatal error'));
    return ' '.repeat(line.length);
  });
}

/** One sentence for both kinds of include; `by` says whose text the detail quotes. */
export function unresolvedInclude(name: string, start: number, end: number, by: 'fatal error' | 'dtc'): Problem {
  const message = `"${name}" is not among the files given: what it defines is missing here`;
  const reason = 'No such file or directory';
  const detail = by === 'dtc' ? `FATAL ERROR: Couldn't open "${name}": ${reason}` : `fatal error: ${name}: ${reason}`;
  return problem('include-unresolved', start, end, message, detail);
}
