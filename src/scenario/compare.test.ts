import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSimulations, type Comparison } from './compare';
import { DEFAULT_SCENARIO } from './default-scenario';
import { diffLines } from './diff-lines';
import type { Scenario } from './scenario';
import { simulate } from './simulate';

const compare = (before: Scenario, after: Scenario): Comparison =>
  compareSimulations(
    { scenario: before, simulation: simulate(before) },
    { scenario: after, simulation: simulate(after) },
  );

const edited = (change: (text: string) => string): Scenario => ({
  ...DEFAULT_SCENARIO,
  files: DEFAULT_SCENARIO.files.map((file) => ({ ...file, text: change(file.text) })),
});

const onVersion = (version: string): Scenario => ({
  ...DEFAULT_SCENARIO,
  profile: { ...DEFAULT_SCENARIO.profile, version },
});

/** Only what differs, a line each. */
const regionWords = ({ regions }: Comparison) =>
  regions
    .filter(({ differences }) => differences.length > 0)
    .map(({ path, differences }) => `${path.slice(path.lastIndexOf('/') + 1)}: ${differences.join(', ')}`);

describe('compareSimulations', () => {
  it('finds no difference of a scenario to itself', () => {
    const { areas, heaps, log, ...rest } = compare(DEFAULT_SCENARIO, DEFAULT_SCENARIO);
    expect(regionWords({ areas, heaps, log, ...rest })).toEqual([]);
    expect([...areas, ...heaps].flatMap(({ differences }) => differences)).toEqual([]);
    expect(log.every(({ side }) => side === 'both')).toBe(true);
  });

  it('says what another kernel makes of the same tree', () => {
    const { heaps } = compare(onVersion('6.12'), onVersion('7.3'));
    expect(heaps.map(({ before, after, differences }) => `${before} ${after} ${differences.join()}`)).toEqual([
      'system system ',
      'linux,cma linux,cma ',
      'undefined default_cma_region appeared',
      'undefined video@90000000 appeared',
    ]);
  });

  it('tells a region that moved and grew from one that was renamed, that came and that went', () => {
    const after = edited((text) =>
      text
        .replace('video@90000000', 'video@94000000')
        .replace('<0x0 0x90000000 0x0 0x04000000>', '<0x0 0x94000000 0x0 0x02000000>')
        .replace('npu-fw@88000000 {', 'firmware@88000000 {'),
    );
    expect(regionWords(compare(DEFAULT_SCENARIO, after)).toSorted()).toEqual([
      'npu-fw@88000000: renamed',
      'video@90000000: vanished',
      'video@94000000: appeared',
    ]);
    const moved = edited((text) => text.replace('<0x0 0x90000000 0x0 0x04000000>', '<0x0 0x94000000 0x0 0x02000000>'));
    expect(regionWords(compare(DEFAULT_SCENARIO, moved))).toEqual(['video@90000000: moved, resized']);
  });

  it('tells a reason that differs when nothing else does', () => {
    const large = { ...DEFAULT_SCENARIO, profile: { ...DEFAULT_SCENARIO.profile, pageSize: 16384 as const } };
    expect(regionWords(compare(DEFAULT_SCENARIO, large))).toEqual(['isp@8e900000: other-reason']);
  });

  it('turned round, what appeared vanished', () => {
    const [there, back] = [compare(onVersion('6.12'), onVersion('7.3')), compare(onVersion('7.3'), onVersion('6.12'))];
    const count = ({ heaps }: Comparison, what: string) =>
      heaps.filter(({ differences }) => differences.some((one) => one === what)).length;
    expect(count(there, 'appeared')).toBe(count(back, 'vanished'));
  });
});

describe('diffLines', () => {
  it('keeps what both have and marks what one has alone', () => {
    const words = diffLines(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e']).map(({ side, text }) => `${side} ${text}`);
    expect(words).toEqual(['both a', 'first b', 'second x', 'both c', 'both d', 'second e']);
  });

  it('gives both texts back', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const all = diffLines(a, b);
        expect(all.filter(({ side }) => side !== 'second').map(({ text }) => text)).toEqual(a);
        expect(all.filter(({ side }) => side !== 'first').map(({ text }) => text)).toEqual(b);
      }),
    );
  });
});
