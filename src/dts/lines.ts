/** Lines of a text, found once. */

/** Index of the last element that is at most `value`; -1 if there is none. The values ascend. */
export function lastAtMost(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Offsets at which lines start. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const tables = new WeakMap<object, number[]>();

/** The same for a text that is held by something; kept as long as that is. */
export function linesOf(holder: { readonly text: string }): number[] {
  const known = tables.get(holder);
  if (known) return known;
  const starts = lineStarts(holder.text);
  tables.set(holder, starts);
  return starts;
}

/** Bytes of UTF-8 beyond one a unit; one half of a surrogate pair counts as half of its four. */
function extraBytes(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x80) bytes += c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 1 : 2;
  }
  return bytes;
}

const BLOCK = 4096;
const extraTables = new WeakMap<object, number[]>();

/** Extra bytes before each block of a text: a line may be the whole text, and is asked for again and again. */
function extraTable(holder: { readonly text: string }): number[] {
  const known = extraTables.get(holder);
  if (known) return known;
  const table = [0];
  for (let at = BLOCK; at <= holder.text.length; at += BLOCK) {
    table.push((table.at(-1) as number) + extraBytes(holder.text, at - BLOCK, at));
  }
  extraTables.set(holder, table);
  return table;
}

function bytesBefore(holder: { readonly text: string }, offset: number): number {
  const block = Math.floor(offset / BLOCK);
  return offset + (extraTable(holder)[block] as number) + extraBytes(holder.text, block * BLOCK, offset);
}

/** Column of an offset, from 1, in bytes of UTF-8 as the native tools count. */
export function columnOf(holder: { readonly text: string }, offset: number): number {
  const lineStart = linesOf(holder)[lastAtMost(linesOf(holder), offset)] as number;
  return bytesBefore(holder, offset) - bytesBefore(holder, lineStart) + 1;
}

/** Line of an offset, from 1. */
export const lineOf = (holder: { readonly text: string }, offset: number): number =>
  lastAtMost(linesOf(holder), offset) + 1;
