import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAt } from './area-frame';
import { alloc, free, testMachine, type Request } from './machine-for-tests';
import type { Operation } from './operation';
import { replay } from './replay';
import { operationResult, operationsLog, outcomeOf, reasonOf } from './results';
import { ALIVE, NO_AREA, type Run } from './run';

const POOL = { name: 'pool', base: 0x50000, pages: 16 };
const LARGE = { name: 'large', base: 0x58003, pages: 999 };
const machine = testMachine([POOL, LARGE]);
const U64 = 2n ** 64n;

/** The pool after each step, a letter for each buffer. */
function pictures(run: Run, on = machine): string[] {
  return Array.from({ length: run.steps.count + 1 }, (_, step) => {
    const { pages } = on.areas[0]!;
    const cells = Array<string>(pages).fill('.');
    for (const life of areaAt(on, run, step, 0).buffers) {
      const { first, pages: count, name } = run.lives;
      cells.fill(run.names[name[life]!]!.charAt(0), first[life], first[life]! + count[life]!);
    }
    return cells.join('');
  });
}

describe('replay', () => {
  it('places at the lowest run with room behind the alignment, and gives back exactly that', () => {
    const run = replay(
      machine,
      [
        alloc('a', 'pool', 3),
        alloc('b', 'pool', 2),
        alloc('c', 'pool', 1),
        free('a'),
        alloc('d', 'pool', 4),
        free('b'),
      ],
      [],
    );
    expect(pictures(run)).toEqual([
      '................',
      'aaa.............',
      'aaa.bb..........',
      'aaacbb..........',
      '...cbb..........',
      '...cbb..dddd....',
      '...c....dddd....',
    ]);
  });

  it('starts from what drivers hold, and leaves out what is no page of the area', () => {
    const use = [
      {
        area: 'pool',
        runs: [
          [14, 9],
          [0, 2],
          [1, 2],
          [-4, 2],
          [0.5, 1],
          [99, 1],
        ] as const,
      },
      { area: 'nowhere', runs: [[0, 1]] as const },
    ];
    const run = replay(machine, [alloc('a', 'pool', 1)], use);
    expect(pictures(run)).toEqual(['hhh...........hh', 'hhha..........hh']);
    expect([...run.lives.birth]).toEqual([0, 0, 0, 1]);
  });

  it('means the first of two areas with one name', () => {
    const twins = testMachine([POOL, { ...POOL, base: 0x60000 }]);
    const run = replay(twins, [], [{ area: 'pool', runs: [[0, 2]] }]);
    expect([...run.lives.area]).toEqual([0]);
  });

  const refused: [string, string, bigint, Request, string, string][] = [
    ['an unknown heap', 'nope', 4096n, {}, 'ENOENT', 'no-heap'],
    ['an unknown heap before anything else', 'nope', 0n, { fdField: 3, heapFlags: 1n }, 'ENOENT', 'no-heap'],
    ['a preset fd', 'pool', 0n, { fdField: 3, fdFlags: 0o4000 }, 'EINVAL', 'fd-set'],
    ['O_NONBLOCK', 'pool', 0n, { fdFlags: 0o4002, heapFlags: 1n }, 'EINVAL', 'fd-flags'],
    ['the top bit of fd_flags', 'pool', 4096n, { fdFlags: 0x8000_0000 }, 'EINVAL', 'fd-flags'],
    ['heap flags', 'pool', 0n, { heapFlags: 1n << 63n }, 'EINVAL', 'heap-flags'],
    ['no length', 'pool', 0n, {}, 'EINVAL', 'no-length'],
    ['no length of the system heap', 'system', 0n, {}, 'EINVAL', 'no-length'],
    ['a length that wraps', 'pool', U64 - 4095n, {}, 'EINVAL', 'no-length'],
    ['the longest length', 'pool', U64 - 1n, {}, 'EINVAL', 'no-length'],
    ['the longest length that does not wrap', 'pool', U64 - 4096n, {}, 'ENOMEM', 'larger-than-area'],
  ];
  it.each(refused)('refuses %s', (_, heap, bytes, more, errno, reason) => {
    const run = replay(machine, [alloc('a', heap, 0, { bytes, ...more }), free('a')], []);
    expect(operationResult(machine, run, 1)).toEqual({ errno });
    expect(reasonOf(run, 1)).toBe(reason);
    expect(operationResult(machine, run, 2)).toEqual({ skipped: 'nothing-held' });
  });

  it.each([0, 1, 2, 3, 0o2000000, 0o2000003])('takes fd_flags %i', (fdFlags) => {
    const run = replay(machine, [alloc('a', 'pool', 1, { fdFlags })], []);
    expect(operationResult(machine, run, 1)).toEqual({ ok: true, phys: '0x50000000', pages: 1 });
  });

  it('counts pages exactly up to 2^52', () => {
    const [line] = operationsLog(machine, replay(machine, [alloc('a', 'pool', 0, { bytes: U64 - 4096n })], []));
    expect(line).toBe('cma: __cma_alloc_frozen: pool: alloc failed, req-size: 4503599627370495 pages, ret: -16');
  });

  it('ends the log where it is told to, with a whole failure', () => {
    const many = Array.from({ length: 50 }, (_, i) => alloc(`a${i}`, 'pool', 17));
    const run = replay(machine, many, []);
    expect(operationsLog(machine, run)).toHaveLength(50 * 5);
    expect(operationsLog(machine, run, 200)).toEqual(operationsLog(machine, run).slice(0, 2 * 5));
    expect(operationsLog(machine, run, 0)).toHaveLength(5);
  });

  it('does not run a line with a diagnostic, nor an allocation under a name that holds a buffer', () => {
    const notRun: Operation = { kind: 'not-run', line: 7 };
    const run = replay(
      machine,
      [alloc('a', 'pool', 1), alloc('a', 'pool', 1), notRun, free('a'), alloc('a', 'pool', 2)],
      [],
    );
    expect([1, 2, 3, 4, 5].map((step) => reasonOf(run, step))).toEqual([
      'none',
      'name-held',
      'diagnostic',
      'none',
      'none',
    ]);
    expect([...run.lives.death]).toEqual([4, ALIVE]);
    expect(run.steps.line[2]).toBe(7);
  });

  it('gives the system heap no place, and dies of more than there is', () => {
    const half = alloc('a', 'system', 2 ** 17);
    const run = replay(machine, [half, free('a'), half, alloc('b', 'system', 2 ** 17), alloc('c', 'pool', 1)], []);
    expect(operationResult(machine, run, 1)).toEqual({ ok: true, phys: null, pages: 2 ** 17 });
    expect([...run.lives.area]).toEqual([NO_AREA, NO_AREA]);
    expect([2, 3, 4, 5].map((step) => outcomeOf(run, step))).toEqual(['ok', 'ok', 'failed', 'not-run']);
    expect([4, 5].map((step) => operationResult(machine, run, step))).toEqual([null, null]);
    expect(run.fatal).toBe(
      'Step 4 asks the system heap for 512 MiB, which makes 1 GiB in all, and only 1020 MiB of RAM lie outside ' +
        'reservations. The kernel has no check against that: it runs out of memory and panics.',
    );
  });

  it('fails in an area that was not activated without a line in the log', () => {
    const dead = testMachine([{ ...POOL, activated: false }]);
    const run = replay(dead, [alloc('a', 'pool', 1)], [{ area: 'pool', runs: [[0, 1]] }]);
    expect(operationResult(dead, run, 1)).toEqual({ errno: 'ENOMEM' });
    expect(operationsLog(dead, run)).toEqual([]);
    expect(run.lives.count).toBe(0);
  });
});

const operations = fc.array(
  fc.record({
    free: fc.boolean(),
    name: fc.nat(12),
    heap: fc.constantFrom('pool', 'large', 'system'),
    pages: fc.integer({ min: 1, max: 300 }),
  }),
  { maxLength: 150 },
);
const toOperations = (list: readonly { free: boolean; name: number; heap: string; pages: number }[]): Operation[] =>
  list.map((each) => (each.free ? free(`b${each.name}`) : alloc(`b${each.name}`, each.heap, each.pages)));
const USE = [{ area: 'large', runs: [[0, 32]] as const }];

/** On a busy machine. */
const PATIENCE_MS = 60_000;

describe('any workload', () => {
  it(
    'has one owner a page, and used is initial use and live buffers',
    () => {
      fc.assert(
        fc.property(operations, (list) => {
          const run = replay(machine, toOperations(list), USE);
          const { birth, death, area, first, pages } = run.lives;
          for (let step = 0; step <= run.steps.count; step++) {
            const alive = [...birth.keys()].filter((life) => birth[life]! <= step && step < death[life]!);
            for (const number of machine.areas.keys()) {
              const owners = alive.filter((life) => area[life] === number);
              const owned = owners.flatMap((life) => Array.from({ length: pages[life]! }, (_, i) => first[life]! + i));
              expect(new Set(owned).size).toBe(owned.length);
              const frame = areaAt(machine, run, step, number);
              expect(frame.used).toBe(owned.length);
              expect([...frame.buffers]).toEqual(owners.toSorted((a, b) => first[a]! - first[b]!));
            }
          }
        }),
        { numRuns: 150 },
      );
    },
    PATIENCE_MS,
  );

  it(
    'is as it was once everything is freed, in any order',
    () => {
      fc.assert(
        fc.property(operations, fc.array(fc.nat()), (list, order) => {
          const asked = toOperations(list);
          const { lives: held, names: nameOf } = replay(machine, asked, USE);
          const names = [...held.death.keys()].filter((life) => held.death[life] === ALIVE && held.birth[life]! > 0);
          const shuffled = names.map((life, i) => ({ life, key: order[i] ?? 0 })).toSorted((a, b) => a.key - b.key);
          const all = [...asked, ...shuffled.map(({ life }) => free(nameOf[held.name[life]!]!))];
          const run = replay(machine, all, USE);
          for (const number of machine.areas.keys()) {
            const after = areaAt(machine, run, all.length, number);
            expect(after).toEqual(areaAt(machine, run, 0, number));
          }
        }),
        { numRuns: 300 },
      );
    },
    PATIENCE_MS,
  );
});
