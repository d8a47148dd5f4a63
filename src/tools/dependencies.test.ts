import { describe, expect, it } from 'vitest';
import { missingPackages } from './dependencies.mjs';
import { isNewEnough } from './node-version.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vite': { version: '8.3.8' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};

describe('missing packages', () => {
  it.each([
    ['nothing installed', {}, ['node_modules/vite']],
    ['all that fits this machine', { 'node_modules/vite': { version: '8.3.8' } }, []],
    ['an older version', { 'node_modules/vite': { version: '8.3.7' } }, ['node_modules/vite']],
    [
      'an older optional one',
      { 'node_modules/vite': { version: '8.3.8' }, 'node_modules/fsevents': { version: '2.3.2' } },
      ['node_modules/fsevents'],
    ],
  ])('%s', (_, packages, missing) => {
    expect(missingPackages(wanted, { packages })).toEqual(missing);
  });
});

describe('Node', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
  ])('%s is new enough: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });
});
