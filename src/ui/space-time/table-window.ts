/** Which of many rows a table lists: from a little before the one that the cursor is on. */

/** Rows before it, so that one sees where it came from. */
const ROWS_BEFORE = 3;

/** From `from` to before `to`, at most `most` of `count`, with `at` near the top as far as the end allows. */
export function tableWindow(at: number, count: number, most: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(at - Math.min(ROWS_BEFORE, most - 1), count - most));
  return { from, to: Math.min(count, from + most) };
}
