/** Pins, movable pages, references, notes and expectations, from the text of a workload to the frames of its run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCma, lendMovable } from '../kernel/cma';
import { frameAt } from './frame';
import { testMachine } from './machine-for-tests';
import { replay } from './replay';
import { operationsLog, outcomeOf } from './results';
import type { AreaFrame, Run, StepReport } from './run';
import { unmetExpectations } from './expectations';
import { WORKLOAD_HELP } from './workload/help';
import { checkHeaps, parseWorkload } from './workload/workload';

const POOL = { name: 'pool', base: 0x7b000, pages: 16384 };
const machine = testMachine([POOL]);

const runOf = (text: string, on = machine): Run => replay(on, parseWorkload(text, on.pageSize).operations, []);
const areaOf = (text: string, on = machine): AreaFrame => {
  const run = runOf(text, on);
  return frameAt(on, run, run.steps.count).areas[0]!;
};
/** Of the last step. */
const reportOf = (text: string, on = machine): StepReport => {
  const run = runOf(text, on);
  return frameAt(on, run, run.steps.count).report!;
};
const sentenceOf = (text: string, on = machine): string => reportOf(text, on).sentence;
const outcomes = (run: Run): string[] => Array.from({ length: run.steps.count }, (_, i) => outcomeOf(run, i + 1));

describe('pins', () => {
  const hold = 'alloc a pool 2025p\nalloc b pool 2025p\nfree a\npin pool 300\n';

  it('make the window walk on by alignment steps, as in the example of the specification', () => {
    expect(sentenceOf(`${hold}alloc c pool 4MiB`)).toBe(
      '1024 pages (4 MiB) at 0x7b20_0000, the first 1 MiB boundary of the lowest free run, past pinned pages.',
    );
    const { freeFirst, freePages, pinned } = areaOf(`${hold}alloc c pool 4MiB`);
    expect(Array.from(freeFirst, (first, i) => `${freePages[i]}@${first}`)).toEqual([
      '512@0',
      '512@1536',
      '12311@4073',
    ]);
    expect([[...pinned.first], [...pinned.pages]]).toEqual([[300], [1]]);
  });

  it('are why an allocation fails with EBUSY in the log, in every version', () => {
    for (const version of ['6.1', '6.12', '7.3']) {
      const small = testMachine([{ ...POOL, pages: 2048 }], version);
      const text = 'pin pool 1536..1538\nalloc a pool 2000p';
      expect(reportOf(text, small)).toMatchObject({
        text: 'alloc a pool 2000p',
        errno: 'ENOMEM',
        sentence:
          '2000 pages (7.81 MiB) asked: each window that is free holds a page that cannot be moved now. ' +
          '3 pages of the free runs are pinned, and 1536 pages (6 MiB) lie clear of them at most.',
        failure: {
          holes: [
            { pins: { count: 3, clear: 1536 }, sentence: '2048 pages; 3 pinned pages, 1536 clear at most, 464 short' },
          ],
        },
      });
      expect(operationsLog(small, runOf(text, small))[0]).toMatch(/alloc failed, req-size: 2000 pages, ret: -16$/);
    }
  });

  it('come and go, each page for itself', () => {
    const run = runOf('pin pool 5..9\npin pool 8..20\nunpin pool 7..11\npin pool 10\nunpin pool all\npin pool 99999');
    const shown = Array.from({ length: 7 }, (_, step) => {
      const { first, pages } = frameAt(machine, run, step).areas[0]!.pinned;
      return Array.from(first, (page, i) => `${page}+${pages[i]}`).join(' ');
    });
    expect(shown).toEqual(['', '5+5', '5+16', '5+2 12+9', '5+2 10+1 12+9', '', '']);
    expect(outcomes(run)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'skipped']);
  });

  it('are those of an area that the machine has', () => {
    const text = 'pin pool 1\npin nowhere 1\npin system 1';
    const { operations } = parseWorkload(text, 4096);
    expect(outcomes(runOf(text))).toEqual(['ok', 'skipped', 'skipped']);
    expect(
      checkHeaps(operations, ['system', 'heap'], text, { areas: ['pool'] }).map(
        ({ message, span }) => `${span.start} ${message}`,
      ),
    ).toEqual([
      '15 there is no CMA area or heap nowhere on this machine: nothing happens',
      '29 there is no CMA area or heap system on this machine: nothing happens',
    ]);
    expect(sentenceOf('pin nowhere 1')).toBe('Skipped: this machine has no CMA area or heap nowhere.');
    expect(sentenceOf('pin pool 16384')).toBe('Skipped: pool has no such page.');
  });
});

describe('movable pages', () => {
  it('cost time, and the step says how many moved', () => {
    const text = 'alloc a pool 100p\nmovable pool 50..149\nalloc b pool 120p';
    expect(areaOf('alloc a pool 100p\nmovable pool 50..149').movable).toEqual({
      first: Uint32Array.of(100),
      pages: Uint32Array.of(50),
    });
    expect(sentenceOf(text)).toBe(
      '120 pages (480 KiB) at 0x7b08_0000, the first 512 KiB boundary of the lowest free run. ' +
        '22 pages that the OS used there moved elsewhere first.',
    );
    const { movable } = areaOf(text);
    expect([[...movable.first], [...movable.pages]]).toEqual([[100], [28]]);
  });

  it('end the search at once when there is no room for them', () => {
    const text = 'movable pool 0..99\nmovable pool elsewhere 10\nalloc a pool 1MiB';
    expect(sentenceOf(text)).toBe(
      '256 pages (1 MiB) asked: 100 movable pages would have to leave the window at page 0, and only 10 pages are free elsewhere; the kernel tries no other window.',
    );
    expect(operationsLog(machine, runOf(text))[0]).toMatch(/ret: -12$/);
    expect(areaOf(text)).toMatchObject({ used: 0, elsewhere: 10, movable: { pages: Uint32Array.of(100) } });
    expect(areaOf(`${text}\nalloc b pool 4p\nalloc c pool 4p`)).toMatchObject({ used: 8, elsewhere: 2 });
    expect(outcomes(runOf(`${text}\nmovable pool elsewhere unlimited\nalloc b pool 1MiB`)).at(-1)).toBe('ok');
  });
});

describe('references', () => {
  const text = 'alloc a pool 1MiB\nhold a mmap\nhold a\nfree a\ndrop a\ndrop a mmap\nalloc a pool 2MiB';

  it('hold the memory until the last one goes', () => {
    const run = runOf(text);
    expect(outcomes(run)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    expect([...run.lives.death]).toEqual([6, 0xffff_ffff]);
    expect([...run.lives.first]).toEqual([0, 0]);
    expect(Array.from({ length: 6 }, (_, i) => frameAt(machine, run, i + 1).report?.sentence)).toEqual([
      '256 pages (1 MiB) at 0x7b00_0000, the first 1 MiB boundary of the lowest free run.',
      'The memory is held by an open descriptor and a mapping.',
      'The memory is held by 2 open descriptors and a mapping.',
      'The memory stays: it is held by an open descriptor and a mapping.',
      'The memory stays: it is held by a mapping.',
      '256 pages (1 MiB) given back at 0x7b00_0000; the free run there has 16384 pages (64 MiB) now.',
    ]);
  });

  it('of a buffer that did not come to be are none', () => {
    expect(outcomes(runOf('alloc a pool 1GiB\nhold a mmap\nfree a\ndrop a'))).toEqual([
      'failed',
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(sentenceOf('alloc a pool 1GiB\nhold a')).toBe('Skipped: a holds no buffer: step 1 got none.');
  });
});

describe('what is expected', () => {
  it('is said at the step, and is an error where it did not come true', () => {
    const text =
      'alloc a pool 1GiB\nexpect fail\nalloc b pool 1\nexpect fail\nrepeat 2 { alloc c$i pool 1GiB\nexpect ok }\nfree c1\nexpect ok';
    const run = runOf(text);
    expect(frameAt(machine, run, 1).report?.expectation).toEqual({
      expected: 'fail',
      met: true,
      sentence: 'Ends as expected.',
    });
    expect(
      unmetExpectations(run, text).map(({ message, span }) => `[${text.slice(span.start, span.end)}] ${message}`),
    ).toEqual([
      '[alloc b pool 1] Expectation not met: step 2 should fail, and it went through.',
      '[repeat 2 { alloc c$i pool 1GiB] Expectation not met: step 3 should go through, and it failed with ENOMEM.',
      '[free c1] Expectation not met: step 5 should go through, and it was skipped.',
    ]);
  });
});

describe('a step in words', () => {
  it.each([
    'hold a mmap',
    'hold a fd',
    'drop a',
    'drop a import',
    'pin pool 3',
    'unpin pool 3..9',
    'movable pool 0..16383',
  ])('is as it was written: %s', (line) => expect(reportOf(`alloc a pool 1\nhold a import\n${line}`).text).toBe(line));
  it.each(['movable pool elsewhere 12', 'movable pool elsewhere unlimited'])('%s', (line) =>
    expect(reportOf(line).text).toBe(line),
  );
  it('is the text of a note', () => {
    expect(reportOf('note "the camera # starts"')).toMatchObject({ text: 'the camera # starts', outcome: 'ok' });
  });
});

const line = fc.oneof(
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 300 })).map(([name, pages]) => `alloc b${name} pool ${pages}p`),
  fc.tuple(fc.constantFrom('free', 'hold', 'drop'), fc.nat(9)).map(([word, name]) => `${word} b${name}`),
  fc
    .tuple(fc.constantFrom('pin', 'unpin', 'movable'), fc.nat(999), fc.nat(200))
    .map(([word, first, more]) => `${word} pool ${first}..${first + more}`),
  fc.nat(300).map((pages) => `movable pool elsewhere ${pages}`),
);

describe('any workload', () => {
  const small = testMachine([{ name: 'pool', base: 0x70003, pages: 1000 }]);

  it('has frames that say what a set of pages would say', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const run = runOf(lines.join('\n'), small);
        const pinned = new Set<number>();
        const movable = new Set<number>();
        const { operations } = parseWorkload(lines.join('\n'), 4096);
        operations.forEach((operation, i) => {
          const frame = frameAt(small, run, i + 1).areas[0]!;
          const before = frameAt(small, run, i).areas[0]!;
          if ('first' in operation) {
            for (let page = operation.first; page < Math.min(1000, operation.end); page++) {
              if (operation.kind === 'pin') pinned.add(page);
              if (operation.kind === 'unpin') pinned.delete(page);
              if (operation.kind === 'movable' && isFree(before, page)) movable.add(page);
            }
          }
          for (const page of movable) if (!isFree(frame, page)) movable.delete(page);
          expect(pagesOf(frame.pinned)).toEqual([...pinned].sort((a, b) => a - b));
          expect(pagesOf(frame.movable)).toEqual([...movable].sort((a, b) => a - b));
        });
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

const pagesOf = ({ first, pages }: AreaFrame['pinned']): number[] =>
  Array.from(first, (page, i) => Array.from({ length: pages[i]! }, (_, more) => page + more)).flat();
const isFree = ({ freeFirst, freePages }: AreaFrame, page: number): boolean =>
  freeFirst.some((first, i) => first <= page && page < first + freePages[i]!);

describe('the examples of the help', () => {
  const board = testMachine([{ ...POOL, name: 'default_cma_region' }]);
  it.each(WORKLOAD_HELP.map(({ word, example }) => [word, example]))('%s runs as it should', (_, example) => {
    const run = runOf(example, board);
    expect(unmetExpectations(run, example)).toEqual([]);
    expect(outcomes(run).filter((outcome) => outcome === 'not-run')).toEqual([]);
    expect(frameAt(board, run, run.steps.count).report).toBeDefined();
  });
});

describe('pages that are lent', () => {
  it('are those that nobody holds', () => {
    const cma = createCma(board0(), 8);
    cma.runs.take(10, 10);
    lendMovable(cma, 5, 25);
    expect(cma.movable.runsIn(0, 100)).toEqual([
      { first: 5, end: 10 },
      { first: 20, end: 25 },
    ]);
  });
});

const board0 = () => machine.areas[0]!;
