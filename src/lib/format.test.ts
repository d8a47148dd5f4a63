import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, formatBytes, formatPages } from './format';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [4096, '4 KiB'],
    [1536, '1.5 KiB'],
    [8294400, '7.91 MiB'],
    [12.05 * 2 ** 20, '12.1 MiB'],
    [123.4 * 2 ** 20, '123 MiB'],
    [1023 * 1024, '1023 KiB'],
    [1024 * 1024 - 1, '1 MiB'],
    [64n << 20n, '64 MiB'],
    [3n << 29n, '1.5 GiB'],
    [1n << 40n, '1 TiB'],
    [(1n << 64n) - 1n, '16 EiB'],
    [-4096, '-4 KiB'],
  ])('%s reads %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('stays within half a unit of the third figure', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }), (bytes) => {
        const [figures, unit] = formatBytes(bytes).split(' ');
        const scale = 1024 ** ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'].indexOf(unit ?? '');
        expect(Math.abs((Number(figures) * scale) / Number(bytes) - 1)).toBeLessThan(0.0051);
      }),
    );
  });
});

describe('formatAddress', () => {
  it.each([
    [0, '0x0000_0000'],
    [0x7c000000n, '0x7c00_0000'],
    [0x180000000n, '0x1_8000_0000'],
    [0xffff_ffff_ffff_ffffn, '0xffff_ffff_ffff_ffff'],
    [0xabcdef, '0x00ab_cdef'],
  ])('%s reads %s', (address, text) => expect(formatAddress(address)).toBe(text));
});

describe('formatPages', () => {
  it.each([
    [0, '0 pages'],
    [1, '1 page'],
    [2025, '2025 pages'],
  ])('%s reads %s', (pages, text) => expect(formatPages(pages)).toBe(text));
});
