/** The smallest single replacement that turns one text into another, so that cursor, folds and marks stay in place. */

/** Offsets of the old text, end exclusive, and what comes in their place. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const CR = 13;
const LF = 10;

/** True when an edit that begins or ends at this offset would part a surrogate pair or a CR LF. */
function partsCharacter(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return (isHighSurrogate(before) && isLowSurrogate(after)) || (before === CR && after === LF);
}

/** Where an offset of the old text is in the new one. What was replaced has no place there: its start stands for it. */
export function shifted(offset: number, edit: TextEdit | undefined): number {
  if (!edit || offset <= edit.start) return offset;
  return offset >= edit.end ? offset + edit.text.length - (edit.end - edit.start) : edit.start;
}

/** Undefined when the texts are the same. Never parts a surrogate pair or a CR LF, in neither text. */
export function minimalEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (partsCharacter(before, start) || partsCharacter(after, start)) start--;
  let tail = 0;
  const fromEnd = (text: string): number => text.charCodeAt(text.length - 1 - tail);
  while (tail < shorter - start && fromEnd(before) === fromEnd(after)) tail++;
  const parts = (): boolean =>
    partsCharacter(before, before.length - tail) || partsCharacter(after, after.length - tail);
  while (tail > 0 && parts()) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
