import type { VersionListing } from '../../scenario/version-strip';

/** Every name that some version has, in order of registration on the newest that has it. */
export function heapNames(listings: readonly VersionListing[]): string[] {
  const names = listings.toReversed().flatMap(({ heaps }) => heaps.map((heap) => heap.name));
  return [...new Set(names)];
}
