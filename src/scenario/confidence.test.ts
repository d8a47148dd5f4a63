import { describe, expect, it } from 'vitest';
import agreement from '../golden/agreement.json' with { type: 'json' };
import { PROVENANCE } from '../kernel/versions/provenance';
import { KERNEL_SERIES } from '../kernel/versions/series';
import { confidenceOf } from './confidence';
import { DEFAULT_PROFILE, type Profile } from './scenario';

const level = (profile: Partial<Profile>) => confidenceOf({ ...DEFAULT_PROFILE, ...profile }).level;

describe('a profile', () => {
  it.each([
    [{ version: '7.3' }, 'captured'],
    [{ version: '7.3', pageSize: 65536 }, 'captured'],
    [{ version: '7.0' }, 'read'],
    [{ version: '6.12', pageSize: 16384 }, 'read'],
    [{ version: '6.6' }, 'inferred'],
    [{ version: '7.3', arch: 'riscv64' }, 'inferred'],
  ] as const)('%j is %s', (profile, expected) => expect(level(profile)).toBe(expected));

  it('says it when it was never captured', () =>
    expect(confidenceOf({ ...DEFAULT_PROFILE, version: '6.6' }).sentence).toContain('never captured'));
});

describe('a behaviour', () => {
  const known = new Set(Object.values(agreement.kernels).flat());
  it('names only cases that were captured', () => {
    const named = Object.values(PROVENANCE).flatMap((p) => p.cases);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
  it('has evidence in every version', () => {
    for (const version of KERNEL_SERIES)
      for (const behaviour of confidenceOf({ ...DEFAULT_PROFILE, version }).behaviours)
        expect(behaviour.evidence.length, `${behaviour.name} in ${version}`).toBeGreaterThan(0);
  });
  it('is captured where the case ran on that version, and only there', () => {
    const { behaviours } = confidenceOf({ ...DEFAULT_PROFILE, version: '6.18' });
    expect(behaviours.find((b) => b.name === 'severalRegEntries')).toMatchObject({
      level: 'captured',
      value: 'drop',
      evidence: ['fmt-reg-multi@6.18-4k'],
    });
    expect(behaviours.find((b) => b.name === 'zoneLimit')?.level).toBe('inferred');
  });
});
