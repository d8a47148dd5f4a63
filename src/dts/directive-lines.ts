/** Which lines are directives, and whether a text has anything for the preprocessor; kept apart from it, because every text is asked. */
import * as Is from './character';
import { commentEnd, nameEnd } from './cpp-lexeme';

/** An unknown `#word` is no directive in assembler mode: `#address-cells` is text. */
export const DIRECTIVES = new Set(
  'include define undef if ifdef ifndef elif elifdef elifndef else endif error warning line pragma'.split(' '),
);

const NEWLINE = 0x0a;
/** Sticky: set `lastIndex` before use. */
export const blanks = /[ \t\f\v\r]*/y;

/** A `#` alone on its line is a directive, too: one that does nothing. */
export function isRestBlank(text: string, from: number): boolean {
  let at = from;
  for (let comment = commentEnd(text, at); comment > 0; comment = commentEnd(text, at)) {
    at = comment;
    while (at < text.length && text.charCodeAt(at) !== NEWLINE && Is.classOf(text.charCodeAt(at)) & Is.WHITE_SPACE)
      at++;
  }
  return at >= text.length || text.charCodeAt(at) === NEWLINE;
}

const predefined = /\b__(?:DTS|ASSEMBLER|STDC|FILE|LINE|COUNTER|INCLUDE_LEVEL|BASE_FILE|DATE|TIME)__\b/;

/** Is there anything in the text for a preprocessor to do? Cheap, because most texts are asked at each key press. */
export function needsPreprocessing(text: string): boolean {
  if (text.includes('__') && predefined.test(text)) return true;
  if (text.includes('\\\n') || text.includes('\\\r\n') || text.includes('/include/')) return true;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    blanks.lastIndex = at + 1;
    blanks.test(text);
    const end = nameEnd(text, blanks.lastIndex);
    if (end < 0 && isRestBlank(text, blanks.lastIndex)) return true;
    if (end > 0 && DIRECTIVES.has(text.slice(blanks.lastIndex, end))) return true;
  }
  return false;
}
