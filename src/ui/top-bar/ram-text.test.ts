import { describe, expect, it } from 'vitest';
import { formatRam, parseRam } from './ram-text';

const BASE = 0x4000_0000n;

describe('parseRam', () => {
  it.each([
    ['2GiB', [{ base: '0x40000000', size: '2GiB' }]],
    ['2g', [{ base: '0x40000000', size: '2GiB' }]],
    ['512M@0x8000_0000', [{ base: '0x80000000', size: '512MiB' }]],
    ['0x80000000', [{ base: '0x40000000', size: '0x80000000' }]],
    [
      '1GiB@0x0, 1 GB@0x100000000',
      [
        { base: '0x0', size: '1GiB' },
        { base: '0x100000000', size: '1GiB' },
      ],
    ],
  ])('%s', (text, ranges) => {
    expect(parseRam(text, BASE)).toEqual({ ok: true, ranges });
  });

  it('leaves an empty field to the tree', () => {
    expect(parseRam('  ', BASE)).toEqual({ ok: true, ranges: undefined });
  });

  it.each(['much', '2GiB@', '2GiB@here', '1GiB,,'])('refuses %s', (text) => {
    expect(parseRam(text, BASE).ok).toBe(false);
  });

  it('reads what it writes', () => {
    const ranges = [{ base: '0x40000000', size: '2GiB' }];
    expect(parseRam(formatRam(ranges), 0n)).toEqual({ ok: true, ranges });
  });
});
