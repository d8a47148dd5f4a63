import { expect, it } from 'vitest';
import type { VersionListing } from '../../scenario/version-strip';
import { heapNames } from './heap-names';

const listing = (series: VersionListing['series'], ...names: string[]): VersionListing => ({
  series,
  heaps: names.map((name) => ({ name, area: undefined })),
  defaultBase: undefined,
  refused: [],
  fatal: undefined,
});

it('takes the order of the newest version and adds what only older ones have', () =>
  expect(heapNames([listing('6.12', 'system', 'old'), listing('7.3', 'system', 'default', 'video')])).toEqual([
    'system',
    'default',
    'video',
    'old',
  ]));
