/**
 * Numbers by position, and above them the maximum of each group of sixteen, and of sixteen groups, up to one root:
 * so that the first position from some start that holds at least n is found by descent.
 *
 * Mutable, because it is written with every operation on an area's free runs (free-runs.ts).
 * Always true: a number above the lowest level is the maximum of its group.
 */
const FAN_OUT_BITS = 4;
const FAN_OUT = 1 << FAN_OUT_BITS;

export class MaxTree {
  /** All levels one after another, the lowest first. */
  private readonly values: Uint32Array;
  /** Where a level begins in `values`; one entry more than there are levels. */
  private readonly starts: readonly number[];
  private readonly top: number;

  constructor(size: number) {
    const starts = [0];
    let level = Math.max(size, 1);
    for (; level > 1; level = Math.ceil(level / FAN_OUT)) starts.push(starts.at(-1)! + level);
    starts.push(starts.at(-1)! + level);
    this.starts = starts;
    this.top = starts.length - 2;
    this.values = new Uint32Array(starts.at(-1)!);
  }

  get bytes(): number {
    return this.values.byteLength;
  }

  get max(): number {
    return this.values[this.starts[this.top]!]!;
  }

  at(position: number): number {
    return this.values[position]!;
  }

  set(position: number, value: number): void {
    const { values, starts } = this;
    let before = values[position]!;
    let now = value;
    values[position] = now;
    let index = position;
    for (let level = 1; level <= this.top; level++) {
      const parent = starts[level]! + (index >> FAN_OUT_BITS);
      const max = values[parent]!;
      if (now < max) {
        if (before < max) return;
        now = this.groupMax(level - 1, index);
      }
      if (now === max) return;
      before = max;
      values[parent] = now;
      index >>= FAN_OUT_BITS;
    }
  }

  private groupMax(level: number, member: number): number {
    const start = this.starts[level]!;
    const from = start + (member & ~(FAN_OUT - 1));
    const to = Math.min(from + FAN_OUT, this.starts[level + 1]!);
    let max = 0;
    for (let i = from; i < to; i++) if (this.values[i]! > max) max = this.values[i]!;
    return max;
  }

  /** The first position of all that holds at least `n`, which is above 0; -1 when none does. */
  first(n: number): number {
    return this.max < n ? -1 : this.descend(this.top, 0, n);
  }

  /** The first position >= `from`, which is above 0, that holds at least `n`; -1 when none does. */
  firstFrom(from: number, n: number): number {
    const { values, starts } = this;
    let index = from;
    for (let level = 0; level <= this.top; level++) {
      const start = starts[level]!;
      const end = Math.min((index + FAN_OUT - 1) & ~(FAN_OUT - 1), starts[level + 1]! - start);
      for (; index < end; index++) if (values[start + index]! >= n) return this.descend(level, index, n);
      index = (index + FAN_OUT - 1) >> FAN_OUT_BITS;
    }
    return -1;
  }

  private descend(from: number, at: number, n: number): number {
    let index = at;
    for (let level = from - 1; level >= 0; level--) {
      index <<= FAN_OUT_BITS;
      const start = this.starts[level]!;
      while (this.values[start + index]! < n) index++;
    }
    return index;
  }

  /** The last position < `before` that holds more than 0; -1 when none does. */
  lastBefore(before: number): number {
    const { values, starts } = this;
    let index = before - 1;
    for (let level = 0; level <= this.top && index >= 0; level++) {
      const start = starts[level]!;
      const groupStart = index & ~(FAN_OUT - 1);
      for (; index >= groupStart; index--) if (values[start + index]! > 0) return this.descendLast(level, index);
      index = (groupStart >> FAN_OUT_BITS) - 1;
    }
    return -1;
  }

  private descendLast(from: number, at: number): number {
    let index = at;
    for (let level = from - 1; level >= 0; level--) {
      const start = this.starts[level]!;
      index = Math.min((index << FAN_OUT_BITS) + FAN_OUT - 1, this.starts[level + 1]! - start - 1);
      while (this.values[start + index]! === 0) index--;
    }
    return index;
  }
}
