/**
 * The bitmap of a CMA area and its search, word for word as the kernel describes them and as slow: what free-runs.ts and
 * cma.ts are held against. Only tests import it.
 */
export class Bitmap {
  private readonly bits: Uint8Array;

  constructor(readonly size: number) {
    this.bits = new Uint8Array(size);
  }

  isSet(bit: number): boolean {
    return this.bits[bit] === 1;
  }

  set(first: number, count: number): void {
    this.bits.fill(1, first, first + count);
  }

  clear(first: number, count: number): void {
    this.bits.fill(0, first, first + count);
  }

  get free(): number {
    return this.bits.reduce((sum, bit) => sum + 1 - bit, 0);
  }

  freeRuns(): [number, number][] {
    const runs: [number, number][] = [];
    for (let bit = 0; bit < this.size; bit++) {
      if (this.isSet(bit)) continue;
      const first = bit;
      while (bit < this.size && !this.isSet(bit)) bit++;
      runs.push([first, bit - first]);
    }
    return runs;
  }
}

/** bitmap_find_next_zero_area_off() of lib/bitmap.c; -1 where the kernel answers a bit beyond the end. */
export function findNextZeroArea(map: Bitmap, start: number, count: number, mask: number, offset: number): number {
  for (let from = start; ;) {
    let index = from;
    while (index < map.size && map.isSet(index)) index++;
    index = Math.ceil((index + offset) / (mask + 1)) * (mask + 1) - offset;
    if (index + count > map.size) return -1;
    const inTheWay = Array.from({ length: count }, (_, i) => index + i).find((bit) => map.isSet(bit));
    if (inTheWay === undefined) return index;
    from = inTheWay + 1;
  }
}
