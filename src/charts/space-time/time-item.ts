/** What can be pointed at and is read out: lives of buffers, and failures. Items are made one at a time. */
import { formatAddress, formatBytes, formatPages } from '../../lib/format';
import type { Bytes, Pages, PhysAddr } from '../../lib/units';
import { failedSteps, firstAtLeast } from './failures';
import { bornBefore } from './life-marks';
import type { TimeSource } from './time-source';

/** `death` of a buffer that is still held at the end: ALIVE of scenario/run.ts. */
export const ALIVE = 0xffff_ffff;

export type LifeItem = {
  readonly kind: 'life';
  /** Index into Lives. */
  readonly life: number;
  readonly name: string;
  readonly client: string;
  /** 0: held since boot. */
  readonly birth: number;
  /** The step that freed it; undefined while it is held at the end. */
  readonly death: number | undefined;
  readonly first: Pages;
  readonly pages: Pages;
  readonly address: PhysAddr;
  readonly bytes: Bytes;
};

/** One failure, or several that share a cross. */
export type FailureItem = {
  readonly kind: 'failure';
  /** The first and the last of them. */
  readonly step: number;
  readonly last: number;
  readonly count: number;
  readonly name: string;
  /** Asked for; 0 where the request was refused before its size counted. */
  readonly pages: Pages;
  readonly bytes: Bytes;
};

/** A note of the workload, the first of `count` that share a mark. */
export type NoteItem = {
  readonly kind: 'note';
  readonly step: number;
  readonly count: number;
  readonly text: string;
};

export type TimeItem = LifeItem | FailureItem | NoteItem;

export function lifeItem({ area, pageSize, run }: TimeSource, life: number): LifeItem {
  const { birth, death, first, pages, name, client } = run.lives;
  const size = BigInt(pageSize);
  return {
    kind: 'life',
    life,
    name: run.names[name[life]!] ?? '',
    client: run.clients[client[life]!] ?? '',
    birth: birth[life]!,
    death: death[life] === ALIVE ? undefined : death[life]!,
    first: first[life]!,
    pages: pages[life]!,
    address: BigInt(area.base + first[life]!) * size,
    bytes: BigInt(pages[life]!) * size,
  };
}

export function failureItem({ pageSize, run }: TimeSource, step: number, count = 1, last = step): FailureItem {
  const pages = run.steps.pages[step - 1]!;
  const name = run.names[run.steps.name[step - 1]!] ?? '';
  return { kind: 'failure', step, last, count, name, pages, bytes: BigInt(pages) * BigInt(pageSize) };
}

/** The life that holds a page at a step. */
export function lifeAt({ run, index }: TimeSource, step: number, page: Pages): number | undefined {
  const { death, area, first, pages } = run.lives;
  for (let life = bornBefore(run.lives, step + 1) - 1; life >= 0; life--) {
    if (area[life] !== index || death[life]! <= step) continue;
    if (page >= first[life]! && page < first[life]! + pages[life]!) return life;
  }
  return undefined;
}

/** Lives at a step by address. */
export function livesAt({ run, index }: TimeSource, step: number): Uint32Array {
  const { death, area, first } = run.lives;
  const found: number[] = [];
  const last = bornBefore(run.lives, step + 1);
  for (let life = 0; life < last; life++) if (area[life] === index && death[life]! > step) found.push(life);
  return Uint32Array.from(found.sort((a, b) => first[a]! - first[b]!));
}

function lifeLabel(item: LifeItem): string {
  const { name, client, birth, death, bytes, pages, address } = item;
  const who = client === '' || client === name || birth === 0 ? name : `${name} of ${client}`;
  const since = birth === 0 ? 'held since boot' : `step ${birth}`;
  const until = death === undefined ? 'to the end' : `to step ${death}`;
  return `${who}, ${formatBytes(bytes)}, ${formatPages(pages)} at ${formatAddress(address)}, ${since} ${until}`;
}

/** What a reader hears: `display-4 of display, 7.91 MiB, 2025 pages at 0x7d00_0000, step 60 to step 189`. */
export function timeItemLabel(item: TimeItem): string {
  if (item.kind === 'life') return lifeLabel(item);
  if (item.kind === 'note') {
    const more = item.count > 1 ? `, and ${item.count - 1} more notes` : '';
    return `step ${item.step}: ${item.text}${more}`;
  }
  const { step, last, count, name, pages, bytes } = item;
  if (count > 1) return `${count} requests failed, steps ${step} to ${last}`;
  const asked = pages > 0 ? `, ${formatPages(pages)}, ${formatBytes(bytes)}` : '';
  return `${name} failed at step ${step}${asked}`;
}

/**
 * The picture as rows: lives by birth and failures by step, merged, from state `from` on, at most `limit` of them; and
 * how many rows there are in all.
 */
export function spaceTimeItems(
  source: TimeSource,
  limit: number,
  from = 0,
): { readonly items: readonly (LifeItem | FailureItem)[]; readonly inAll: number } {
  const { lives } = source.run;
  const failed = failedSteps(source.run, source.index);
  let inAll = failed.length;
  for (let life = 0; life < lives.count; life++) if (lives.area[life] === source.index) inAll++;
  const items: (LifeItem | FailureItem)[] = [];
  let failure = firstAtLeast(failed, from);
  for (let life = bornBefore(lives, from); items.length < limit; life++) {
    if (life < lives.count && lives.area[life] !== source.index) continue;
    const birth = life < lives.count ? lives.birth[life]! : Infinity;
    while (failure < failed.length && failed[failure]! < birth && items.length < limit)
      items.push(failureItem(source, failed[failure++]!));
    if (birth === Infinity) break;
    if (items.length < limit) items.push(lifeItem(source, life));
  }
  return { items, inAll };
}
