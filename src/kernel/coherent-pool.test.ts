import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitmap } from './bitmap-for-tests';
import { boardWith, bootSource } from './board-for-tests';
import { CoherentPool, coherentPools } from './coherent-pool';
import { orderOf } from './heaps/cma-heap';

const place = (pages: number) => ({ name: 'shm', path: '/shm', base: 0x50000, pages });

/** bitmap_find_free_region() of lib/bitmap.c, as slow as it is written. */
function findFreeRegion(map: Bitmap, order: number): number {
  const step = 2 ** order;
  for (let first = 0; first + step <= map.size; first += step)
    if (!Array.from({ length: step }, (_, i) => map.isSet(first + i)).includes(true)) return first;
  return -1;
}

it('takes the places that the bitmap of the kernel gives', () => {
  const move = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -20, max: -1 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.array(move, { maxLength: 60 }), (pages, moves) => {
      const pool = new CoherentPool(place(pages));
      const map = new Bitmap(pages);
      const live: { first: number; pages: number }[] = [];
      for (const amount of moves) {
        if (amount > 0) {
          const first = amount > pages ? -1 : findFreeRegion(map, orderOf(amount));
          const taken = pool.take(amount);
          expect(taken?.first ?? -1).toBe(first);
          if (!taken) continue;
          expect(taken.pages).toBe(2 ** orderOf(amount));
          map.set(taken.first, taken.pages);
          live.push(taken);
        } else if (live.length > 0) {
          const [gone] = live.splice(-amount % live.length, 1);
          pool.release(gone!.first, gone!.pages);
          map.clear(gone!.first, gone!.pages);
        }
      }
    }),
  );
});

describe('a pool', () => {
  it('hands out powers of two, from its own base and not from the address', () => {
    const pool = new CoherentPool(place(12));
    expect([pool.take(3), pool.take(1), pool.take(4), pool.take(4), pool.take(2)]).toEqual([
      { first: 0, pages: 4 },
      { first: 4, pages: 1 },
      { first: 8, pages: 4 },
      undefined,
      { first: 6, pages: 2 },
    ]);
  });
  it('is every region that the coherent handler took', () => {
    const shm = 'shm@50000000 { compatible = "shared-dma-pool"; no-map; reg = <0 0x50000000 0 0x100000>; };';
    const plain = 'plain@51000000 { reg = <0 0x51000000 0 0x100000>; };';
    expect(coherentPools(bootSource(boardWith(shm + plain)))).toEqual([
      { name: 'shm@50000000', path: '/reserved-memory/shm@50000000', base: 0x50000, pages: 256 },
    ]);
  });
});
