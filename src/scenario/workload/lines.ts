/** The workload text as lines and words. */

/** A word of a line with its place in the text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** More words than any form of the language has; the rest of a longer line is not looked at. */
const MAX_WORDS = 16;

/** The lines that are steps, split into words; comments and blank lines left out. Lines count from 1. */
export function* stepLines(text: string): Generator<{ line: number; words: readonly Word[] }> {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const words = wordsOf(text.slice(start, end), start);
    if (words.length > 0) yield { line, words };
    start = end + 1;
  }
}

/** A comment runs from `#` or `//` to the end of the line: no word of the language holds either. */
function wordsOf(line: string, offset: number): readonly Word[] {
  const comment = /#|\/\//.exec(line);
  const code = comment ? line.slice(0, comment.index) : line;
  const words: Word[] = [];
  for (const match of code.matchAll(/\S+/g)) {
    const start = offset + match.index;
    words.push({ text: match[0], start, end: start + match[0].length });
    if (words.length === MAX_WORDS) break;
  }
  return words;
}
