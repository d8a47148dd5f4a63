import { describe, expect, it } from 'vitest';
import { memparse, parseCommandLine } from './command-line';

const M = 1n << 20n;
const cma = (text: string) => parseCommandLine(text, 4096).cma;

describe('cma=', () => {
  it.each([
    ['cma=64M', { size: 64n * M, base: 0n, limit: 0n }],
    ['cma=64M@0x50000000', { size: 64n * M, base: 0x5000_0000n, limit: 0x5400_0000n }],
    ['cma=64M@1G-2G', { size: 64n * M, base: 1n << 30n, limit: 2n << 30n }],
    ['cma=0', { size: 0n, base: 0n, limit: 0n }],
    ['cma=lots', { size: 0n, base: 0n, limit: 0n }],
    ['cma=8M quiet cma=16M', { size: 16n * M, base: 0n, limit: 0n }],
    ['cma=8M@1G-2G cma=16M', { size: 16n * M, base: 1n << 30n, limit: 2n << 30n }],
    ['cma=8M@1G-2G cma=16M@3G', { size: 16n * M, base: 3n << 30n, limit: (3n << 30n) + 16n * M }],
    ['cma=0x1000000@-0x60000000', { size: 16n * M, base: 0n, limit: 0x6000_0000n }],
    ['cma=64M@0xfffffffffc000000', { size: 64n * M, base: 0xffff_ffff_fc00_0000n, limit: 0n }],
    ['cma=1M,2M', { size: M, base: 0n, limit: 0n }],
    ['cma=M@4K', { size: 0n, base: 4096n, limit: 4096n }],
  ])('%s', (text, expected) => expect(cma(text)).toEqual(expected));

  it('is not read out of other words', () => expect(cma('xcma=64M "cmax=1M cma=2M" -- cma=8M')).toBeUndefined());
  it('without a value is an error and sets nothing', () =>
    expect(parseCommandLine('cma', 4096)).toMatchObject({ cma: undefined, emptyCma: 1 }));
  it('to set it to what it is before it is set is not to set it', () =>
    expect(cma('cma=0xffffffffffffffff')).toBeUndefined());
  it('nobody listens without CONFIG_DMA_CMA', () =>
    expect(parseCommandLine('cma=8M cma mem=1G', 4096, false)).toMatchObject({
      cma: undefined,
      emptyCma: 0,
      mem: 1n << 30n,
    }));
});

it('mem= is rounded down to pages', () => expect(parseCommandLine('mem=0x10000fff', 4096).mem).toBe(0x1000_0000n));

describe('memparse', () => {
  it.each([
    ['0x10k', 16384n],
    ['010', 8n],
    ['3g', 3n << 30n],
    ['08', 0n],
    ['', 0n],
    ['17179869185G', 1n << 30n],
  ])('%s', (text, value) => expect(memparse(text).value).toBe(value));
});

describe('numa_cma=', () => {
  const sizes = (text: string) => [...parseCommandLine(text, 4096).numaCma];
  it.each<[string, [number, bigint][]]>([
    [
      'numa_cma=0:16M,1:8M',
      [
        [0, 16n * M],
        [1, 8n * M],
      ],
    ],
    [
      'numa-cma=1:16M numa_cma=0:1M',
      [
        [1, 16n * M],
        [0, M],
      ],
    ],
    ['numa_cma=0:16Mx,1:8M', [[0, 16n * M]]],
    ['numa_cma=16:16M', []],
    ['numa_cma=16M', []],
  ])('%s', (text, expected) => expect(sizes(text)).toEqual(expected));
});
