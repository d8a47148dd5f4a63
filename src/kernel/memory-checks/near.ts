/** Words that are nearly another word. */

/** Longer names are no misspelling of ours; and the work stays small. */
const MAX_LENGTH = 40;

/** `-` and `_` are the same, and so are capitals. */
const plain = (word: string): string => word.toLowerCase().replaceAll('_', '-');

/** The known word that was probably meant; undefined for a known one, and for what is like none. */
export function meantWord(word: string, known: readonly string[]): string | undefined {
  if (known.includes(word) || word.length > MAX_LENGTH) return undefined;
  const written = plain(word);
  return known.find((one) => plain(one) === written) ?? known.find((one) => isNear(written, one));
}

/** One slip for a short word, two for a longer one. */
const isNear = (word: string, known: string): boolean =>
  Math.abs(word.length - known.length) <= 2 && slips(word, known) <= (known.length < 6 ? 1 : 2);

/** Letters missing, added, replaced, or swapped with their neighbour: the restricted Damerau-Levenshtein distance. */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const replaced = (last[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1] ? (before[k - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(replaced, (last[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
