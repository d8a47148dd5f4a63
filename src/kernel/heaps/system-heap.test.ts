import { describe, expect, it } from 'vitest';
import type { Machine } from '../machine';
import { systemHeapBlocks, systemHeapLimit } from './system-heap';

const MIB = 2n ** 20n;

describe('the system heap', () => {
  it.each([
    [1, '1×4'],
    [273, '1×1024 1×64 1×4'],
    [261, '1×1024 5×4'],
    [16, '1×64'],
    [2 ** 20, '4096×1024'],
  ])('takes %i pages as %s KiB', (pages, blocks) =>
    expect(
      systemHeapBlocks(pages)
        .map(({ order, count }) => `${count}×${2 ** order * 4}`)
        .join(' '),
    ).toBe(blocks),
  );

  it('has what no reservation holds, each byte counted once', () => {
    const area = { name: 'a', path: undefined, isDefault: false };
    const pageOf = (base: bigint): number => Number(base / 4096n);
    const machine = {
      pageSize: 4096,
      banks: [
        { base: 0n, size: 100n * MIB },
        { base: 200n * MIB, size: 100n * MIB },
      ],
      held: [{ base: 0n, size: 10n * MIB, what: 'kernel' }],
      regions: [
        { base: 5n * MIB, size: 10n * MIB, kind: 'plain' },
        { base: 190n * MIB, size: 20n * MIB, kind: 'dma-pool' },
        { base: 120n * MIB, size: 20n * MIB, kind: 'plain' },
      ],
      areas: [
        { ...area, base: pageOf(250n * MIB), pages: pageOf(16n * MIB), activated: true },
        { ...area, base: pageOf(270n * MIB), pages: pageOf(16n * MIB), activated: false },
      ],
    } as unknown as Machine;
    expect(systemHeapLimit(machine)).toBe((85n + 74n) * MIB);
  });
});
