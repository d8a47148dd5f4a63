/** Each option of a boot profile, and what it changes. */
import { describe, expect, it } from 'vitest';
import { boardWith, bootSource, logOf, pool } from './board-for-tests';
import { DEFAULT_CONFIG, pageblockOrder } from './kconfig';
import type { BootProfile, KernelConfig } from './profile';
import { behaviourOf } from './versions/behaviour';

const MIB = 2 ** 20;
const with64 = (config: KernelConfig): KernelConfig => ({ ...DEFAULT_CONFIG, ...config });
const areasOf = (config: KernelConfig, profile: Partial<BootProfile> = {}, children = '') =>
  bootSource(boardWith(children), { config: with64(config), ...profile }).areas;
const heapsOf = (config: KernelConfig, version = '7.3', children = '') =>
  bootSource(boardWith(children), { config: with64(config), version }).heaps.map((heap) => heap.name);

describe('size of the built-in area, of 1 GiB of RAM', () => {
  it.each<[KernelConfig, number]>([
    [{ CMA_SIZE_MBYTES: 32 }, 32],
    [{ CMA_SIZE_MBYTES: 0 }, 0],
    [{ CMA_SIZE_SEL_PERCENTAGE: 'y', CMA_SIZE_PERCENTAGE: 25 }, 256],
    [{ CMA_SIZE_SEL_PERCENTAGE: 'y' }, 104],
    [{ CMA_SIZE_SEL_MIN: 'y', CMA_SIZE_MBYTES: 32, CMA_SIZE_PERCENTAGE: 25 }, 32],
    [{ CMA_SIZE_SEL_MIN: 'y', CMA_SIZE_MBYTES: 512, CMA_SIZE_PERCENTAGE: 25 }, 256],
    [{ CMA_SIZE_SEL_MAX: 'y', CMA_SIZE_MBYTES: 32, CMA_SIZE_PERCENTAGE: 25 }, 256],
    [{ CMA_SIZE_SEL_MAX: 'y', CMA_SIZE_MBYTES: 512, CMA_SIZE_PERCENTAGE: 25 }, 512],
  ])('%j is %d MiB', (config, mib) => expect((areasOf(config)[0]?.pages ?? 0) * 4096).toBe(mib * MIB));
  it('cma= counts before all of them, also with 0', () => {
    expect(areasOf({ CMA_SIZE_MBYTES: 32 }, { cmdline: 'cma=8M' })[0]?.pages).toBe(2048);
    expect(areasOf({ CMA_SIZE_MBYTES: 32 }, { cmdline: 'cma=0' })).toEqual([]);
  });
  it('claims say which option asks', () => {
    const machine = bootSource(boardWith(''), {
      config: with64({ CMA_SIZE_SEL_PERCENTAGE: 'y', CMA_SIZE_PERCENTAGE: 25 }),
    });
    expect(machine.claims.at(-1)).toMatchObject({ name: 'CONFIG_CMA_SIZE_PERCENTAGE=25', outcome: 'won' });
  });
});

it('CMA_ALIGNMENT is handed on to allocations', () =>
  expect(bootSource(boardWith(''), { config: with64({ CMA_ALIGNMENT: 12 }) }).cmaAlignment).toBe(12));

it('CMA_AREAS limits the areas; 6.1 has one more', () => {
  const pools = ['a', 'b', 'c'].map((name) => pool(name, 'size = <0 0x200000>')).join('');
  const config = { CMA_AREAS: 2, CMA_SIZE_MBYTES: 0 };
  expect(areasOf(config, {}, pools)).toHaveLength(2);
  expect(areasOf(config, { version: '6.1' }, pools)).toHaveLength(3);
});

describe('without DMA_CMA, or CMA beneath it', () => {
  const board = boardWith(pool('a@50000000', 'reg = <0 0x50000000 0 0x200000>', 'linux,cma-default;'));
  const off = (config: KernelConfig, version: string) =>
    bootSource(board, { version, config: with64(config), cmdline: 'cma=8M cma' });
  it.each(['6.1', '6.12', '6.18', '7.3'])('%s makes no area and no CMA heap, and does not hear cma=', (version) => {
    for (const config of [{ DMA_CMA: 'n' }, { CMA: 'n' }]) {
      const machine = off(config, version);
      expect([machine.areas, machine.heaps.map((h) => h.name)]).toEqual([[], ['system']]);
      expect(machine.log.map((l) => l.text).join('\n')).not.toMatch(/cma=|cma:|bypass/);
    }
  });
  it('the region is given back up to 7.0, and kept without use from 7.1', () => {
    expect(off({ DMA_CMA: 'n' }, '7.0').regions).toEqual([]);
    expect(off({ DMA_CMA: 'n' }, '7.3').regions).toMatchObject([{ kind: 'plain', reusable: true }]);
  });
});

describe('which heaps there are', () => {
  it.each<[KernelConfig, string, string[]]>([
    [{}, '7.3', ['system', 'default_cma_region', 'reserved']],
    [{ DMABUF_HEAPS_SYSTEM: 'n' }, '7.3', ['default_cma_region', 'reserved']],
    [{ DMABUF_HEAPS_CMA: 'n' }, '7.3', ['system']],
    [{ DMABUF_HEAPS_CMA: 'm' }, '7.3', ['system', 'default_cma_region', 'reserved']],
    [{}, '6.17', ['system', 'default_cma_region', 'reserved']],
    [{ DMABUF_HEAPS_CMA_LEGACY: 'n' }, '6.17', ['system', 'default_cma_region']],
    [{ DMABUF_HEAPS_CMA_LEGACY: 'n' }, '6.12', ['system', 'reserved']],
    [{ DMABUF_HEAPS_CMA_LEGACY: 'n' }, '7.3', ['system', 'default_cma_region', 'reserved']],
  ])('%j on %s', (config, version, heaps) => expect(heapsOf(config, version)).toEqual(heaps));
});

describe('pageblock order (kernel-semantics 3.2)', () => {
  const order = (config: KernelConfig, profile: Partial<BootProfile> = {}) => {
    const full = { version: '7.3', arch: 'arm64', pageSize: 4096, ...profile, config: with64(config) } as BootProfile;
    return pageblockOrder(full, behaviourOf(full.version));
  };
  const noHuge = { HUGETLB_PAGE: 'n' };
  const neither = { HUGETLB_PAGE: 'n', TRANSPARENT_HUGEPAGE: 'n' };
  it.each<[KernelConfig, Partial<BootProfile>, number]>([
    [{}, {}, 9],
    [noHuge, {}, 9],
    [noHuge, { version: '6.12' }, 9],
    [noHuge, { version: '6.1' }, 10],
    [noHuge, { version: '6.6' }, 10],
    [neither, {}, 10],
    [{}, { pageSize: 16384 }, 11],
    [{}, { pageSize: 65536 }, 13],
    [{ PAGE_BLOCK_MAX_ORDER: 7 }, { pageSize: 65536 }, 7],
    [{ PAGE_BLOCK_MAX_ORDER: 7 }, { pageSize: 65536, version: '6.12' }, 13],
    [{ PAGE_BLOCK_MAX_ORDER: 10 }, { pageSize: 16384 }, 10],
    [{}, { arch: 'arm32' }, 10],
    [{ ARM_LPAE: 'y' }, { arch: 'arm32' }, 9],
    [{ ARM_LPAE: 'y', ...neither }, { arch: 'arm32' }, 10],
    [{}, { arch: 'riscv64' }, 9],
    [{ ARCH_FORCE_MAX_ORDER: 11, ...neither }, { version: '6.1' }, 10],
    [{ ARCH_FORCE_MAX_ORDER: 11, ...neither }, {}, 11],
  ])('%j %j is %d', (config, profile, expected) => expect(order(config, profile)).toBe(expected));
});

it('mem= takes RAM from the top', () =>
  expect(bootSource(boardWith(''), { cmdline: 'mem=256M' }).banks).toEqual([
    { base: 0x4000_0000n, size: 0x1000_0000n },
  ]));

it('what firmware holds is avoided', () => {
  const preReserved = [{ what: 'firmware', base: 0x7f00_0000n, size: 0x100_0000n }];
  const [area] = bootSource(boardWith(pool('a', 'size = <0 0x400000>')), { preReserved }).areas;
  expect(area && area.base * 4096).toBe(0x7ec0_0000);
});

it('riscv64, inferred: the blob is reserved after dynamic regions, which may lie on it', () => {
  const preReserved = [{ what: 'dtb', base: 0x7ff0_0000n, size: 0x1_0000n }];
  const place = (arch: BootProfile['arch']) =>
    bootSource(boardWith('a { size = <0 0x100000>; };'), { arch, preReserved }).regions[0]?.base;
  expect(place('arm64')).toBe(0x7fe0_0000n);
  expect(place('riscv64')).toBe(0x7ff0_0000n);
});

it('arm32, inferred: a coherent pool must be no-map', () =>
  expect(
    logOf(boardWith('a@50000000 { compatible = "shared-dma-pool"; reg = <0 0x50000000 0 0x100000>; };'), {
      arch: 'arm32',
    })[0],
  ).toBe('Reserved memory: regions without no-map are not yet supported'));

describe('a configuration that no Kconfig would write, as a link may hold it', () => {
  const board = boardWith(pool('a@50000000', 'reg = <0 0x50000000 0 0x4000000>'));
  const areasOf = (version: string, symbol: string, value: string | number) =>
    bootSource(board, { version, config: { CMA_SIZE_MBYTES: 64, HUGETLB_PAGE: 'n', [symbol]: value } }).areas;
  const usual = { '6.1': areasOf('6.1', 'CMA_AREAS', 20), '7.3': areasOf('7.3', 'CMA_AREAS', 20) };
  const symbols = ['PAGE_BLOCK_MAX_ORDER', 'ARCH_FORCE_MAX_ORDER', 'CMA_AREAS', 'CMA_SIZE_MBYTES'];
  const values = [1.5, -3, 1e300, 'y', 'zz', Number.NaN];
  it.each(symbols.flatMap((symbol) => values.map((value) => [symbol, value] as const)))(
    '%s=%s counts as left out',
    (symbol, value) => {
      expect(areasOf('6.1', symbol, value)).toEqual(usual['6.1']);
      expect(areasOf('7.3', symbol, value)).toEqual(usual['7.3']);
    },
  );
  it('an order beyond all kernels is bounded', () => {
    const config = { HUGETLB_PAGE: 'n', TRANSPARENT_HUGEPAGE: 'n', ARCH_FORCE_MAX_ORDER: 999_999_999 };
    expect(bootSource(board, { config }).cmaMinAlignment).toBe(4096n << 32n);
  });
});
