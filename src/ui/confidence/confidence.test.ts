import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../scenario/scenario';
import { CONFIG_FIELDS, numberTrouble, valueOf, withConfig } from './config-fields';
import { heldRows, heldTrouble, cleaned } from './held-rows';
import { knownFrom } from './words';

describe('knownFrom', () => {
  it('names the first cases and counts the rest', () => {
    expect(knownFrom({ level: 'captured', evidence: ['a', 'b', 'c', 'd', 'e'] })).toBe('captured: a, b, c and 2 more');
    expect(knownFrom({ level: 'read', evidence: ['mm/cma.c, v6.1'] })).toBe('read in source: mm/cma.c, v6.1');
  });
});

describe('options of the configuration', () => {
  const alignment = CONFIG_FIELDS.find((field) => field.symbol === 'CMA_ALIGNMENT');
  const size = CONFIG_FIELDS.find((field) => field.symbol === 'CMA_SIZE_MBYTES');
  const legacy = CONFIG_FIELDS.find((field) => field.symbol === 'DMABUF_HEAPS_CMA_LEGACY');

  it.each([
    ['', true],
    ['2', true],
    ['12', true],
    ['13', false],
    ['1', false],
    ['8.5', false],
    ['0x8', false],
    ['eight', false],
  ])('CMA_ALIGNMENT=%s is allowed: %s', (text, allowed) => {
    if (alignment?.kind !== 'number') throw new Error('no such field');
    expect(numberTrouble(text, alignment) === undefined).toBe(allowed);
  });

  it('numbers are kept as numbers, and empty is the default again', () => {
    if (!size || !legacy) throw new Error('no such field');
    const set = withConfig(withConfig({}, size, '128'), legacy, 'n');
    expect(set).toEqual({ CMA_SIZE_MBYTES: 128, DMABUF_HEAPS_CMA_LEGACY: 'n' });
    expect(withConfig(set, size, '')).toEqual({ DMABUF_HEAPS_CMA_LEGACY: 'n' });
  });
});

it('a choice sets one symbol of its own at a time', () => {
  const choice = CONFIG_FIELDS.find((field) => field.kind === 'choice');
  if (!choice) throw new Error('no such field');
  const set = withConfig(withConfig({ CMA_AREAS: 7 }, choice, 'MIN'), choice, 'PERCENTAGE');
  expect(set).toEqual({ CMA_AREAS: 7, CMA_SIZE_SEL_PERCENTAGE: 'y' });
  expect(valueOf(set, choice)).toBe('PERCENTAGE');
  expect(withConfig(set, choice, '')).toEqual({ CMA_AREAS: 7 });
});

describe('ranges held by firmware', () => {
  const machine = {
    held: [
      { what: 'kernel image', base: 0x4020_0000n, size: 0x6e_0000n },
      { what: 'dtb', base: 0x4820_0000n, size: 0x1_0000n },
      { what: 'kernel, early', base: 0x5000_0000n, size: 0x1001n },
    ],
  };
  const assumed = ['kernel image', 'dtb'].map((what) => ({
    key: `preReserved.${what}`,
    label: what,
    value: '',
    reason: '',
  }));

  it('are those that were assumed until the profile has its own', () => {
    expect(heldRows(DEFAULT_PROFILE, machine, assumed)).toEqual([
      { what: 'kernel image', base: '0x40200000', size: '7040KiB' },
      { what: 'dtb', base: '0x48200000', size: '64KiB' },
    ]);
    expect(heldRows({ ...DEFAULT_PROFILE, preReserved: [] }, machine, assumed)).toEqual([]);
  });

  it.each([
    [{ what: 'firmware', base: '0x4800_0000', size: '2MiB' }, undefined],
    [{ what: ' ', base: '0x0', size: '1' }, 'Row 1: say what it is'],
    [{ what: 'a', base: '4 GiB', size: '1' }, 'Row 1: the base'],
    [{ what: 'a', base: '0x0', size: '0' }, 'Row 1: the size'],
    [{ what: 'a', base: '0x0', size: '' }, 'Row 1: the size'],
    [{ what: 'a', base: '0xffffffffffffffff', size: '2' }, 'Row 1: it ends beyond'],
    [{ what: 'a', base: '0xffffffffffffffff', size: '1' }, undefined],
  ])('%j: %s', (row, trouble) => {
    if (trouble === undefined) expect(heldTrouble([row])).toBeUndefined();
    else expect(heldTrouble([row])).toContain(trouble);
  });

  it('may be pasted as the page prints them', () => {
    expect(cleaned({ what: 'a b', base: ' 0x4800_0000 ', size: '2 MiB' })).toEqual({
      what: 'a b',
      base: '0x48000000',
      size: '2MiB',
    });
  });
});
