import { describe, expect, it } from 'vitest';
import { conditionRows, outcomeWord } from './condition-rows';
import { gapAfterKey, noSearchSentence, searchSentence } from './placement-words';

const condition = (holds: boolean, sentence: string) => ({ holds, sentence, source: 'f() in mm/cma.c' });
const chain = [condition(true, 'enabled'), condition(false, 'not reusable'), condition(false, 'given back')];

describe('conditionRows', () => {
  it('marks the first that does not hold, in words too', () => {
    const rows = conditionRows({ conditions: chain, heaps: [] });
    expect(rows.map((row) => `${row.mark} ${row.word}: ${row.sentence}`)).toEqual([
      '✓ holds: enabled',
      '✗ first that does not hold: not reusable',
      '✗ does not hold: given back',
    ]);
    expect(rows.map((row) => row.decides)).toEqual([false, true, false]);
  });

  it('decides nothing where there is a heap all the same', () => {
    const rows = conditionRows({ conditions: chain, heaps: ['a'] });
    expect(rows.some((row) => row.decides)).toBe(false);
    expect(rows[1]?.word).toBe('does not hold');
  });

  it('counts heaps', () => {
    expect([[], ['a'], ['a', 'b']].map((heaps) => outcomeWord({ heaps }))).toEqual(['no heap', 'a heap', '2 heaps']);
  });
});

describe('the search in words', () => {
  const step = { base: 0n, end: 1n, result: 'fits', sentence: '' } as const;

  it('says size, alignment, direction and how many gaps', () => {
    const replay = { size: 64n << 20n, align: 2n << 20n, direction: 'top-down', searches: [], steps: [step] } as const;
    expect(searchSentence(replay)).toBe(
      '64 MiB, aligned to 2 MiB, searched from the top of RAM downwards: 1 gap looked at.',
    );
    expect(searchSentence({ ...replay, align: 0n, direction: 'bottom-up', steps: [step, step] })).toBe(
      '64 MiB, searched from the bottom of RAM upwards: 2 gaps looked at.',
    );
  });

  it('says why there was none', () => {
    expect(noSearchSentence({ base: 1n })).toContain('given');
    expect(noSearchSentence({ base: undefined })).toContain('never asked');
  });
});

describe('gapAfterKey', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowRight', 2, 2],
    ['ArrowUp', 0, 0],
    ['ArrowLeft', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 0, undefined],
  ])('%s from %i leads to %s', (key, at, next) => expect(gapAfterKey(key, at, 3)).toBe(next));
});
