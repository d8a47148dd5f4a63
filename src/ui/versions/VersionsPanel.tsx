/** The heap listing of every modelled kernel: versions that make the same heaps share a row, changes are marked. */
import { useEffect, useState } from 'react';
import { seriesOf } from '../../kernel/versions/series';
import { formatAddress } from '../../lib/format';
import type { VersionListing } from '../../scenario/version-strip';
import { useDisplayed, useEdit, usePage, useRun } from '../stores';
import { versionRows, type VersionRow } from './version-rows';
import './versions.css';

export function VersionsPanel() {
  const listings = useListings();
  const { fade } = useDisplayed();
  if (listings === undefined) return <p className="pane-note">Booting every version.</p>;
  return (
    <table className={`versions ${fade}`}>
      <caption>
        This tree on every kernel. A version chooses it. <CompareButton />
      </caption>
      <thead>
        <tr>
          <th scope="col">Linux</th>
          <th scope="col">under /dev/dma_heap</th>
        </tr>
      </thead>
      <tbody>
        {versionRows(listings).map((row) => (
          <Row key={row.listings[0]?.series} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function CompareButton() {
  const page = usePage();
  return (
    <button
      type="button"
      className="plain link"
      onClick={() => void import('../compare/show-compare').then(({ showCompare }) => showCompare(page))}
    >
      Compare with…
    </button>
  );
}

/** Asked anew for each run on screen; the last answer stays until then. */
function useListings(): readonly VersionListing[] | undefined {
  const { session } = usePage();
  const runId = useRun((state) => state.shown?.runId);
  const [listings, setListings] = useState<readonly VersionListing[]>();
  useEffect(() => {
    let current = true;
    void session.ask('versions', null).then((answer) => {
      if (current && answer) setListings(answer);
    });
    return () => {
      current = false;
    };
  }, [session, runId]);
  return listings;
}

function Row({ row }: { readonly row: VersionRow }) {
  const first = row.listings[0];
  return (
    <tr>
      <th scope="row">
        {row.listings.map(({ series }) => (
          <VersionButton key={series} series={series} />
        ))}
      </th>
      <td>
        <ul className="heap-names">
          {row.names.map(({ name, change }) => (
            <li key={name} className={change}>
              {change === 'same' ? undefined : <span className="change">{change} </span>}
              <span className="mono">{name}</span>
            </li>
          ))}
        </ul>
        <p className="quiet">{defaultPlaces(row.listings)}</p>
        {first && first.refused.length > 0 ? <p className="quiet">refused: {first.refused.join(', ')}</p> : undefined}
        {first?.fatal === undefined ? undefined : <p className="failed">hazard: {first.fatal}</p>}
      </td>
    </tr>
  );
}

function VersionButton({ series }: { readonly series: string }) {
  const edit = useEdit();
  const version = useRun((state) => state.shown?.scenario.profile.version);
  const chosen = version !== undefined && seriesOf(version) === series;
  return (
    <button
      type="button"
      className={`plain version ${chosen ? 'chosen' : ''}`}
      aria-pressed={chosen}
      aria-label={`Linux ${series}`}
      onClick={() => edit({ kind: 'profile', set: { version: series } })}
    >
      {series}
    </button>
  );
}

/** The place of the default area, with the versions where they differ. */
function defaultPlaces(listings: readonly VersionListing[]): string {
  const places = new Map<string, string[]>();
  for (const { series, defaultBase } of listings) {
    const place = defaultBase === undefined ? 'no default area' : `default area at ${formatAddress(defaultBase)}`;
    places.set(place, [...(places.get(place) ?? []), series]);
  }
  if (places.size === 1) return [...places.keys()].join();
  return [...places].map(([place, series]) => `${place} (${series.join(', ')})`).join('; ');
}
