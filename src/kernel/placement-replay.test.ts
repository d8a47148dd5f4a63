import { describe, expect, it } from 'vitest';
import { boardWith, bootSource, pool } from './board-for-tests';

const replay = (board: string, name: string, cmdline = '') =>
  bootSource(board, { cmdline }).fates.find((fate) => fate.name === name)?.placement;

describe('the search for a place, told again', () => {
  it('names every window of alloc-ranges, also one without memory, and each gap with its numbers', () => {
    const windows =
      'alloc-ranges = <0 0x10000000 0 0x1000000>, <0 0x7f000000 0 0x2000000>, <0 0x50000000 0 0x4000000>;';
    const board = boardWith(
      'fw@7f800000 { reg = <0 0x7f800000 0 0x800000>; };' + pool('a', 'size = <0 0x1000000>', windows),
    );
    const placement = replay(board, 'a');
    expect(placement?.searches).toEqual([
      '0x1000_0000 to 0x1100_0000, downwards: no free memory in it',
      '0x7f00_0000 to 0x8100_0000, downwards: no place in it, 1 gap looked at',
      '0x5000_0000 to 0x5400_0000, downwards: a place found, 1 gap looked at',
    ]);
    expect(placement?.steps.map((step) => step.sentence)).toEqual([
      '0x7f00_0000 to 0x7f80_0000, 8 MiB: 8 MiB too short',
      '0x5000_0000 to 0x5400_0000, 64 MiB: fits',
    ]);
  });

  it('says which way it went beside an earlier region', () => {
    const board = boardWith(
      pool('a', 'size = <0 0x1000000>', 'alloc-ranges = <0 0x50000000 0 0x1000000>;') +
        pool('b', 'size = <0 0x1000000>', 'alloc-ranges = <0 0x50000000 0 0x8000000>;'),
    );
    expect(replay(board, 'b')).toMatchObject({
      direction: 'bottom-up',
      searches: ['0x5000_0000 to 0x5800_0000, upwards: a place found, 1 gap looked at'],
    });
  });

  it('says of a gap that is long enough which alignment it lacks, for the built-in area too', () => {
    const taken = 'a@40300000 { reg = <0 0x40300000 0 0x3fd00000>; }; b@40000000 { reg = <0 0x40000000 0 0x100000>; };';
    const placement = replay(boardWith(taken), 'reserved', 'cma=1M');
    expect(placement?.steps.map((step) => step.sentence)).toEqual([
      '0x4010_0000 to 0x4030_0000, 2 MiB: long enough, but not from an address aligned to 2 MiB',
    ]);
    expect(placement?.searches).toEqual(['0x0000_0000 to 0x8000_0000, downwards: no place in it, 1 gap looked at']);
  });
});
