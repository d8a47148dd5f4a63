/** Machines for tests of pictures: made by hand, no kernel behind them. */
import type { Fate, Machine, MemoryKind } from '../kernel/machine';
import type { HeldRange } from '../kernel/profile';
import type { MemoryRange } from '../lib/units';
import { KIB, MIB } from '../lib/units';

export function testFate(name: string, kind: MemoryKind, base: bigint | undefined, size: bigint): Fate {
  return {
    path: `/reserved-memory/${name}`,
    name,
    span: undefined,
    kind,
    base,
    size,
    alignment: undefined,
    heaps: kind === 'cma' ? [name] : [],
    area: undefined,
    conditions: [],
    sentence: `${name} is here for the test`,
    consumers: [],
    placement: undefined,
  };
}

export function testMachine(
  banks: readonly MemoryRange[],
  fates: readonly Fate[],
  held: readonly HeldRange[] = [],
): Machine {
  return {
    version: '7.3',
    pageSize: 4096,
    cmaAlignment: 8,
    cmaMinAlignment: 2n * MIB,
    banks,
    held,
    regions: [],
    areas: [],
    heaps: [],
    log: [],
    fates,
    problems: [],
    owners: [],
    claims: [],
    zones: [],
    totalCmaKiB: 0,
    fatal: undefined,
  };
}

/** Two banks with a long hole, regions of every kind, one that was refused and overlaps another. */
export function twoBankMachine(): Machine {
  return testMachine(
    [
      { base: 0x4000_0000n, size: 1536n * MIB },
      { base: 0x1_0000_0000n, size: 512n * MIB },
    ],
    [
      { ...testFate('linux,cma', 'cma', 0x7c00_0000n, 64n * MIB), heaps: ['default_cma_region'] },
      testFate('npu-fw@88000000', 'nomap', 0x8800_0000n, 16n * MIB),
      {
        ...testFate('isp@8f900000', 'refused', 0x8f90_0000n, 16n * MIB),
        alignment: 2n * MIB,
        sentence: 'refused: base is not a multiple of 2 MiB',
      },
      {
        ...testFate('video@90000000', 'cma', 0x9000_0000n, 96n * MIB),
        alignment: 2n * MIB,
        consumers: ['/soc/video-codec@fea00000', '/soc/jpeg@fea10000'],
        sentence: 'at 0x9000_0000, CMA area with heap video@90000000',
      },
      testFate('dsp-shm@8a000000', 'coherent', 0x8a00_0000n, 8n * MIB),
      testFate('hdmi-rx@110000000', 'nomap', 0x1_1000_0000n, 160n * MIB),
      testFate('ramoops@4ff00000', 'other', 0x4ff0_0000n, 1n * MIB),
    ],
    [
      { what: 'kernel image', base: 0x4020_0000n, size: 34n * MIB },
      { what: 'initrd', base: 0x4800_0000n, size: 18n * MIB },
      { what: 'dtb', base: 0x4b00_0000n, size: 64n * KIB },
    ],
  );
}
