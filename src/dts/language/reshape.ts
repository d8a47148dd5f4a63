/** Cells that were written for other numbers of cells than they are read with. */

/** What people write when they count otherwise than the parent does, the likeliest first. */
const SHAPES: Readonly<Record<number, readonly (readonly number[])[]>> = {
  1: [[1], [2]],
  2: [
    [1, 1],
    [2, 2],
    [2, 1],
    [1, 2],
  ],
};

/**
 * The same numbers in the shape asked for, `[2, 2]` for two cells of address and two of size. Undefined when the cells
 * fit that shape already, fit no other, or a number would not fit.
 */
export function reshaped(cells: readonly number[], to: readonly number[]): number[] | undefined {
  const length = to.reduce((sum, count) => sum + count, 0);
  if (cells.length === 0 || length === 0 || cells.length % length === 0) return undefined;
  for (const from of SHAPES[to.length] ?? []) {
    const after = converted(cells, from, to);
    if (after) return after;
  }
  return undefined;
}

function converted(cells: readonly number[], from: readonly number[], to: readonly number[]): number[] | undefined {
  const length = from.reduce((sum, count) => sum + count, 0);
  if (cells.length % length !== 0) return undefined;
  const out: number[] = [];
  for (let at = 0; at < cells.length;) {
    for (const [part, count] of from.entries()) {
      const room = to[part] ?? 0;
      const number = cells.slice(at, at + count);
      const extra = number.slice(0, Math.max(0, count - room));
      if (extra.some((cell) => cell !== 0)) return undefined;
      out.push(...Array<number>(Math.max(0, room - count)).fill(0), ...number.slice(extra.length));
      at += count;
    }
  }
  return out;
}
