/** What a click does to the workload text. Each returns the new text; nothing is run from anywhere else. */

/** The first of `buf-1`, `buf-2` … whose number is above every `buf-N` in the text. */
export function freshName(text: string): string {
  let highest = 0;
  for (const match of text.matchAll(/\bbuf-(\d{1,9})\b/g)) highest = Math.max(highest, Number(match[1]));
  return `buf-${highest + 1}`;
}

/** Adds `alloc` of a buffer with a fresh name as the last line. `size` as it is written in the text, `8MiB`. */
export const appendAlloc = (text: string, heap: string, size: string): string =>
  appendLine(text, `alloc ${freshName(text)} ${heap} ${size}`);

/** Adds `free` as the last line. */
export const appendFree = (text: string, name: string): string => appendLine(text, `free ${name}`);

/** Puts `line` below line `after`, counted from 1; 0 puts it first, a number beyond the text last. */
export function insertAfterLine(text: string, after: number, line: string): string {
  let at = 0;
  for (let i = 0; i < after; i++) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return appendLine(text, line);
    at = newline + 1;
  }
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

function appendLine(text: string, line: string): string {
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${separator}${line}\n`;
}
