/** The workload text as lines and words. Scanned by hand: at a million lines a match object a word is most of the time. */

/** A word of a line with its place in the text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** More words than any form of the language has; the rest of a longer line is not looked at. */
const MAX_WORDS = 64;

const QUOTE = 34;
const HASH = 35;
const SLASH = 47;
const SPACE = 32;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LAST_ASCII = 127;

/** The words of some lines, by line. */
export function wordsOfLines(text: string, lines: ReadonlySet<number>): ReadonlyMap<number, readonly Word[]> {
  const found = new Map<number, readonly Word[]>();
  if (lines.size === 0) return found;
  let line = 1;
  for (let start = 0; start <= text.length && found.size < lines.size; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (lines.has(line)) found.set(line, wordsOf(text, start, end));
    start = end + 1;
  }
  return found;
}

/**
 * A comment runs from `#` or `//` to the end of the line: no word of the language holds either, but for what stands
 * between quotation marks, which is one word with its marks. A brace is a word of its own.
 */
export function wordsOf(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to && words.length < MAX_WORDS) {
    while (at < to && isSpace(text, at)) at++;
    const start = at;
    at = wordEnd(text, at, to);
    if (at > start) words.push({ text: text.slice(start, at), start, end: at });
    if (startsComment(text, at)) break;
  }
  return words;
}

/** Where the word ends that begins at `from`; `from` itself where a comment or the end is. */
function wordEnd(text: string, from: number, to: number): number {
  const first = text.charCodeAt(from);
  if (from < to && isBrace(first)) return from + 1;
  if (from < to && first === QUOTE) {
    const closing = text.indexOf('"', from + 1);
    return closing < 0 || closing >= to ? to : closing + 1;
  }
  let at = from;
  while (at < to && !isSpace(text, at) && !startsComment(text, at) && !isBrace(text.charCodeAt(at))) at++;
  return at;
}

const isBrace = (code: number): boolean => code === OPEN_BRACE || code === CLOSE_BRACE;

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= SPACE ? code === SPACE || (code >= 9 && code <= 13) : code > LAST_ASCII && /\s/.test(text.charAt(at));
}

function startsComment(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === HASH || (code === SLASH && text.charCodeAt(at + 1) === SLASH);
}
