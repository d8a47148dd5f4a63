/** What the length of a link means for whoever sends it. */

/** Up to this many characters a link goes through nearly everything. */
export const SHORT_LINK = 2000;
/** Above this many, many programs cut it. */
export const LONG_LINK = 8000;

/** Thousands apart, as all figures of the page. */
const formatCount = (count: number): string => count.toLocaleString('en').replaceAll(',', '\u2009');

export type LinkLength = { readonly tone: 'passed' | 'warning' | 'failed'; readonly words: string };

/** `characters` of the whole address. */
export function linkLength(characters: number): LinkLength {
  const count = `${formatCount(characters)} characters`;
  if (characters <= SHORT_LINK) return { tone: 'passed', words: `${count}: short enough for chat and mail` };
  if (characters <= LONG_LINK)
    return { tone: 'warning', words: `${count}: long; some chat programs cut links above ${formatCount(SHORT_LINK)}` };
  return { tone: 'failed', words: `${count}: too long for most programs; save a file instead` };
}
