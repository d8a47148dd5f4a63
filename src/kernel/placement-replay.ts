/** The search that placed a region, or failed to, told again gap by gap: from the events of the boot. */
import { formatAddress } from '../lib/format';
import type { Bytes } from '../lib/units';
import type { BootEvent } from './events';
import type { PlacementReplay } from './machine';
import { ANYWHERE, type PlacementTry, type Search } from './memblock';
import { trySentence } from './sentences';

export type PlacementEvent = Extract<BootEvent, { kind: 'placed' | 'placement-failed' }>;
export type BuiltInEvent = Extract<BootEvent, { kind: 'built-in-reserved' | 'built-in-failed' }>;

export const placementOf = (event: PlacementEvent | undefined): PlacementReplay | undefined =>
  event && replayOf(event, event.size, event.align);

/** Undefined where the place was given, or the request was refused before anything was searched. */
export function builtInPlacement(event: BuiltInEvent): PlacementReplay | undefined {
  if (event.kind === 'built-in-reserved')
    return event.searches.length === 0 ? undefined : replayOf(event, event.size, event.align);
  const { failure } = event;
  return failure.reason === 'no-room' ? replayOf(failure, event.rounded, failure.align) : undefined;
}

type Searched = { readonly tries: readonly PlacementTry[]; readonly searches: readonly Search[] };

const replayOf = ({ tries, searches }: Searched, size: Bytes, align: Bytes): PlacementReplay => ({
  size,
  align,
  direction: searches.at(-1)?.direction ?? 'top-down',
  steps: tries.map((one) => ({ ...one, sentence: trySentence(one, size, align) })),
  searches: searches.map(rangeSentence),
});

/** One range of addresses that was searched, and what came of it. */
function rangeSentence({ start, end, direction, gaps, found }: Search): string {
  const range = start === 0n && end === ANYWHERE ? 'all of RAM' : `${formatAddress(start)} to ${endInWords(end)}`;
  const way = direction === 'top-down' ? 'downwards' : 'upwards';
  const result = found ? 'a place found' : gaps === 0 ? 'no free memory in it' : 'no place in it';
  return `${range}, ${way}: ${result}${gaps === 0 ? '' : `, ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} looked at`}`;
}

/** 0 and 1 are no ends: memblock takes them for "anywhere". */
const endInWords = (end: bigint): string => (end === ANYWHERE || end <= 1n ? 'the end of RAM' : formatAddress(end));
