/** Seeded choices: the same seed makes the same input everywhere. */

/** Odd, so that neighbouring numbers become very different ones (2^32 over the golden ratio). */
const SPREAD = 0x9e37_79b1;

export class Dice {
  private state: number;

  constructor(...seeds: readonly number[]) {
    this.state = 0;
    for (const seed of seeds) this.state = Math.imul((this.state ^ seed) + SPREAD, 0x85eb_ca6b) ^ (this.next() >>> 7);
  }

  /** 32 bits (mulberry's step: an odd increment, then mixing by multiplication). */
  private next(): number {
    this.state = (this.state + SPREAD) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** A whole number from 0 up to, not including, `count`; 0 for a count of 0. */
  below(count: number): number {
    return count <= 1 ? 0 : this.next() % count;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.below(list.length)] as T;
  }

  /** Small numbers often, large ones sometimes. */
  skewed(most: number): number {
    return this.below(1 + this.below(most + 1));
  }

  list<T>(length: number, make: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => make(index));
  }
}
