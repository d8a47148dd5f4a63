/** The workload text as lines and words. Scanned by hand: at a million lines a match object a word is most of the time. */

/** A word of a line with its place in the text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** More words than any form of the language has; the rest of a longer line is not looked at. */
const MAX_WORDS = 16;

const HASH = 35;
const SLASH = 47;
const SPACE = 32;
const LAST_ASCII = 127;

/** The lines that are steps, split into words; comments and blank lines left out. Lines count from 1. */
export function* stepLines(text: string): Generator<{ line: number; words: readonly Word[] }> {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const words = wordsOf(text, start, end);
    if (words.length > 0) yield { line, words };
    start = end + 1;
  }
}

/** A comment runs from `#` or `//` to the end of the line: no word of the language holds either. */
function wordsOf(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to && words.length < MAX_WORDS) {
    while (at < to && isSpace(text, at)) at++;
    const start = at;
    while (at < to && !isSpace(text, at) && !startsComment(text, at)) at++;
    if (at > start) words.push({ text: text.slice(start, at), start, end: at });
    if (startsComment(text, at)) break;
  }
  return words;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= SPACE ? code === SPACE || (code >= 9 && code <= 13) : code > LAST_ASCII && /\s/.test(text.charAt(at));
}

function startsComment(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === HASH || (code === SLASH && text.charCodeAt(at + 1) === SLASH);
}
