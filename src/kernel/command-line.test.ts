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
  ])('%s', (text, expected) => expect(cma(text)).toEqual(expected));

  it('is not read out of other words', () => expect(cma('xcma=64M "cmax=1M cma=2M" -- cma=8M')).toBeUndefined());
  it('without a value is an error and sets nothing', () =>
    expect(parseCommandLine('cma', 4096)).toMatchObject({ cma: undefined, emptyCma: true }));
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
