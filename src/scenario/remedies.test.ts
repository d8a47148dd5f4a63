import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testMachine } from './machine-for-tests';
import { remedies, type Remedy } from './remedies';
import { replay } from './replay';
import { outcomeOf } from './results';
import { parseWorkload } from './workload/workload';

const machine = testMachine([{ name: 'pool', base: 0x58000, pages: 2048 }]);

/** For the last step of a text. */
function remediesOf(text: string, on = machine): readonly Remedy[] {
  const { operations } = parseWorkload(text, on.pageSize);
  return remedies({ machine: on, operations, initialUse: [], step: operations.length });
}
const sentences = (text: string): string[] => remediesOf(text).map(({ sentence }) => sentence);

describe('what would have let it pass', () => {
  it('is to free the smallest buffer that is enough, another order, an alignment, a larger area', () => {
    expect(sentences('alloc c pool 32p\nalloc d pool 2000p')).toEqual([
      'Free c (128 KiB) first: d then lies at 0x5800_0000.',
      'Allocate d earlier, before step 1: d then lies at 0x5800_0000, and nothing else fails for it.',
      'With CONFIG_CMA_ALIGNMENT=5, buffers begin at 128 KiB boundaries at most: d then lies at 0x5802_0000.',
      'An area larger by 2 MiB: d then lies at 0x5810_0000.',
    ]);
  });

  it('frees no buffer that is too small to help, nor moves what would make others fail', () => {
    const text = 'alloc a pool 300p\nalloc b pool 900p\nalloc c pool 200p\nfree a\nalloc d pool 700p';
    expect(sentences(text)).toEqual([
      'Free b (3.52 MiB) first: d then lies at 0x5800_0000.',
      'An area larger by 2 MiB: d then lies at 0x5870_0000.',
    ]);
  });

  it('is to unpin pages', () => {
    const [first] = remediesOf('pin pool 100\npin pool 1000..1003\nalloc a pool 1500p');
    expect(first).toMatchObject({ kind: 'unpin', line: 'unpin pool 1000..1003', first: 256 });
  });

  it('is a smaller alignment, when holes are long enough but lie wrong', () => {
    const text = 'alloc a pool 1p\nalloc b pool 1100p\nalloc c pool 250p\nalloc d pool 400p\nexpect fail';
    const found = remediesOf(text).find(({ kind }) => kind === 'smaller-alignment');
    expect(found?.cmaAlignment).toBe(7);
  });

  it('is nothing for a step that was not refused', () => {
    expect(remediesOf('alloc a pool 1p')).toEqual([]);
    expect(remediesOf('alloc a pool 0')).toEqual([]);
    expect(remediesOf('pin pool 1')).toEqual([]);
  });

  it('is not a buffer that something else holds', () => {
    const held = 'alloc a pool 2000p\nhold a mmap\nalloc b pool 2000p';
    expect(remediesOf(held).map(({ kind }) => kind)).toEqual(['larger-area']);
  });
});

describe('every remedy that is a line', () => {
  it('lets the step pass when it is written there', () => {
    const line = fc.oneof(
      fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 900 })).map(([name, pages]) => `alloc b${name} pool ${pages}p`),
      fc.nat(9).map((name) => `free b${name}`),
      fc.nat(2047).map((page) => `pin pool ${page}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = [...lines, 'alloc last pool 1000p'].join('\n');
        for (const remedy of remediesOf(text)) {
          if (remedy.line === undefined) continue;
          const changed = [...lines, remedy.line, 'alloc last pool 1000p'].join('\n');
          const run = replay(machine, parseWorkload(changed, 4096).operations, []);
          expect(outcomeOf(run, run.steps.count)).toBe('ok');
          expect(run.lives.first[run.lives.count - 1]).toBe(remedy.first);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
