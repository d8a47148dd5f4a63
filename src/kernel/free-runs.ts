/**
 * The free runs of pages of one CMA area: what its bitmap says, kept so that first fit need not scan.
 *
 * Who asks for n pages asks for them at the order of n, capped at CONFIG_CMA_ALIGNMENT (heaps/cma-heap.ts). So a run is
 * known by one number, the largest buffer that it has room for at that buffer's own alignment; it has room for all
 * smaller ones too. Runs are listed by the bucket of pages that they begin in, over the buckets stands a tree of
 * that number (max-tree.ts); the lowest run that fits is found by descent, and a change touches two buckets at most.
 *
 * Mutable, because a workload takes and gives back runs a million times. Always true:
 *  - runs are maximal: no two touch, none is empty, none reaches beyond the area;
 *  - `free` is the sum of their lengths;
 *  - the tree says of a bucket what its runs say.
 */
import type { Pages, Pfn } from '../lib/units';
import { orderOf } from './heaps/cma-heap';
import { MaxTree } from './max-tree';

const MIN_BUCKET_BITS = 6;
/** Bounds the tree of a huge area: beyond 2^23 pages a bucket grows instead of their number. */
const MAX_BUCKETS_BITS = 17;
const FIRST_CAPACITY = 64;
/** Ends a list of runs. */
const NIL = 0;

/** In what unit of pages runs are listed, so that there are at most 2^17 lists. */
function bucketBits(pages: Pages): number {
  return Math.max(MIN_BUCKET_BITS, Math.ceil(Math.log2(Math.max(pages, 1))) - MAX_BUCKETS_BITS);
}

export class FreeRuns {
  /** Of each bucket, the largest buffer that one of its runs has room for. */
  private readonly largest: MaxTree;
  private readonly shift: number;
  /** The base as far as alignment can see it. */
  private readonly offset: number;
  /** The lowest run of a bucket. */
  private readonly head: Uint32Array;
  private first = new Uint32Array(FIRST_CAPACITY);
  private length = new Uint32Array(FIRST_CAPACITY);
  /** The next run of the bucket, or of those that are unused. */
  private next = new Uint32Array(FIRST_CAPACITY);
  private unused = NIL;
  private runsMade = NIL + 1;
  private freePages = 0;

  /**
   * A whole area, all of it free.
   * @param base its first page frame: alignment is that of the absolute number
   * @param maxOrder the order that alignment is capped at
   */
  constructor(
    readonly pages: Pages,
    base: Pfn,
    readonly maxOrder: number,
  ) {
    const buckets = Math.ceil(Math.max(pages, 1) / 2 ** bucketBits(pages));
    this.shift = bucketBits(pages);
    this.offset = base % 2 ** maxOrder;
    this.head = new Uint32Array(buckets);
    this.largest = new MaxTree(buckets);
    if (pages > 0) this.release(0, pages);
  }

  get free(): Pages {
    return this.freePages;
  }

  /** Memory held, in bytes. */
  get bytes(): number {
    const lists = [this.head, this.first, this.length, this.next];
    return lists.reduce((sum, list) => sum + list.byteLength, this.largest.bytes);
  }

  /**
   * The lowest page >= `from`, aligned to 2^order as a page frame, from which `pages` (above 0) are free: what
   * bitmap_find_next_zero_area_off() finds. -1 when there is none. Any order but a buffer's own walks the runs.
   */
  find(pages: Pages, order = this.ownOrder(pages), from: Pages = 0): number {
    const around = from > 0 ? this.runAtOrBefore(from) : NIL;
    const inRun = around === NIL ? -1 : this.firstFit(around, pages, order, from);
    if (inRun >= 0 || from >= this.pages) return inRun;
    const enough = this.leastBuffer(pages, order);
    let bucket = around === NIL ? 0 : (this.first[around]! >>> this.shift) + 1;
    for (;;) {
      bucket = bucket === 0 ? this.largest.first(enough) : this.largest.firstFrom(bucket, enough);
      if (bucket < 0) return -1;
      const fit = this.firstFit(this.head[bucket]!, pages, order, from);
      if (fit >= 0) return fit;
      bucket++;
    }
  }

  /** A run that fits has room for at least this much at its own alignment; exact where the order is a buffer's own. */
  private leastBuffer(pages: Pages, order: number): Pages {
    return order >= this.ownOrder(pages) ? pages : Math.max(1, pages - 2 ** this.maxOrder + 1);
  }

  /** Walks one bucket's list from `run`. */
  private firstFit(run: number, pages: Pages, order: number, from: Pages): number {
    for (let at = run; at !== NIL; at = this.next[at]!) {
      const start = this.alignUp(Math.max(this.first[at]!, from), order);
      if (start + pages <= this.first[at]! + this.length[at]!) return start;
    }
    return -1;
  }

  /** The lowest page >= `page` whose frame number is a multiple of 2^order. */
  private alignUp(page: Pages, order: number): Pages {
    return page + (-(page + this.offset) & ((1 << order) - 1));
  }

  /** Takes pages that are all free; throws when one is not. */
  take(first: Pages, pages: Pages): void {
    const run = this.runAtOrBefore(first);
    if (run === NIL || first + pages > this.first[run]! + this.length[run]!) throw new RangeError('pages are in use');
    const runFirst = this.first[run]!;
    const end = first + pages;
    const right = runFirst + this.length[run]! - end;
    if (first > runFirst) {
      this.length[run] = first - runFirst;
      if (right > 0) this.insert(end, right);
    } else if (right > 0 && end >>> this.shift === runFirst >>> this.shift) {
      this.first[run] = end;
      this.length[run] = right;
    } else {
      this.remove(run);
      if (right > 0) this.insert(end, right);
    }
    this.freePages -= pages;
    this.update(runFirst >>> this.shift);
    if (right > 0 && end >>> this.shift !== runFirst >>> this.shift) this.update(end >>> this.shift);
  }

  /** Gives back pages that are all in use; throws when one is free already. */
  release(first: Pages, pages: Pages): void {
    const end = first + pages;
    const below = this.runAtOrBefore(end - 1);
    const belowEnd = below === NIL ? -1 : this.first[below]! + this.length[below]!;
    if (belowEnd > first || end > this.pages) throw new RangeError('pages are free already');
    const above = this.runFrom(end);
    const length = pages + (above === NIL ? 0 : this.length[above]!);
    if (above !== NIL) this.remove(above);
    if (belowEnd === first) this.length[below] = this.length[below]! + length;
    else this.insert(first, length);
    this.freePages += pages;
    const touched = (belowEnd === first ? this.first[below]! : first) >>> this.shift;
    this.update(touched);
    if (above !== NIL && end >>> this.shift !== touched) this.update(end >>> this.shift);
  }

  /** The run that holds `page`, else the nearest below it; `end` is the page behind it. */
  runAt(page: Pages): { readonly first: Pages; readonly end: Pages } | undefined {
    const run = this.runAtOrBefore(page);
    return run === NIL ? undefined : { first: this.first[run]!, end: this.first[run]! + this.length[run]! };
  }

  /** Calls `visit` for each run, lowest first. */
  forEach(visit: (first: Pages, pages: Pages) => void): void {
    for (let bucket = 0; bucket < this.head.length; bucket++)
      for (let run = this.head[bucket]!; run !== NIL; run = this.next[run]!) visit(this.first[run]!, this.length[run]!);
  }

  /** The run that holds `page`, else the nearest below it. */
  private runAtOrBefore(page: Pages): number {
    const bucket = page >>> this.shift;
    const here = this.lastOf(bucket, page);
    if (here !== NIL) return here;
    const before = this.largest.lastBefore(bucket);
    return before < 0 ? NIL : this.lastOf(before, page);
  }

  /** The last run of a bucket that begins at `page` or below. */
  private lastOf(bucket: number, page: Pages): number {
    let last = NIL;
    for (let run = this.head[bucket]!; run !== NIL && this.first[run]! <= page; run = this.next[run]!) last = run;
    return last;
  }

  /** The run that begins at `page`. */
  private runFrom(page: Pages): number {
    if (page >= this.pages) return NIL;
    const run = this.lastOf(page >>> this.shift, page);
    return run !== NIL && this.first[run] === page ? run : NIL;
  }

  private insert(first: Pages, length: Pages): void {
    const run = this.newRun();
    this.first[run] = first;
    this.length[run] = length;
    const bucket = first >>> this.shift;
    const before = this.lastOf(bucket, first);
    if (before === NIL) {
      this.next[run] = this.head[bucket]!;
      this.head[bucket] = run;
    } else {
      this.next[run] = this.next[before]!;
      this.next[before] = run;
    }
  }

  private remove(run: number): void {
    const bucket = this.first[run]! >>> this.shift;
    if (this.head[bucket] === run) this.head[bucket] = this.next[run]!;
    else {
      let before = this.head[bucket]!;
      while (this.next[before] !== run) before = this.next[before]!;
      this.next[before] = this.next[run]!;
    }
    this.next[run] = this.unused;
    this.unused = run;
  }

  private newRun(): number {
    const run = this.unused;
    if (run !== NIL) {
      this.unused = this.next[run]!;
      return run;
    }
    if (this.runsMade === this.first.length) this.grow();
    return this.runsMade++;
  }

  private grow(): void {
    // No more runs than that fit with a page in use between any two.
    const capacity = Math.min(this.first.length * 2, Math.ceil(this.pages / 2) + 2);
    const grown = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(capacity);
      to.set(from);
      return to;
    };
    this.first = grown(this.first);
    this.length = grown(this.length);
    this.next = grown(this.next);
  }

  /** Brings the tree up to date with the runs of a bucket. */
  private update(bucket: number): void {
    let largest = 0;
    for (let run = this.head[bucket]!; run !== NIL; run = this.next[run]!) {
      const pages = this.largestBuffer(this.first[run]!, this.length[run]!);
      if (pages > largest) largest = pages;
    }
    this.largest.set(bucket, largest);
  }

  /**
   * The most pages that a run has room for at their own alignment. A run that has room for n has room for every
   * smaller buffer too: if more than half of an aligned 2^o is free, so is an aligned 2^(o-1) at its start.
   */
  private largestBuffer(first: Pages, length: Pages): Pages {
    for (let order = this.ownOrder(length); order > 0; order--) {
      const usable = first + length - this.alignUp(first, order);
      if (usable > 1 << (order - 1)) return order === this.maxOrder ? usable : Math.min(usable, 1 << order);
    }
    return this.maxOrder === 0 ? length : 1;
  }

  /** The order that a buffer's start is aligned to. */
  private ownOrder(pages: Pages): number {
    return Math.min(orderOf(pages), this.maxOrder);
  }
}
