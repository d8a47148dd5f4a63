/** Reading a series at one state, in figures and words. */
import { formatBytes } from '../../lib/format';
import type { Pages } from '../../lib/units';
import type { Fragmentation } from '../../scenario/fragmentation';
import type { Run } from '../../scenario/run';

/** Index of `pinned` among the OVERLAY_KINDS of scenario/asides.ts. */
const PINNED = 0;

/** The request that a state is judged by: how much it asks for, and at which step. */
export type Pending = { readonly pages: Pages; readonly step: number };

/** Undefined where nothing was asked of the area. */
export function pendingAt({ requests }: Fragmentation, state: number): Pending | undefined {
  let low = 0;
  let high = requests.from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (requests.from[middle]! <= state) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : { pages: requests.pages[low - 1]!, step: requests.step[low - 1]! };
}

/** Share of the free pages that lie in runs too short for the pending request; without a free page, all of them do. */
export function unusableShare({ free, usable }: Fragmentation, state: number): number {
  return free[state] === 0 ? 1 : 1 - usable[state]! / free[state]!;
}

/** Whether pages of the area are pinned then: the index, like that of mm/vmstat.c, knows free and used pages only. */
export function isPinnedAt({ asides }: Run, area: number, state: number): boolean {
  const { kind, area: areas, birth, death } = asides.overlays;
  return kind.some((one, i) => one === PINNED && areas[i] === area && birth[i]! <= state && state < death[i]!);
}

/** What rounds to 0.1 %, and what rounds to 1.0 % already. */
const LEAST_TENTH = 0.0005;
const LEAST_WHOLE = 0.0095;

/** Whole percents, tenths below one; but never 0 % of something or 100 % of not everything. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share < LEAST_TENTH) return 'under 0.1 %';
  if (share < LEAST_WHOLE) return `${(share * 100).toFixed(1)} %`;
  return `${Math.min(99, Math.round(share * 100))} %`;
}

export type FragmentationItem = {
  /** 0 is the state after boot. */
  readonly step: number;
  readonly free: Pages;
  readonly largest: Pages;
  readonly usable: Pages;
  readonly pending: Pages;
  readonly failed: boolean;
};

export function fragmentationItem(series: Fragmentation, step: number): FragmentationItem {
  const { free, largest, usable, failures } = series;
  const pending = pendingAt(series, step)?.pages ?? 0;
  const failed = failures.includes(step);
  return { step, free: free[step]!, largest: largest[step]!, usable: usable[step]!, pending, failed };
}

/** The picture as rows, from a state on. */
export function fragmentationItems(series: Fragmentation, from: number, limit: number): FragmentationItem[] {
  const count = Math.max(0, Math.min(limit, series.free.length - from));
  return Array.from({ length: count }, (_, i) => fragmentationItem(series, from + i));
}

/** What a reader hears: `step 175: free 41.7 MiB, largest run 19.1 MiB, 100 % unusable for 7.91 MiB, failed`. Pins come on top. */
export function fragmentationLabel(item: FragmentationItem, pageSize: number, pinned = false): string {
  const size = (pages: Pages) => formatBytes(pages * pageSize);
  const { step, free, largest, usable, pending, failed } = item;
  const share = free === 0 ? 1 : 1 - usable / free;
  const judged =
    pending === 0 ? '' : `, ${percent(share)} unusable for ${size(pending)}${pinned ? ', pins aside' : ''}`;
  return `step ${step}: free ${size(free)}, largest run ${size(largest)}${judged}${failed ? ', failed' : ''}`;
}
