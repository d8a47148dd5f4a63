import { describe, expect, it } from 'vitest';
import { twoBankMachine } from '../test-machines';
import { findPlaces, MAX_FOUND, parseAddress } from './find';

const found = (text: string) =>
  findPlaces(twoBankMachine(), text).places.map(({ name, detail }) => `${name}: ${detail}`);

describe('findPlaces', () => {
  it('finds regions by name and by heap, and devices by their path', () => {
    expect(found('NPU')).toEqual(['npu-fw@88000000: 16 MiB at 0x8800_0000']);
    expect(found('default_cma')).toEqual(['linux,cma: 64 MiB at 0x7c00_0000']);
    expect(found('jpeg')).toEqual(['jpeg@fea10000: uses video@90000000']);
    expect(found('dram 1')).toEqual(['DRAM 1: 512 MiB at 0x1_0000_0000']);
  });

  it('finds an address, and says what is there', () => {
    expect(found('0x7c00_1234')).toEqual(['0x7c00_1234: in linux,cma']);
    expect(found('0x50000000')).toEqual(['0x5000_0000: free, in DRAM 0']);
    expect(found('0xffff_ffff_ffff_ffff')).toEqual([]);
  });

  it('puts what begins with the text before what has it inside', () => {
    const names = found('d').map((line) => line.split(/[@:]/)[0]);
    expect(names.slice(0, 3).toSorted()).toEqual(['dsp-shm', 'dtb', 'linux,cma']); // The last by its heap.
    expect(found('dsp')[0]).toMatch(/^dsp-shm/);
  });

  it('answers nothing to nothing, and lists no more than fit', () => {
    expect(findPlaces(twoBankMachine(), '  ')).toEqual({ places: [], inAll: 0 });
    expect(found('a').length).toBeLessThanOrEqual(MAX_FOUND);
  });
});

it('an address is hex, with or without its prefix, and no longer than 64 bits', () => {
  expect(parseAddress(' 8800_0000 ')).toBe(0x8800_0000n);
  expect(parseAddress('0x1'.padEnd(19, '0'))).toBeUndefined();
  expect(parseAddress('video')).toBeUndefined();
});
