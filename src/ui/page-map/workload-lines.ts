/** Lines of the workload moved and added by a click. Lines count from 1; each function returns the new text. */

/** Puts a line before another. */
export function insertLine(text: string, before: number, added: string): string {
  const lines = text.split('\n');
  lines.splice(before - 1, 0, added);
  return lines.join('\n');
}

/** Moves a line before an earlier one, with an `expect` that is about it. */
export function moveLine(text: string, from: number, to: number): string {
  const lines = text.split('\n');
  const count = /^\s*expect\b/.test(lines[from] ?? '') ? 2 : 1;
  const moved = lines.splice(from - 1, count);
  lines.splice(to - 1, 0, ...moved);
  return lines.join('\n');
}
