/** Versions whose listings are the same stand in one row; names that came or went since the row above are marked. */
import type { VersionListing } from '../../scenario/version-strip';

export type VersionRow = {
  /** Neighbours that agree in heaps, refused regions and hazard. */
  readonly listings: readonly VersionListing[];
  /** In order of registration, then what is gone. */
  readonly names: readonly { readonly name: string; readonly change: 'same' | 'new' | 'gone' }[];
};

export function versionRows(listings: readonly VersionListing[]): VersionRow[] {
  const groups: VersionListing[][] = [];
  for (const listing of listings) {
    const last = groups.at(-1);
    if (last?.[0] && outcomeOf(last[0]) === outcomeOf(listing)) last.push(listing);
    else groups.push([listing]);
  }
  return groups.map((group, i) => ({ listings: group, names: changes(namesOf(groups[i - 1]), namesOf(group)) }));
}

const namesOf = (group: readonly VersionListing[] | undefined): string[] | undefined =>
  group?.[0]?.heaps.map((heap) => heap.name);

const outcomeOf = ({ heaps, refused, fatal }: VersionListing): string =>
  JSON.stringify([heaps.map((heap) => [heap.name, heap.area]), refused, fatal]);

function changes(before: readonly string[] | undefined, now: readonly string[] | undefined): VersionRow['names'] {
  const present = (now ?? []).map((name) => ({
    name,
    change: before && !before.includes(name) ? ('new' as const) : ('same' as const),
  }));
  const gone = (before ?? []).filter((name) => !now?.includes(name));
  return [...present, ...gone.map((name) => ({ name, change: 'gone' as const }))];
}
