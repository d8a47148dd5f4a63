import { expect, it } from 'vitest';
import type { VersionListing } from '../../scenario/version-strip';
import { versionRows } from './version-rows';

const listing = (series: VersionListing['series'], ...names: string[]): VersionListing => ({
  series,
  heaps: names.map((name) => ({ name, area: undefined })),
  defaultBase: undefined,
  refused: [],
  fatal: undefined,
});

const picture = (listings: readonly VersionListing[]) =>
  versionRows(listings).map(
    (row) =>
      `${row.listings.map((l) => l.series).join(' ')}: ${row.names.map((n) => `${n.change} ${n.name}`).join(', ')}`,
  );

it('puts neighbours that agree in one row, and marks what came and went', () =>
  expect(
    picture([listing('6.1', 'system', 'old'), listing('6.12', 'system', 'old'), listing('7.3', 'system', 'video')]),
  ).toEqual(['6.1 6.12: same system, same old', '7.3: same system, new video, gone old']));

it('parts versions that differ in a hazard alone', () =>
  expect(versionRows([listing('6.1', 'system'), { ...listing('6.6', 'system'), fatal: 'panics' }])).toHaveLength(2));
