import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testMachine } from './machine-for-tests';
import { replay } from './replay';
import { MAX_WINDOWS, windowsAt } from './search-windows';
import { parseWorkload } from './workload/workload';

const POOL = { name: 'pool', base: 0x7b000, pages: 16384 };

function windowsOf(workload: string, version = '7.3', pool = POOL) {
  const machine = testMachine([pool], version);
  const { operations, diagnostics } = parseWorkload(workload, 4096);
  expect(diagnostics).toEqual([]);
  const run = replay(machine, operations, []);
  return { run, search: windowsAt(machine, run, operations.length) };
}

describe('the windows of an allocation', () => {
  // The example of kernel-semantics 6.2: a page at bit 300 is pinned, 4 MiB are asked.
  it('are tried an alignment step apart until one holds no pinned page', () => {
    const { search } = windowsOf('pin pool 300\nalloc a pool 4MiB');
    expect(search?.sentence).toBe('1024 pages, a window every 256 pages: 3 windows tried, the last one taken.');
    expect(search?.windows.map((window) => window.sentence)).toEqual([
      'page 0, 0x7b00_0000: EBUSY, page 300 is pinned',
      'page 256, 0x7b10_0000: EBUSY, page 300 is pinned',
      'page 512, 0x7b20_0000: taken',
    ]);
  });

  it('are all busy when one pinned page defeats a request as large as the area', () => {
    const { search } = windowsOf('pin pool 300..303\nalloc a pool 64MiB');
    expect(search?.windows.map((w) => w.sentence)).toEqual([
      'page 0, 0x7b00_0000: EBUSY, 4 pages from page 300 on are pinned',
    ]);
    expect(search?.sentence).toContain('1 window tried, every one busy');
  });

  it('end at the first that has no room for its movable pages', () => {
    const { search } = windowsOf('pin pool 0\nmovable pool all\nmovable pool elsewhere 10\nalloc a pool 1MiB');
    expect(search?.windows.map((w) => w.outcome)).toEqual(['busy', 'nowhere-to-move']);
    expect(search?.windows[1]?.sentence).toBe(
      'page 256, 0x7b10_0000: ENOMEM, 256 pages would have to move and 10 are free elsewhere',
    );
  });

  it('are none where no hole is free, and not told of a step that asks no area', () => {
    expect(windowsOf('alloc a pool 63MiB\nalloc b pool 2MiB').search).toMatchObject({ windows: [], windowsInAll: 0 });
    expect(windowsOf('alloc a system 1MiB').search).toBeUndefined();
    expect(windowsOf('alloc a pool 0').search).toBeUndefined();
    expect(windowsOf('pin pool 1').search).toBeUndefined();
  });

  it('are counted beyond those that are told', () => {
    const { search } = windowsOf('pin pool all\nalloc a pool 1p');
    expect(search?.windowsInAll).toBe(16384);
    expect(search?.windows).toHaveLength(MAX_WINDOWS + 1);
    expect(search?.windows.at(-1)?.first).toBe(16383);
  });

  it('end where the engine placed the buffer, or all fail where it found none', () => {
    const page = fc.integer({ min: 0, max: 199 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(page, fc.integer({ min: 1, max: 20 })), { maxLength: 8 }),
        fc.array(page, { maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 9 }),
        (buffers, pins, pages, base) => {
          const workload = [
            ...buffers.map(([, size], i) => `alloc b${i} pool ${size}p`),
            ...buffers.flatMap(([free], i) => (free % 2 === 0 ? [`free b${i}`] : [])),
            ...pins.map((pin) => `pin pool ${pin}`),
            `alloc last pool ${pages}p`,
          ].join('\n');
          const { run, search } = windowsOf(workload, '7.3', { name: 'pool', base: 0x7b000 + base, pages: 200 });
          const life = run.steps.life[run.steps.count - 1]!;
          const placed = run.steps.outcome[run.steps.count - 1] === 0 ? run.lives.first[life] : undefined;
          const last = search?.windows.at(-1);
          expect(last?.outcome === 'taken' ? last.first : undefined).toBe(placed);
          expect(search?.windows.slice(0, -1).every((w) => w.outcome === 'busy')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
