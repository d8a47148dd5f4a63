/** Which of many rows a table lists: those round the one that the cursor is on. */

/** From `from` to before `to`, at most `most` of `count`, with `at` in the middle as far as the ends allow. */
export function tableWindow(at: number, count: number, most: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), count - most));
  return { from, to: Math.min(count, from + most) };
}
