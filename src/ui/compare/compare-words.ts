/** A comparison in sentences and table cells. */
import { differenceWords } from '../../charts/compare/layout';
import { KIND_LOOK } from '../../charts/kind';
import { memoryLegend } from '../../charts/memory-map/legend';
import { formatAddress, formatBytes } from '../../lib/format';
import type { ComparedPlace, Comparison, Difference } from '../../scenario/compare';
import { orderLog } from './log-order';

type Differing = { readonly differences: readonly Difference[] };

const changed = (list: readonly Differing[]): number => list.filter(({ differences }) => differences.length > 0).length;

const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

/** `1 line stands in another order` */
export const reorderedWords = (many: number, what = 'line'): string =>
  `${count(many, what)} ${many === 1 ? 'stands' : 'stand'} in another order`;

/** What is held before reserved memory is read; a sentence where it differs. */
function systemWords({ machines }: Comparison): string {
  const [a, b] = machines.map((one) => memoryLegend(one).find(({ kind }) => kind === 'system')?.total ?? 'none');
  return a === b ? '' : ` System memory: ${a} in A, ${b} in B.`;
}

/** `2 regions, 1 area, 1 heap and 3 log lines differ.`, or `2 log lines differ; all regions are the same.` */
export function differenceSummary(comparison: Comparison): string {
  return listDifferences(comparison) + systemWords(comparison);
}

function listDifferences({ regions, areas, heaps, log }: Comparison): string {
  const { lines, reordered } = orderLog(log);
  const parts = [
    [changed(regions), 'region'] as const,
    [changed(areas), 'area'] as const,
    [changed(heaps), 'heap'] as const,
    [lines.filter(({ side }) => side !== 'both').length, 'log line'] as const,
  ].filter(([many]) => many > 0);
  const order = reordered > 0 ? ` ${reorderedWords(reordered, 'log line')}.` : '';
  if (parts.length === 0) return `The same regions, areas, heaps and log lines.${order}`;
  const words = parts.map(([many, one]) => count(many, one));
  const total = parts.reduce((sum, [many]) => sum + many, 0);
  const listed = words.length === 1 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  const rest = changed(regions) === 0 && regions.length > 0 ? '; all regions are the same' : '';
  return `${listed} ${total === 1 ? 'differs' : 'differ'}${rest}.${order}`;
}

/** `64 MiB at 0x7c00_0000, CMA with heap linux,cma`; a dash for what is not there. */
export function placeWords(place: ComparedPlace | undefined): string {
  if (!place) return '–';
  const size = place.size > 0n ? formatBytes(place.size) : '';
  const at = place.base === undefined ? 'no place' : `at ${formatAddress(place.base)}`;
  const heaps = place.heaps.length > 0 ? ` ${place.heaps.join(', ')}` : '';
  const why = place.kind === 'refused' ? `: ${place.sentence}` : '';
  return `${[size, at].filter((word) => word !== '').join(' ')}, ${KIND_LOOK[place.kind].label}${heaps}${why}`;
}

/** Of a region that is on both sides under two names, both. */
export const nameWords = (before: string | undefined, after: string | undefined): string =>
  before !== undefined && after !== undefined && before !== after ? `${before} → ${after}` : (before ?? after ?? '');

export const outcomeWords = (differences: readonly Difference[]): string =>
  differences.length === 0 ? 'same' : differenceWords(differences);
