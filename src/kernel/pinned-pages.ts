/**
 * Pages of an area that cannot be moved just now: alloc_contig_range() answers EBUSY to a window that holds one
 * (specification 11). Few, so a sorted list; mutable, as pins come and go with the steps of a workload.
 */
import type { Pages } from '../lib/units';

export class PinnedPages {
  private readonly sorted: Pages[] = [];

  /** Pinning a page twice pins it once. */
  pin(page: Pages): void {
    const at = this.position(page);
    if (this.sorted[at] !== page) this.sorted.splice(at, 0, page);
  }

  unpin(page: Pages): void {
    const at = this.position(page);
    if (this.sorted[at] === page) this.sorted.splice(at, 1);
  }

  /** True if a page of `[first, end)` is pinned. */
  anyIn(first: Pages, end: Pages): boolean {
    return this.sorted.length > 0 && (this.sorted[this.position(first)] ?? Infinity) < end;
  }

  /** Where the first pinned page >= `page` stands. */
  private position(page: Pages): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < page) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
