import { expect, it } from 'vitest';
import { PLAY_PICTURE_MS, playStride } from './play';

it('short runs are played step by step, and none takes longer than half a minute', () => {
  expect([0, 1, 27, 75].map(playStride)).toEqual([1, 1, 1, 1]);
  expect([76, 2000, 100_000].map(playStride)).toEqual([2, 27, 1334]);
  for (const count of [76, 151, 2000, 1_000_000])
    expect(Math.ceil(count / playStride(count)) * PLAY_PICTURE_MS).toBeLessThanOrEqual(30_000);
});
