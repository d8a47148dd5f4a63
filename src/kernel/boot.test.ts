import { describe, expect, it } from 'vitest';
import { boardWith, bootSource, pool } from './board-for-tests';
import { DEFAULT_CONFIG } from './kconfig';
import type { BootProfile } from './profile';
import { KERNEL_SERIES } from './versions/series';

const heapsOf = (source: string, version: string) => bootSource(source, { version }).heaps.map((h) => h.name);
const log = (source: string, version = '7.3') => bootSource(source, { version }).log.map((line) => line.text);

describe('heaps, in order of registration', () => {
  const board = boardWith(
    pool('video@60000000', 'reg = <0 0x60000000 0 0x4000000>') +
      pool('linux,cma', 'size = <0 0x4000000>', 'linux,cma-default;'),
  );
  it.each([
    ['6.1', ['system', 'linux,cma']],
    ['6.12', ['system', 'linux,cma']],
    ['6.17', ['system', 'default_cma_region', 'linux,cma']],
    ['6.18', ['system', 'default_cma_region', 'linux,cma']],
    ['6.19', ['system', 'default_cma_region', 'linux,cma', 'video@60000000']],
    ['7.3', ['system', 'default_cma_region', 'linux,cma', 'video@60000000']],
  ])('%s', (version, names) => expect(heapsOf(board, version)).toEqual(names));

  it('numbers minors as it goes', () => expect(bootSource(board).heaps.map((h) => h.minor)).toEqual([0, 1, 2, 3]));
});

it('a co-processor carve-out is no heap in any version, and the reason says why', () => {
  const board = boardWith('rproc@70000000 { reg = <0 0x70000000 0 0x1000000>; no-map; };');
  for (const version of KERNEL_SERIES) {
    const [fate] = bootSource(board, { version }).fates;
    expect(fate).toMatchObject({ heaps: [], kind: 'nomap', sentence: 'no-map, and not a shared-dma-pool' });
  }
});

describe('the reason is the first condition that fails', () => {
  it.each([
    [
      'misaligned base',
      pool('isp@4f900000', 'reg = <0 0x4f900000 0 0x1000000>'),
      'base 0x4f90_0000 is not a multiple of 2 MiB',
    ],
    ['odd size', pool('a', 'size = <0 0x300000>'), 'size 3 MiB is not a multiple of 2 MiB'],
    [
      'not reusable',
      'a { compatible = "shared-dma-pool"; size = <0 0x200000>; };',
      'a shared-dma-pool, but not reusable',
    ],
    [
      'disabled',
      pool('a', 'size = <0 0x200000>', 'status = "disabled";'),
      'status is "disabled", so the kernel does not see the node',
    ],
    [
      'no room',
      pool('a', 'size = <0 0x80000000>'),
      'no free place for 2 GiB aligned to 2 MiB: the only free gap has 1 GiB at 0x4000_0000',
    ],
    ['nothing asked', 'a { };', 'neither reg nor size, so nothing is reserved'],
  ])('%s', (_, child, sentence) => expect(bootSource(boardWith(child)).fates[0]?.sentence).toBe(sentence));
});

it('every condition names the kernel function that asks', () => {
  const { fates } = bootSource(boardWith(pool('a@50000000', 'reg = <0 0x50000000 0 0x200000>')));
  expect(fates[0]?.conditions.map((c) => `${c.holds} ${c.source}`)).toEqual([
    'true of_fdt_device_is_available() in drivers/of/fdt.c',
    'true __reserved_mem_reserve_reg() in drivers/of/of_reserved_mem.c',
    'true rmem_cma_setup() in kernel/dma/contiguous.c',
    'true __add_cma_heap() in drivers/dma-buf/heaps/cma_heap.c',
  ]);
});

it('a problem points at its node and quotes the kernel', () => {
  const source = boardWith(pool('isp@4f900000', 'reg = <0 0x4f900000 0 0x1000000>'));
  const [problem] = bootSource(source).problems;
  expect(problem).toMatchObject({
    code: 'cma-misaligned',
    severity: 'error',
    log: 'Reserved memory: incorrect alignment of CMA region',
  });
  expect(source.slice(problem?.span?.start, problem?.span?.end)).toMatch(/^isp@4f900000 \{/);
});

it('knows who uses a region', () => {
  const board = boardWith(
    'vpu_mem: vpu@50000000 { reg = <0 0x50000000 0 0x200000>; };',
    'codec { memory-region = <&vpu_mem>; };',
  );
  expect(bootSource(board).fates[0]?.consumers).toEqual(['/codec']);
});

describe('the built-in area', () => {
  const config = { CMA_SIZE_MBYTES: 64 };
  const empty =
    '/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; }; };';
  it('lies at the top of RAM when nothing else does', () =>
    expect(bootSource(empty, { config }).log.at(-1)?.text).toBe('cma: Reserved 64 MiB at 0x000000007c000000'));
  it('stays away when the tree brings a default', () =>
    expect(
      bootSource(boardWith(pool('a', 'size = <0 0x200000>', 'linux,cma-default;')), { config }).areas,
    ).toHaveLength(1));
  it('is refused over a taken place, and says so', () => {
    const machine = bootSource(boardWith('a@50000000 { reg = <0 0x50000000 0 0x1000>; };'), {
      config,
      cmdline: 'cma=64M@0x50000000',
    });
    expect(machine.fates.at(-1)).toMatchObject({
      kind: 'refused',
      sentence: '64 MiB at 0x5000_0000 is reserved already',
    });
  });
  it('is counted in percent of RAM when so configured', () =>
    expect(
      bootSource(empty, { config: { ...config, CMA_SIZE_SEL_PERCENTAGE: 'y', CMA_SIZE_PERCENTAGE: 25 } }).areas[0]
        ?.pages,
    ).toBe(65536));
});

it('a pool that is reusable and no-map is refused up to 7.0 and kept without a pool from 7.1', () => {
  const board = boardWith(pool('a@50000000', 'reg = <0 0x50000000 0 0x200000>', 'no-map;'));
  expect(log(board, '7.0')).toEqual(['OF: reserved mem: node a@50000000 compatible matching fail']);
  expect(log(board, '7.1')).toEqual([
    'OF: reserved mem: 0x0000000050000000..0x00000000501fffff (2048 KiB) nomap reusable a@50000000',
  ]);
});

it('compatible is compared without regard to case', () =>
  expect(
    bootSource(boardWith('a { compatible = "Shared-DMA-Pool"; reusable; size = <0 0x200000>; };')).areas,
  ).toHaveLength(1));

describe('arm32, inferred: the built-in area is chosen before static regions are initialised', () => {
  const board = boardWith(pool('cma@50000000', 'reg = <0 0x50000000 0 0x1000000>', 'linux,cma-default;'));
  const arm32 = (version: string) => bootSource(board, { version, arch: 'arm32', config: { CMA_SIZE_MBYTES: 16 } });
  it.each([
    ['6.1', ['system', 'cma@50000000']],
    ['6.12', ['system', 'cma@50000000']],
    ['6.17', ['system', 'default_cma_region', 'cma@50000000']],
    ['7.3', ['system', 'default_cma_region', 'reserved', 'cma@50000000']],
  ])('%s', (version, names) => expect(arm32(version).heaps.map((h) => h.name)).toEqual(names));
  it('prints addresses in eight digits', () =>
    expect(arm32('7.3').log[0]?.text).toMatch(/^cma: Reserved 16 MiB at 0x[0-9a-f]{8}$/));
});

describe('owners', () => {
  const regions =
    pool('cma: video@50000000', 'reg = <0 0x50000000 0 0x200000>') +
    'fw: fw@60000000 { reg = <0 0x60000000 0 0x1000>; no-map; };' +
    'off: off@61000000 { reg = <0 0x61000000 0 0x1000>; status = "disabled"; iommu-addresses = <&codec 0 0x1000 0 0x1000>; };' +
    pool('bad: bad@62100000', 'reg = <0 0x62100000 0 0x200000>');
  const devices = `
    codec: codec@fd000000 { reg = <0 0xfd000000 0 0x1000>; memory-region = <&cma>, <&fw>, <&off>, <&bad>, <&codec>; memory-region-names = "frames", "boot"; };`;
  const { owners } = bootSource(boardWith(regions, devices));

  it('says what each device gets of each region it names', () =>
    expect(owners.map((o) => [o.region, o.entryName, o.outcome])).toEqual([
      ['/reserved-memory/video@50000000', 'frames', 'own-area'],
      ['/reserved-memory/fw@60000000', 'boot', 'address-only'],
      ['/reserved-memory/off@61000000', undefined, 'default-pool'],
      ['/reserved-memory/bad@62100000', undefined, 'refused'],
      ['/codec@fd000000', undefined, 'no-region'],
      ['/reserved-memory/off@61000000', undefined, 'default-pool'],
    ]));
  it('quotes the line of an attaching driver', () =>
    expect(owners[0]?.log).toBe('fd000000.codec: assigned reserved memory node video@50000000'));
});

describe('who decides the default area', () => {
  const board = boardWith(pool('a@50000000', 'reg = <0 0x50000000 0 0x200000>', 'linux,cma-default;'));
  const outcomes = (version: string, cmdline: string) =>
    bootSource(board, { version, cmdline, config: { CMA_SIZE_MBYTES: 16 } }).claims.map((c) => [
      c.source,
      c.outcome,
      c.since,
    ]);
  it('the tree before Kconfig', () =>
    expect(outcomes('7.3', '')).toEqual([
      ['cmdline', 'absent', undefined],
      ['devicetree', 'won', undefined],
      ['kconfig', 'bypassed', undefined],
    ]));
  it.each([
    ['6.12', '6.1'],
    ['6.18', '6.18'],
    ['7.3', '7.1'],
  ])('cma= before the tree on %s', (version, since) =>
    expect(outcomes(version, 'cma=8M')).toEqual([
      ['cmdline', 'won', undefined],
      ['devicetree', 'bypassed', since],
      ['kconfig', 'bypassed', undefined],
    ]),
  );
});

it('a placement can be replayed gap by gap, each refusal with its reason', () => {
  const board = boardWith('top@7f000000 { reg = <0 0x7f000000 0 0x800000>; };' + pool('a', 'size = <0 0x1000000>'));
  expect(bootSource(board).fates[1]?.placement?.steps.map((s) => s.sentence)).toEqual([
    '0x7f80_0000 to 0x8000_0000, 8 MiB: 8 MiB too short',
    '0x4000_0000 to 0x7f00_0000, 1008 MiB: fits',
  ]);
});

describe('numa_cma=, inferred', () => {
  const memory = (node: number, base: string) =>
    `memory@${base} { device_type = "memory"; numa-node-id = <${node}>; reg = <0 0x${base} 0 0x10000000>; };`;
  const board = `/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; ${memory(0, '40000000')} ${memory(1, '60000000')} };`;
  const config = { DMA_NUMA_CMA: 'y', CMA_SIZE_MBYTES: 16 };
  const areas = (version: string, cmdline: string) =>
    bootSource(board, { version, cmdline, config }).areas.map((a) => [a.name, a.base * 4096]);

  it('puts an area on the node that is named, before the default up to 7.0 and after it later', () => {
    expect(areas('6.12', 'numa_cma=0:8M')).toEqual([
      ['numa0', 0x4f800000],
      ['reserved', 0x6f000000],
    ]);
    expect(areas('7.3', 'numa_cma=0:8M').map(([name]) => name)).toEqual(['reserved', 'numa0']);
  });
  it('makes none of them a heap', () =>
    expect(bootSource(board, { cmdline: 'numa_cma=0:8M,1:8M', config }).heaps.map((h) => h.name)).toEqual([
      'system',
      'default_cma_region',
      'reserved',
    ]));
  it('names a node that is not there', () =>
    expect(bootSource(board, { cmdline: 'numa_cma=7:8M', config }).log.map((l) => l.text)).toContain(
      'cma: invalid node 7 specified',
    ));
});

describe('what pictures draw besides regions', () => {
  const zones = (profile: Partial<BootProfile>) =>
    bootSource(boardWith(''), {
      ram: [
        { base: 0x4000_0000n, size: 0x4000_0000n },
        { base: 0x1_0000_0000n, size: 0x4000_0000n },
      ],
      ...profile,
    }).zones.map(({ name, base, size }) => `${name} ${base.toString(16)}-${(base + size).toString(16)}`);

  it('cuts memory into zones as free_area_init() does', () => {
    expect(zones({})).toEqual(['DMA 40000000-100000000', 'Normal 100000000-140000000']);
    expect(zones({ config: { ...DEFAULT_CONFIG, ZONE_DMA: 'n' } })[0]).toBe('DMA32 40000000-100000000');
    expect(zones({ arch: 'riscv64' })[0]).toBe('DMA32 40000000-100000000');
    expect(zones({ arch: 'arm32' })).toEqual(['Normal 40000000-6f800000', 'HighMem 6f800000-80000000']);
  });

  it('keeps the windows of alloc-ranges, and none that the kernel does not read', () => {
    const windowsOf = (ranges: string) =>
      bootSource(boardWith(`a { size = <0 0x100000>; alloc-ranges = <${ranges}>; };`)).fates[0]?.windows;
    expect(windowsOf('0 0x50000000 0 0x10000000')).toEqual([{ base: 0x5000_0000n, size: 0x1000_0000n }]);
    expect(windowsOf('0 0x50000000 0')).toBeUndefined();
  });
});
