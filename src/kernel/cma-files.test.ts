import { describe, expect, it } from 'vitest';
import { areaFiles, bitmapWords, countsFailure, type AreaState } from './cma-files';
import type { Machine } from './machine';

const state: AreaState = { area: 0, used: 5, largestFree: 38, freeFirst: [1, 4], freePages: [1, 38] };
const POOL = { name: 'pool', base: 0x48000, pages: 44, path: undefined, isDefault: false, activated: true };
const files = (version: string, areas = [POOL], area = 0): string[] => {
  const machine = { version, areas } as unknown as Machine;
  return areaFiles(machine, { ...state, area }, { success: 9, failed: 7n, released: 4 }).map(
    ({ path, content, link }) => `${path}${link ? ` -> ${link}` : ''}: ${JSON.stringify(content)}`,
  );
};

describe('the files of an area', () => {
  it('are few in 6.1', () => {
    expect(files('6.1')).toEqual([
      '/sys/kernel/debug/cma/pool/count: "44\\n"',
      '/sys/kernel/debug/cma/pool/used: "5\\n"',
      '/sys/kernel/debug/cma/pool/maxchunk: "38\\n"',
      '/sys/kernel/debug/cma/pool/order_per_bit: "0\\n"',
      '/sys/kernel/debug/cma/pool/base_pfn: "294912\\n"',
      '/sys/kernel/debug/cma/pool/bitmap: "13 3072\\n"',
      '/sys/kernel/mm/cma/pool/alloc_pages_success: "9\\n"',
      '/sys/kernel/mm/cma/pool/alloc_pages_fail: "7\\n"',
    ]);
  });

  it('count what is given back in 6.12, and have ranges from 6.17 on', () => {
    expect(files('6.12').at(-1)).toBe('/sys/kernel/mm/cma/pool/release_pages_success: "4\\n"');
    expect(files('6.17').slice(4)).toEqual([
      '/sys/kernel/debug/cma/pool/base_pfn -> ranges/0/base_pfn: "294912\\n"',
      '/sys/kernel/debug/cma/pool/bitmap -> ranges/0/bitmap: "13 3072\\n"',
      '/sys/kernel/debug/cma/pool/ranges/0/base_pfn: "294912\\n"',
      '/sys/kernel/debug/cma/pool/ranges/0/bitmap: "13 3072\\n"',
      '/sys/kernel/mm/cma/pool/alloc_pages_success: "9\\n"',
      '/sys/kernel/mm/cma/pool/alloc_pages_fail: "7\\n"',
      '/sys/kernel/mm/cma/pool/release_pages_success: "4\\n"',
      '/sys/kernel/mm/cma/pool/total_pages: "44\\n"',
      '/sys/kernel/mm/cma/pool/available_pages: "39\\n"',
    ]);
  });

  it('of an area that was not activated are hidden from 7.1 on, and of 0 pages before', () => {
    const inactive = [{ ...POOL, activated: false }];
    expect(files('6.19', inactive)[0]).toBe('/sys/kernel/debug/cma/pool/count: "0\\n"');
    expect(files('7.1', inactive)).toEqual([]);
  });

  it('of two areas with one name are those of the first in debugfs, and none in sysfs', () => {
    const twins = [POOL, { ...POOL, base: 0x50000 }];
    expect(new Set(files('7.3', twins, 0).map((path) => path.split('/')[3]))).toEqual(new Set(['debug']));
    expect(files('7.3', twins, 1)).toEqual([]);
  });

  it('have whole words of an area that is all used or all free', () => {
    expect([...bitmapWords({ ...state, freeFirst: [], freePages: [] }, 64)]).toEqual([0xffff_ffff, 0xffff_ffff]);
    expect([...bitmapWords({ ...state, freeFirst: [0], freePages: [64] }, 64)]).toEqual([0, 0]);
  });

  it.each([
    ['6.1', true],
    ['6.12', false],
    ['6.17', true],
    ['7.3', true],
  ])('in %s count a request beyond the area as failed: %s', (version, counted) =>
    expect(countsFailure(version, 'larger-than-area')).toBe(counted),
  );
});
