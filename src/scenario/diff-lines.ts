/** What lines two texts share, in order, and what either has alone. */

export type DiffLine = { readonly side: 'both' | 'first' | 'second'; readonly text: string };

/** Cells of the table of common lengths; beyond it the middle parts are told apart as wholes. */
const MAX_CELLS = 4_000_000;

const only = (side: DiffLine['side'], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ side, text }));

/** A longest common subsequence; what both begin or end with is never said to differ. */
export function diffLines(first: readonly string[], second: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) start++;
  let end = 0;
  const least = Math.min(first.length, second.length) - start;
  while (end < least && first[first.length - 1 - end] === second[second.length - 1 - end]) end++;
  const [a, b] = [first.slice(start, first.length - end), second.slice(start, second.length - end)];
  return [
    ...only('both', first.slice(0, start)),
    ...(a.length * b.length > MAX_CELLS ? [...only('first', a), ...only('second', b)] : walk(a, b)),
    ...only('both', first.slice(first.length - end)),
  ];
}

/** `common[i * width + j]`: how many lines the rests from `i` and from `j` share. */
function commonLengths(a: readonly string[], b: readonly string[], width: number): Uint32Array {
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      common[at] = a[i] === b[j] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!);
    }
  }
  return common;
}

function walk(a: readonly string[], b: readonly string[]): DiffLine[] {
  const width = b.length + 1;
  const common = commonLengths(a, b, width);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      lines.push({ side: 'both', text: a[i]! });
      i++;
      j++;
    } else if (common[at + width]! >= common[at + 1]!) lines.push({ side: 'first', text: a[i++]! });
    else lines.push({ side: 'second', text: b[j++]! });
  }
  return [...lines, ...only('first', a.slice(i)), ...only('second', b.slice(j))];
}
