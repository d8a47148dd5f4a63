/**
 * Slots that are filled in order and emptied in any, where the k-th that is still filled is found at once: a Fenwick
 * tree of counts. Mutable; `size` slots in all are ever filled.
 */
export class OrderedSlots {
  /** Of each node: filled slots in the stretch that it stands for. */
  private readonly counts: Int32Array;
  private readonly topBit: number;
  private used = 0;
  length = 0;

  constructor(private readonly size: number) {
    this.counts = new Int32Array(size + 1);
    this.topBit = 2 ** Math.floor(Math.log2(Math.max(size, 1)));
  }

  /** Fills the next slot and returns it, from 0. */
  fill(): number {
    this.add(++this.used, 1);
    this.length++;
    return this.used - 1;
  }

  /** Empties the slot that has `k` filled ones before it, and returns it. `k` is below `length`. */
  takeAt(k: number): number {
    let before = 0;
    let left = k;
    for (let bit = this.topBit; bit > 0; bit >>= 1) {
      const next = before + bit;
      if (next > this.size || this.counts[next]! > left) continue;
      before = next;
      left -= this.counts[next]!;
    }
    this.add(before + 1, -1);
    this.length--;
    return before;
  }

  private add(slot: number, change: number): void {
    for (let at = slot; at <= this.size; at += at & -at) this.counts[at] = this.counts[at]! + change;
  }
}
