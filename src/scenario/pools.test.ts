/** Coherent pools in a workload: drivers ask them, not heaps. */
import { describe, expect, it } from 'vitest';
import { frameAt } from './frame';
import { testMachine } from './machine-for-tests';
import { replay } from './replay';
import { operationResult, operationsLog } from './results';
import { ALIVE } from './run';
import { checkHeaps, parseWorkload } from './workload/workload';

const machine = {
  ...testMachine([{ name: 'pool', base: 0x58000, pages: 4096 }]),
  regions: [
    {
      name: 'shm@50000000',
      path: '/reserved-memory/shm@50000000',
      base: 0x5000_0000n,
      size: 0xc000n,
      kind: 'dma-pool',
      map: 'nomap',
      reusable: false,
    } as const,
  ],
};

function run(workload: string) {
  const { operations, diagnostics } = parseWorkload(workload, 4096);
  expect(diagnostics).toEqual([]);
  return replay(machine, operations, []);
}

const WORKLOAD = `alloc a shm@50000000 12KiB by dsp
alloc b shm@50000000 4KiB
alloc c shm@50000000 16KiB
alloc d shm@50000000 16KiB
free a
alloc h shm@50000000 16KiB
alloc e shm@50000000 64KiB
alloc f shm@50000000 0
alloc g pool 4KiB`;

describe('a coherent pool', () => {
  const done = run(WORKLOAD);
  const sentence = (step: number) => frameAt(machine, done, step).report?.sentence;

  it('gives powers of two pages at multiples of as many, and no memory from elsewhere when it is full', () => {
    expect(Array.from({ length: 9 }, (_, i) => operationResult(machine, done, i + 1))).toEqual([
      { ok: true, phys: '0x50000000', pages: 4 },
      { ok: true, phys: '0x50004000', pages: 1 },
      { ok: true, phys: '0x50008000', pages: 4 },
      { errno: 'ENOMEM' },
      { ok: true },
      { ok: true, phys: '0x50000000', pages: 4 },
      { errno: 'ENOMEM' },
      { errno: 'ENOMEM' },
      { ok: true, phys: '0x58000000', pages: 1 },
    ]);
    expect(done.lives.death[0]).toBe(5);
    expect(done.lives.death[1]).toBe(ALIVE);
  });

  it('says so', () => {
    expect(sentence(1)).toBe(
      'dma_alloc_coherent() of a driver: 3 pages asked, 4 taken: the pool hands out powers of two, at 0x5000_0000 in shm@50000000.',
    );
    expect(sentence(4)).toBe(
      'dma_alloc_coherent() answers NULL: no 4 pages from a multiple of as many are free, shm@50000000 has 12 pages (48 KiB) in all. The driver gets no memory from elsewhere.',
    );
    expect(sentence(5)).toBe('4 pages (16 KiB) given back to the coherent pool, at 0x5000_0000.');
    expect(sentence(7)).toContain('16 pages asked, shm@50000000 has 12 pages');
  });

  it('stands in no area and prints no line', () => {
    expect(frameAt(machine, done, 9).areas.map((area) => area.used)).toEqual([1]);
    expect(operationsLog(machine, done)).toEqual([]);
  });

  it('is held as any buffer is', () => {
    const held = run(
      'alloc a shm@50000000 48KiB\nalloc b shm@50000000 16KiB\nhold b mmap\nfree b\ndrop b mmap\nalloc c shm@50000000 16KiB',
    );
    expect(operationResult(machine, held, 1)).toEqual({ errno: 'ENOMEM' });
    expect(operationResult(machine, held, 6)).toMatchObject({ phys: '0x50000000' });
  });

  it('is known to the check of names', () => {
    const { operations } = parseWorkload(WORKLOAD, 4096);
    expect(checkHeaps(operations, ['pool'], WORKLOAD, { pools: ['shm@50000000'] })).toEqual([]);
    expect(checkHeaps(operations, ['pool'], WORKLOAD).length).toBeGreaterThan(0);
  });
});
