/** Corners that no capture shows: what the source of a version does with trees and parameters that are odd. */
import { describe, expect, it } from 'vitest';
import { boardWith, bootSource, logOf, pool } from './board-for-tests';
import { ANYWHERE, Memblock } from './memblock';

const M = 0x10_0000n;
const SKIPPING = 'Skipping dt linux,cma-default node in favor for "cma=" kernel param.';
const SKIPPING_70 = 'OF: reserved mem: Skipping dt linux,cma-default for "cma=" kernel param.';

describe('cma= against a default node whose reg is odd', () => {
  const several = boardWith(
    pool('a@50000000', 'reg = <0 0x50000000 0 0x200000>, <0 0x60000000 0 0x200000>', 'linux,cma-default;'),
  );
  const empty = boardWith(pool('a', 'reg', 'linux,cma-default;'));
  const said = (board: string, version: string) => logOf(board, { version, cmdline: 'cma=0' });
  it.each([
    ['7.0', [SKIPPING_70]],
    ['7.1', [SKIPPING]],
    [
      '7.3',
      [
        "OF: reserved mem: Reserved memory: node 'a@50000000' has 2 <base size> entries, only the first is used",
        SKIPPING,
        SKIPPING,
      ],
    ],
  ])('several entries on %s', (version, lines) => expect(said(several, version)).toEqual(lines));
  it.each([
    ['6.18', [SKIPPING_70]],
    ['7.1', [SKIPPING]],
    ['7.3', []],
  ])('none on %s', (version, lines) => expect(said(empty, version)).toEqual(lines));
});

describe('cma= given twice', () => {
  it('the second without a place keeps that of the first', () => {
    const [area] = bootSource(boardWith(''), { cmdline: 'cma=64M@0x50000000 cma=32M' }).areas;
    expect(area && [area.base * 4096, area.pages]).toEqual([0x5200_0000, 8192]);
  });
  it('without a value twice is said twice', () =>
    expect(logOf(boardWith(''), { cmdline: 'cma cma' }).filter((l) => l.startsWith('cma: Config'))).toHaveLength(2));
});

it('an area that ends where addresses do passes the check of its limit, and is a hazard', () => {
  const machine = bootSource(boardWith(''), { cmdline: 'cma=64M@0xfffffffffc000000' });
  expect(machine.fatal).toBe('CMA area reserved is not wholly RAM: the kernel panics when it activates it');
});

describe('memblock', () => {
  const ram = () => {
    const memblock = new Memblock(4096n);
    memblock.addMemory(0x4000_0000n, 256n * M);
    return memblock;
  };
  it('rounds up as round_up() does, also to an alignment that is no power of two', () => {
    const request = { size: M, align: 3n * M, end: ANYWHERE, direction: 'bottom-up' } as const;
    expect(ram().allocate({ ...request, start: 0x4810_0000n }).base).toBe(0x4830_0000n);
    expect(ram().allocate({ ...request, start: 0x4800_0000n }).base).toBe(0x4800_0000n);
  });
  it.each([0n, 1n])('an end of %d is no end', (end) =>
    expect(ram().allocate({ size: M, align: M, start: 0n, end, direction: 'top-down' }).base).toBe(0x4ff0_0000n),
  );
});

describe('three overlaps of one place are told in the order that the sort of the time leaves', () => {
  const same = (name: string) => `${name}@50000000 { reg = <0 0x50000000 0 0x100000>; };`;
  const board = boardWith(same('a') + same('b') + 'c@60000000 { reg = <0 0x60000000 0 0x1000>; };');
  const pair = (version: string) =>
    logOf(board, { version })
      .find((l) => l.includes(' overlaps with '))
      ?.replace(/@50000000 \([^)]*\)/g, '');
  it.each([
    ['6.1', 'b overlaps with a'],
    ['6.12', 'a overlaps with b'],
    ['7.3', 'a overlaps with b'],
  ])('%s', (version, words) => expect(pair(version)).toBe(words));
});

it('the 65th dynamic node is refused when it is met, before what comes after it in the tree', () => {
  const dynamic = Array.from({ length: 65 }, (_, i) => `d${i} { size = <0 0x1000>; };`).join('');
  const log = logOf(boardWith(`${dynamic} z@50000000 { reg = <0 0x50000000 0 0>; };`));
  expect(log.slice(0, 2).map((line) => line.slice(0, 60))).toEqual([
    "OF: reserved mem: too many defined dynamic regions, skip 'd6",
    'OF: reserved mem: Reserved memory: failed to reserve memory ',
  ]);
});

it('linux,usable-memory-range of /chosen caps RAM to its first range and adds the second', () => {
  const chosen = 'chosen { linux,usable-memory-range = <0 0x50000000 0 0x1000000>, <0 0x44000000 0 0x100000>; };';
  expect(bootSource(boardWith('', chosen)).banks).toEqual([
    { base: 0x4400_0000n, size: M },
    { base: 0x5000_0000n, size: 16n * M },
  ]);
});

describe('dma-ranges limit the built-in area', () => {
  const bus = (limit: string, more = '', children = '') =>
    `soc { #address-cells = <2>; #size-cells = <2>; dma-ranges = <0 0 0 0x40000000 0 ${limit}>; ${more} ${children} };`;
  const base = (outside: string, version = '7.3') => {
    const [area] = bootSource(boardWith('', outside), { version, cmdline: 'cma=16M' }).areas;
    return area && area.base * 4096;
  };
  it('to what the bus reaches', () => expect(base(bus('0x10000000'))).toBe(0x4f00_0000));
  it('on 6.1 to the power of two above it', () => expect(base(bus('0x10000000'), '6.1')).toBe(0x7f00_0000));
  it('not where the bus is disabled', () => expect(base(bus('0x10000000', 'status = "disabled";'))).toBe(0x7f00_0000));
  it('through the bus above, with the cells of that bus', () => {
    const inner = 'pcie { dma-ranges = <0 0 0 0 0 0x8000000>; };';
    expect(base(bus('0x20000000', '', inner))).toBe(0x4700_0000);
  });
});

describe('an area that crosses a zone border, under a name that another area has', () => {
  const TAKEN = "sysfs: cannot create duplicate filename '/kernel/mm/cma/reserved'";
  const board = boardWith(pool('reserved', 'reg = <0 0xff000000 0 0x2000000>'));
  const said = (version: string) =>
    logOf(board, { version, ram: [{ base: 0x4000_0000n, size: 0x1_0000_0000n }], cmdline: 'cma=16M' }).includes(TAKEN);
  it.each(['6.12', '6.19'])('is in sysfs on %s, where the name is taken', (version) =>
    expect(said(version)).toBe(true),
  );
  it.each(['7.1', '7.3'])('is hidden on %s', (version) => expect(said(version)).toBe(false));
});

it('the 65th node of 6.1 is refused when it is met, before what comes after it in the tree', () => {
  const nodes = Array.from({ length: 65 }, (_, i) => `d${i} { size = <0 0x1000>; };`).join('');
  const log = logOf(boardWith(`${nodes} z@50000000 { reg = <0 0x50000000 0 0>; };`), { version: '6.1' });
  expect(log.slice(0, 3).map((line) => line.slice(0, 50))).toEqual([
    'OF: reserved mem: not enough space for all defined',
    'OF: fdt: Reserved memory: failed to reserve memory',
    'OF: reserved mem: not enough space for all defined',
  ]);
});
