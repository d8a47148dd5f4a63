/**
 * A per-device coherent pool: a `shared-dma-pool` without `reusable`, which dma_alloc_coherent() of the devices that
 * name it uses before anything else, and never anything else when it is full. No heap leads to it.
 * Mirrors kernel/dma/coherent.c: a bitmap of pages, and bitmap_find_free_region() on it, so that a request takes
 * 2^get_order(size) pages from a multiple of as many, counted from the pool's own base. The same from 6.1 to 7.3.
 */
import type { Pages, Pfn } from '../lib/units';
import { FreeRuns } from './free-runs';
import { orderOf } from './heaps/cma-heap';
import type { Machine } from './machine';

export type CoherentPoolPlace = {
  /** Node name. */
  readonly name: string;
  readonly path: string;
  readonly base: Pfn;
  readonly pages: Pages;
};

/** The pools of a machine, in order of initialisation. Each is made when the first of its devices attaches. */
export function coherentPools({ regions, pageSize }: Pick<Machine, 'regions' | 'pageSize'>): CoherentPoolPlace[] {
  const page = BigInt(pageSize);
  return regions.flatMap(({ kind, name, path, base, size }) =>
    kind === 'dma-pool' ? [{ name, path, base: Number(base / page), pages: Number(size / page) }] : [],
  );
}

/** Far beyond any machine; bounds what a tree can ask of us. */
const MAX_POOL_PAGES = 2 ** 32 - 1;

/** Mutable, as the free runs inside are. */
export class CoherentPool {
  private readonly runs: FreeRuns;

  constructor({ pages }: CoherentPoolPlace) {
    const known = Math.min(pages, MAX_POOL_PAGES);
    // Alignment is that inside the pool, so its base counts as 0.
    this.runs = new FreeRuns(known, 0, orderOf(Math.max(known, 1)));
  }

  /** Takes what a request of so many pages takes; undefined when no place is free, and for no pages at all. */
  take(pages: Pages): { readonly first: Pages; readonly pages: Pages } | undefined {
    if (pages === 0 || pages > this.runs.pages) return undefined;
    const taken = 2 ** orderOf(pages);
    const first = taken > this.runs.pages ? -1 : this.runs.find(taken);
    if (first < 0) return undefined;
    this.runs.take(first, taken);
    return { first, pages: taken };
  }

  release(first: Pages, pages: Pages): void {
    this.runs.release(first, pages);
  }
}
