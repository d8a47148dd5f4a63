/**
 * Free runs of an area whose boundaries are known beforehand, as they are when a finished run is looked at again: the
 * longest of them, and how much of them has room for one of a few sizes, in a few operations each.
 *
 * Mutable, because a run has up to a million steps. Always true:
 *  - runs are maximal, and each begins and ends on one of `bounds`;
 *  - `length` holds, for each boundary, the pages of the run that begins there, 0 for none;
 *  - `byClass` adds up the pages of all runs by how many of the sizes they have room for.
 */
import { MaxTree } from '../kernel/max-tree';
import type { Pages, Pfn } from '../lib/units';

/** A request; `alignOrder` never falls as `pages` rise. */
export type JudgedSize = { readonly pages: Pages; readonly alignOrder: number };

export class BoundedRuns {
  private readonly length: MaxTree;
  /** A Fenwick tree, from 1: sums modulo 2^32, and no sum is above the pages of the area. */
  private readonly byClass: Uint32Array;
  private readonly sizes: Float64Array;
  /** Of each size: the bits of a page frame number that are 0 where it may begin. */
  private readonly masks: Uint32Array;
  /** The base as far as alignment can see it. */
  private readonly offset: number;
  private freePages = 0;

  /**
   * A whole area, all of it free.
   * @param bounds by address, each once, 0 and the end of the area among them
   * @param sizes smallest first
   */
  constructor(
    pages: Pages,
    base: Pfn,
    private readonly bounds: Uint32Array,
    sizes: readonly JudgedSize[],
  ) {
    this.sizes = Float64Array.from(sizes, (size) => size.pages);
    this.masks = Uint32Array.from(sizes, ({ alignOrder }) => 2 ** alignOrder - 1);
    this.offset = base % 2 ** 32;
    this.length = new MaxTree(bounds.length);
    this.byClass = new Uint32Array(sizes.length + 2);
    if (pages > 0) this.release(0, pages);
  }

  get free(): Pages {
    return this.freePages;
  }

  get largest(): Pages {
    return this.length.max;
  }

  /** Free pages in runs that have room for the size of that rank behind its alignment. */
  usable(rank: number): Pages {
    let tooShort = 0;
    for (let i = rank + 1; i > 0; i -= i & -i) tooShort += this.byClass[i]!;
    return this.freePages - (tooShort >>> 0);
  }

  /** Pages from `first` to before `end`, all free. */
  take(first: Pages, end: Pages): void {
    const at = this.rankOf(first);
    const run = this.length.at(at) > 0 ? at : this.length.lastBefore(at);
    const runEnd = this.bounds[run]! + this.length.at(run);
    this.change(run, first - this.bounds[run]!);
    if (runEnd > end) this.change(this.rankOf(end), runEnd - end);
    this.freePages -= end - first;
  }

  /** Pages from `first` to before `end`, all in use. */
  release(first: Pages, end: Pages): void {
    const at = this.rankOf(first);
    const above = this.rankOf(end);
    const below = this.length.lastBefore(at);
    const joins = below >= 0 && this.bounds[below]! + this.length.at(below) === first;
    const run = joins ? below : at;
    const length = end + this.length.at(above) - this.bounds[run]!;
    this.change(above, 0);
    this.change(run, length);
    this.freePages += end - first;
  }

  /** Gives the run that begins at a boundary another length. */
  private change(bound: number, length: Pages): void {
    const before = this.length.at(bound);
    if (before > 0) this.count(bound, before, -before);
    if (length > 0) this.count(bound, length, length);
    this.length.set(bound, length);
  }

  private count(bound: number, length: Pages, pages: number): void {
    const { byClass } = this;
    for (let i = this.classOf(this.bounds[bound]!, length) + 1; i < byClass.length; i += i & -i)
      byClass[i] = byClass[i]! + pages;
  }

  /** How many of the sizes a run has room for. Who has room for one has room for all smaller ones. */
  private classOf(first: Pages, length: Pages): number {
    let low = 0;
    let high = this.sizes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const skipped = -(this.offset + first) & this.masks[middle]!;
      if (skipped + this.sizes[middle]! <= length) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of a page that is a boundary. */
  private rankOf(page: Pages): number {
    const { bounds } = this;
    let low = 0;
    let high = bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle]! < page) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
