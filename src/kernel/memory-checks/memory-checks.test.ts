import { describe, expect, it } from 'vitest';
import { evaluate } from '../../dts/evaluate';
import { boardWith, bootSource } from '../board-for-tests';
import { memoryChecks } from './memory-checks';
import { slips } from './near';

const found = (text: string, profile: Parameters<typeof bootSource>[1] = {}): string[] => {
  const { tree } = evaluate({ files: [{ path: 'board.dts', text }], main: 'board.dts' });
  const problems = memoryChecks(tree, bootSource(text, profile));
  return problems.map(({ code, span }) => {
    const marked = span ? text.slice(span.start, span.end) : '';
    return `${code} at ${(marked.split(' {')[0] ?? '').trim()}`;
  });
};

const POOL = 'compatible = "shared-dma-pool"; reusable;';
const PLACE = 'reg = <0 0x60000000 0 0x4000000>;';

describe('what a region says', () => {
  it.each<[string, string, string[]]>([
    ['a whole pool', `video@60000000 { ${POOL} ${PLACE} };`, []],
    ['a whole dynamic pool', `video { ${POOL} size = <0 0x4000000>; alignment = <0 0x400000>; };`, []],
    [
      'resuable',
      `a@60000000 { compatible = "shared-dma-pool"; resuable; ${PLACE} };`,
      ['property-misspelt at resuable;'],
    ],
    ['no_map', `a@60000000 { no_map; ${PLACE} };`, ['property-misspelt at no_map;']],
    ['nomap', `a@60000000 { nomap; ${PLACE} };`, ['property-misspelt at nomap;']],
    ['a property of its own', `a@60000000 { vendor,mapping; ${PLACE} };`, []],
    [
      'shared-dma-pools',
      `a@60000000 { compatible = "shared-dma-pools"; ${PLACE} };`,
      ['compatible-misspelt at compatible = "shared-dma-pools";'],
    ],
    ['a compatible of its own', `a@60000000 { compatible = "ramoops"; ${PLACE} };`, []],
    [
      'size beside reg',
      `a@60000000 { ${PLACE} size = <0 0x1000>; alignment = <0 0x1000>; };`,
      ['ignored-with-reg at size = <0 0x1000>;'],
    ],
    ['reusable and no-map', `a@60000000 { ${PLACE} no-map; reusable; };`, ['reusable-no-map at reusable;']],
    ['both in a pool: the boot says it', `a@60000000 { ${POOL} no-map; ${PLACE} };`, []],
    [
      'a default that is no pool',
      `a@60000000 { linux,cma-default; ${PLACE} };`,
      ['default-without-area at linux,cma-default;'],
    ],
    [
      'an odd alignment',
      `video { ${POOL} size = <0 0x400000>; alignment = <0 0x300000>; };`,
      ['alignment-not-power-of-two at alignment = <0 0x300000>;'],
    ],
    [
      'a small alignment',
      `video { ${POOL} size = <0 0x400000>; alignment = <0 0x1000>; };`,
      ['alignment-raised at alignment = <0 0x1000>;'],
    ],
    [
      'another address in the name',
      `video@61000000 { ${POOL} ${PLACE} };`,
      ['unit-address-differs at reg = <0 0x60000000 0 0x4000000>;'],
    ],
    ['disabled: nothing but names', `a { status = "disabled"; linux,cma-default; };`, []],
  ])('%s', (_, children, expected) => expect(found(boardWith(children))).toEqual(expected));
});

describe('alignment goes by the selected kernel', () => {
  const board = boardWith(`video { ${POOL} size = <0 0x20000000>; alignment = <0 0x400000>; };`);
  it('4 KiB pages', () => expect(found(board)).toEqual([]));
  it('64 KiB pages', () =>
    expect(found(board, { pageSize: 65536 })).toEqual(['alignment-raised at alignment = <0 0x400000>;']));
});

describe('where regions lie', () => {
  it('outside of RAM', () =>
    expect(found(boardWith('a@10000000 { reg = <0 0x10000000 0 0x1000>; };'))).toEqual([
      'region-outside-ram at reg = <0 0x10000000 0 0x1000>;',
    ]));
  it('hidden memory is RAM', () => expect(found(boardWith(`a@60000000 { no-map; ${PLACE} };`))).toEqual([]));
  it('over what is held', () => {
    const held = [{ base: 0x6000_0000n, size: 0x1000n, what: 'kernel' }];
    expect(found(boardWith(`a@60000000 { ${PLACE} };`), { preReserved: held })).toEqual([
      'region-over-held at reg = <0 0x60000000 0 0x4000000>;',
    ]);
  });
});

describe('memory that nothing can find', () => {
  const SIZE = 'size = <0 0x4000000>;';
  it.each<[string, string, string, string[]]>([
    ['a place chosen for nobody', `linux,cma { ${SIZE} };`, '', [`region-unused at ${SIZE}`]],
    ['reusable alone makes no area', `a { reusable; ${SIZE} };`, '', [`region-unused at ${SIZE}`]],
    ['a device names it', `r: a { ${SIZE} };`, 'dev { memory-region = <&r>; };', []],
    ['a driver knows it', `a { compatible = "ramoops"; ${SIZE} };`, '', []],
    ['firmware knows the address', `a@60000000 { ${PLACE} };`, '', []],
    ['disabled', `a { ${SIZE} status = "disabled"; };`, '', []],
  ])('%s', (_, region, device, expected) => expect(found(boardWith(region, device))).toEqual(expected));
});

describe('names of heaps', () => {
  const named = (name: string, version = '7.3'): string[] =>
    found(boardWith(`${name} { ${POOL} size = <0 0x400000>; };`), { version });
  it.each<[string, string[]]>([
    ['video@42000000', []],
    ['cma-video', ['heap-name-allocator at cma-video']],
    ['camera-ion', ['heap-name-allocator at camera-ion']],
    ['decimation', []],
    ['pool', ['heap-name-generic at pool']],
    ['linux,cma', []],
  ])('%s', (name, expected) => expect(named(name)).toEqual(expected));
  it('only where a kernel makes a heap of it', () => expect(named('cma-video', '6.12')).toEqual([]));
});

describe('the parent', () => {
  const regions = `#address-cells = <2>; #size-cells = <2>; ranges; a@60000000 { ${PLACE} };`;
  const board = (name: string): string =>
    `/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; }; ${name} { ${regions} }; };`;
  it.each(['reserved_memory', 'reserved-memroy', 'reservedmemory', 'reserved-mem', 'Reserved-Memory'])('%s', (name) =>
    expect(found(board(name))).toEqual([`reserved-memory-misspelt at ${name}`]),
  );
  it('in its place', () => expect(found(board('reserved-memory'))).toEqual([]));
  it('inside another node', () =>
    expect(found(board('soc { reserved-memory').replace(/\};$/, '}; };'))).toEqual([
      'reserved-memory-place at reserved-memory',
    ]));
});

describe('devices', () => {
  const board = (device: string): string =>
    boardWith(`r: a@60000000 { ${PLACE} status = "disabled"; };`, `x: x { }; dev { ${device} };`);
  it.each<[string, string[]]>([
    ['memory-region = <&r>;', ['memory-region-disabled at memory-region = <&r>;']],
    ['memory-region = <&x>;', ['memory-region-missing at memory-region = <&x>;']],
    ['memory-region = <77>;', ['memory-region-missing at memory-region = <77>;']],
    ['memory-region = <&r>; status = "disabled";', []],
    ['memory-regions = <&r>;', ['property-misspelt at memory-regions = <&r>;']],
  ])('%s', (device, expected) => expect(found(board(device))).toEqual(expected));
});

it('a swap of neighbours is one slip', () => {
  expect([slips('resuable', 'reusable'), slips('size', 'sizes'), slips('', 'abc'), slips('no-map', 'no-map')]).toEqual([
    1, 1, 3, 0,
  ]);
});
