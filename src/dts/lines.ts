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

/** Line of an offset, from 1. */
export const lineOf = (holder: { readonly text: string }, offset: number): number =>
  lastAtMost(linesOf(holder), offset) + 1;
