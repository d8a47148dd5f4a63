/** The heap listing of every modelled kernel in one table: names stay, appear, or never come. */
import { useEffect, useState } from 'react';
import { seriesOf } from '../../kernel/versions/series';
import { formatAddress } from '../../lib/format';
import type { VersionListing } from '../../scenario/version-strip';
import { useDisplayed, useEdit, usePage, useRun } from '../stores';
import { heapNames } from './heap-names';
import './versions.css';

export function VersionsPanel() {
  const listings = useListings();
  const { fade } = useDisplayed();
  if (listings === undefined) return <p className="pane-note">Booting every version.</p>;
  return (
    <div className={`versions ${fade}`}>
      <table>
        <caption>Heaps of this tree on every kernel; a column chooses its kernel.</caption>
        <VersionHeads listings={listings} />
        <tbody>
          {heapNames(listings).map((name) => (
            <HeapRow key={name} name={name} listings={listings} />
          ))}
          <OtherRow label="default area at" listings={listings} cell={defaultPlace} />
          <OtherRow label="refused regions" listings={listings} cell={refusedCount} />
          <OtherRow label="hazard" listings={listings} cell={hazardWord} />
        </tbody>
      </table>
    </div>
  );
}

/** Asked anew for each run on screen; the last answer stays until then. */
function useListings(): readonly VersionListing[] | undefined {
  const { session } = usePage();
  const runId = useRun((state) => state.shown?.runId);
  const [listings, setListings] = useState<readonly VersionListing[]>();
  useEffect(() => {
    let current = true;
    void session.versions().then((answer) => {
      if (current && answer) setListings(answer);
    });
    return () => {
      current = false;
    };
  }, [session, runId]);
  return listings;
}

type Listings = { readonly listings: readonly VersionListing[] };

function VersionHeads({ listings }: Listings) {
  const edit = useEdit();
  const version = useRun((state) => state.shown?.scenario.profile.version);
  const chosen = version === undefined ? undefined : seriesOf(version);
  return (
    <thead>
      <tr>
        <th scope="col">Linux</th>
        {listings.map(({ series }) => (
          <th key={series} scope="col" className={series === chosen ? 'chosen' : ''}>
            <button
              type="button"
              className="plain"
              aria-pressed={series === chosen}
              aria-label={`Linux ${series}`}
              onClick={() => edit({ kind: 'profile', set: { version: series } })}
            >
              {series}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function HeapRow({ name, listings }: { readonly name: string } & Listings) {
  return (
    <tr>
      <th scope="row" className="mono">
        {name}
      </th>
      {listings.map(({ series, heaps }) => {
        const heap = heaps.find((one) => one.name === name);
        return (
          <td key={series} title={heap?.area === undefined ? undefined : `CMA area ${heap.area}`}>
            {heap ? <span className="there">yes</span> : <span className="quiet">–</span>}
          </td>
        );
      })}
    </tr>
  );
}

type Cell = (listing: VersionListing) => { readonly text: string; readonly title?: string };

function OtherRow({ label, listings, cell }: { readonly label: string; readonly cell: Cell } & Listings) {
  return (
    <tr className="other">
      <th scope="row">{label}</th>
      {listings.map((listing) => {
        const { text, title } = cell(listing);
        return (
          <td key={listing.series} title={title}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

const defaultPlace: Cell = ({ defaultBase }) => ({
  text: defaultBase === undefined ? '–' : formatAddress(defaultBase),
});

const refusedCount: Cell = ({ refused }) => ({ text: String(refused.length), title: refused.join(', ') });

const hazardWord: Cell = ({ fatal }) => (fatal === undefined ? { text: '–' } : { text: 'yes', title: fatal });
