/** The conditions of one region in words. */
import type { Fate } from '../../kernel/machine';

export type ConditionRow = {
  readonly holds: boolean;
  readonly mark: '✓' | '✗';
  readonly word: string;
  /** It decided: the first that does not hold, of a region that is no heap. */
  readonly decides: boolean;
  readonly sentence: string;
  readonly source: string;
};

/** In the order in which the kernel asks. */
export function conditionRows({ conditions, heaps }: Pick<Fate, 'conditions' | 'heaps'>): ConditionRow[] {
  const first = heaps.length > 0 ? -1 : conditions.findIndex((one) => !one.holds);
  return conditions.map(({ holds, sentence, source }, index) => ({
    holds,
    mark: holds ? '✓' : '✗',
    word: holds ? 'holds' : index === first ? 'first that does not hold' : 'does not hold',
    decides: index === first,
    sentence,
    source,
  }));
}

/** What came of it, as a headline: `heap video@90000000`, `no heap`. */
export const outcomeWord = ({ heaps }: Pick<Fate, 'heaps'>): string =>
  heaps.length === 0 ? 'no heap' : heaps.length === 1 ? 'a heap' : `${heaps.length} heaps`;
