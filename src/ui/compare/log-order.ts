/** The lines of two logs without those that both have, and only in another order. */
import type { DiffLine } from '../../scenario/diff-lines';

export type OrderedLog = {
  /** A line that stands elsewhere on the other side is there once, at its place in the first. */
  readonly lines: readonly DiffLine[];
  /** How many lines stand elsewhere. */
  readonly reordered: number;
};

/** Each line of the one side is paired with at most one of the other. */
export function orderLog(log: readonly DiffLine[]): OrderedLog {
  const left = new Map<string, number>();
  for (const { side, text } of log) if (side === 'second') left.set(text, (left.get(text) ?? 0) + 1);
  const paired = new Map<string, number>();
  const take = (from: Map<string, number>, text: string): boolean => {
    const many = from.get(text) ?? 0;
    from.set(text, many - 1);
    return many > 0;
  };
  const firsts = log.map((line): DiffLine => {
    if (line.side !== 'first' || !take(left, line.text)) return line;
    paired.set(line.text, (paired.get(line.text) ?? 0) + 1);
    return { ...line, side: 'both' };
  });
  const reordered = [...paired.values()].reduce((sum, many) => sum + many, 0);
  return { lines: firsts.filter(({ side, text }) => side !== 'second' || !take(paired, text)), reordered };
}
