/** Where a C token, comment or splice that starts at a place ends; -1 where none does. Apart from the tokens, because every text is asked. */
import * as Is from './character';

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const splice = /\\\r?\n/y;

/** One past the name, number or quoted text that starts here; -1 if none does. */
export function nameEnd(text: string, from: number): number {
  if (!(Is.classOf(text.charCodeAt(from)) & Is.IDENTIFIER_START)) return -1;
  let at = from + 1;
  while (Is.classOf(text.charCodeAt(at)) & Is.IDENTIFIER_PART) at++;
  return at;
}

/** A preprocessing number swallows letters, and a sign after `e` or `p`. */
export function numberEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === DOT) at++;
  if (!(Is.classOf(text.charCodeAt(at)) & Is.DIGIT)) return -1;
  for (at++; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (Is.classOf(c) & Is.IDENTIFIER_PART || c === DOT) continue;
    const isSign = c === 0x2b || c === 0x2d;
    if (!isSign || !'eEpP'.includes(text[at - 1] as string)) break;
  }
  return at;
}

/** A string or character literal; a quote that its line does not close is none. */
export function quotedEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  if (quote !== QUOTE && quote !== APOSTROPHE) return -1;
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) return at + 1;
    if (c === NEWLINE) return -1;
    if (c === BACKSLASH) at++;
  }
  return -1;
}

/**
 * quotedEnd() asked again and again along a text. That a quote is not closed is found out once: an escaped quote after
 * it, where reading goes on, reaches the end of the line in the same step and is not closed either.
 */
export class Quotes {
  private readonly open = { [QUOTE]: NOWHERE, [APOSTROPHE]: NOWHERE };

  constructor(private readonly text: string) {}

  endAt(from: number): number {
    const quote = this.text.charCodeAt(from);
    if (quote !== QUOTE && quote !== APOSTROPHE) return -1;
    const { start, end } = this.open[quote];
    if (start <= from && from < end) return -1;
    const close = quotedEnd(this.text, from);
    if (close < 0) this.open[quote] = { start: from, end: unclosedEnd(this.text, from) };
    return close;
  }
}

const NOWHERE = { start: 0, end: 0 };

/** Behind a quote that is not closed gcc reads nothing more on that line: no names, no comments (lex_string()). */
export const afterOpenQuote = (text: string, from: number): number => Math.min(text.length, unclosedEnd(text, from));

/** The end of the line, continued ones included, in which quotedEnd() found nothing. */
function unclosedEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length && text.charCodeAt(at) !== NEWLINE; at++) if (text.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

/** One past a backslash at the end of its line. */
export function spliceEnd(text: string, at: number): number {
  splice.lastIndex = at;
  return splice.test(text) ? splice.lastIndex : -1;
}

/** One past the comment that starts here, -1 if none does. One that is never closed ends with the text. */
export function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x2f) return -1;
  const next = text.charCodeAt(at + 1);
  if (next === 0x2f) return lineCommentEnd(text, at);
  if (next !== 0x2a) return -1;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/** A backslash at the end of its line continues it. */
function lineCommentEnd(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    const before = text.charCodeAt(at - 1) === 0x0d ? at - 2 : at - 1;
    if (text.charCodeAt(before) !== BACKSLASH) return at;
  }
  return text.length;
}
