import { describe, expect, it } from 'vitest';
import { ALIVE, NO_AREA, type Run } from '../../scenario/run';
import { usedByStep } from './used-by-step';

type Life = { birth: number; death: number; area: number; pages: number };

/** A run of which only what usedByStep() reads is there. */
const runOf = (count: number, lives: readonly Life[]): Run =>
  ({
    steps: { count },
    lives: {
      count: lives.length,
      birth: Uint32Array.from(lives, (life) => life.birth),
      death: Uint32Array.from(lives, (life) => life.death),
      area: Uint16Array.from(lives, (life) => life.area),
      pages: Uint32Array.from(lives, (life) => life.pages),
    },
  }) as unknown as Run;

const lists = (used: readonly Float64Array[]): number[][] => used.map((pages) => [...pages]);

describe('usedByStep', () => {
  it('adds a buffer from its birth to before its death', () => {
    const run = runOf(4, [
      { birth: 1, death: 3, area: 0, pages: 10 },
      { birth: 2, death: ALIVE, area: 0, pages: 5 },
      { birth: 2, death: 4, area: 1, pages: 7 },
    ]);
    expect(lists(usedByStep(run, 2))).toEqual([
      [0, 10, 15, 5, 5],
      [0, 0, 7, 7, 0],
    ]);
  });

  it('counts what drivers hold since boot, and leaves out the system heap', () => {
    const run = runOf(1, [
      { birth: 0, death: ALIVE, area: 0, pages: 3 },
      { birth: 1, death: ALIVE, area: NO_AREA, pages: 100 },
    ]);
    expect(lists(usedByStep(run, 1))).toEqual([[3, 3]]);
  });
});
