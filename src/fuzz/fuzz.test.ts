/** A short run of `npm run fuzz`, counted in cases. */
import { describe, expect, it } from 'vitest';
import { errorOf, fuzz, makeCase } from './fuzz';
import { readInput, sizeOf, writeInput, type Input } from './input';
import { minimise } from './minimise';
import { readSeeds } from './seeds';
import { bombInputs, TARGETS } from './targets';

const SEED = 1;
const CASES = 12;
/** Of each bomb's largest size. */
const SHARE = 0.01;
/** A busy machine; how much is tried is counted. */
const PATIENCE = 120_000;

const seeds = readSeeds();

describe('fuzzing', { timeout: PATIENCE }, () => {
  it.each(TARGETS.filter(({ name }) => name !== 'bomb'))('$name: nothing breaks a rule', async ({ name }) => {
    const cases = Array.from({ length: CASES }, (_, number) => makeCase(SEED, number, seeds, name));
    const { counts, failures } = await fuzz(cases, () => true);
    expect(failures).toEqual([]);
    expect(counts.get(name)).toBe(CASES);
  });

  it.each(bombInputs(SHARE))('$name, a small bomb, breaks no rule', async ({ input }) => {
    expect(await errorOf(input)).toBeUndefined();
  });

  it('makes the same case of the same seed and number, and a kept one is the same again', () => {
    for (const { name } of TARGETS.filter(({ name }) => name !== 'bomb')) {
      const { input } = makeCase(SEED, 3, seeds, name);
      expect(makeCase(SEED, 3, seeds, name).input).toEqual(input);
      expect(readInput(writeInput(input))).toEqual(input);
    }
  });

  it('makes a failing input smaller as long as it fails in the same way', async () => {
    const files = [
      { path: 'a.dts', text: `/dts-v1/; / { ${'a { }; '.repeat(500)} needle; };` },
      { path: 'b.h', text: 'hay' },
    ];
    const attempt = async (input: Input): Promise<unknown> =>
      writeInput(input).includes('needle') ? new Error(`found at ${sizeOf(input)}`) : undefined;
    const least = await minimise(
      { kind: 'sources', sources: { files, main: 'a.dts' } },
      new Error('found at 1'),
      attempt,
    );
    expect(least).toEqual({ kind: 'sources', sources: { files: [{ path: 'a.dts', text: 'needle' }], main: 'a.dts' } });
  });
});
