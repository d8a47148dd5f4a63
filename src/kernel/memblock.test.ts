import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANYWHERE, Memblock, type Direction } from './memblock';

const UNIT = 0x1000n;
/** RAM of 16 pages from page 1; `#` reserved, `.` free, `x` no-map, a blank where there is no RAM. */
function memblockFrom(text: string): Memblock {
  const memblock = new Memblock(UNIT);
  Array.from(text).forEach((mark, i) => {
    const base = BigInt(i + 1) * UNIT;
    if (mark !== ' ') memblock.addMemory(base, UNIT);
    if (mark === '#') memblock.reserve(base, UNIT);
    if (mark === 'x') memblock.setNomap(base, UNIT, true);
  });
  return memblock;
}

function place(text: string, pages: bigint, align = 1n, direction: Direction = 'top-down'): bigint | undefined {
  const { base } = memblockFrom(text).allocate({
    size: pages * UNIT,
    align: align * UNIT,
    start: 0n,
    end: ANYWHERE,
    direction,
  });
  return base === undefined ? undefined : base / UNIT - 1n;
}

describe('placement', () => {
  it('takes the highest gap that is long enough', () => expect(place('....##..#.......', 2n)).toBe(14n));
  it('goes below a short gap', () => expect(place('......##.#......'.slice(0, 11), 2n)).toBe(4n));
  it('never spans a hole in RAM', () => expect(place('.... ...', 4n)).toBe(0n));
  it('never spans a no-map range, nor uses it', () => expect(place('....x...', 4n)).toBe(0n));
  it('aligns down from the end of the gap', () => expect(place('................', 3n, 4n)).toBe(11n));
  it('takes the lowest gap bottom-up, aligned up', () =>
    expect(place('#...............', 2n, 4n, 'bottom-up')).toBe(3n));
  it('fails when no gap is long enough, however much is free', () =>
    expect(place('..#..#..#..#..#.', 3n)).toBeUndefined());
});

it('says of every gap why it was refused', () => {
  const { tries } = memblockFrom('.....#..#...').allocate({
    size: 4n * UNIT,
    align: 8n * UNIT,
    start: 0n,
    end: ANYWHERE,
    direction: 'top-down',
  });
  expect(tries.map((t) => t.result)).toEqual(['too-short', 'too-short', 'no-aligned-start']);
});

it('gives an address and reserves nothing for size 0', () => {
  const memblock = memblockFrom('....');
  expect(memblock.allocate({ size: 0n, align: 0n, start: 0n, end: ANYWHERE, direction: 'top-down' }).base).toBe(
    5n * UNIT,
  );
  expect(memblock.isReserved({ base: UNIT, size: 4n * UNIT })).toBe(false);
});

it('places blocks apart, inside RAM and at their alignment, whatever came before', () => {
  const request = fc.record({ size: fc.integer({ min: 1, max: 0x6000 }), order: fc.nat(4), up: fc.boolean() });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
      const memblock = memblockFrom('................ ...............');
      const placed: { base: bigint; end: bigint }[] = [];
      for (const { size, order, up } of requests) {
        const align = UNIT << BigInt(order);
        const { base } = memblock.allocate({
          size: BigInt(size),
          align,
          start: 0n,
          end: ANYWHERE,
          direction: up ? 'bottom-up' : 'top-down',
        });
        if (base === undefined) continue;
        const block = { base, end: base + BigInt(size) };
        expect(base % align).toBe(0n);
        expect(memblock.coversMemory({ base, size: BigInt(size) })).toBe(true);
        expect(placed.some((p) => p.base < block.end && block.base < p.end)).toBe(false);
        placed.push(block);
      }
    }),
  );
});

it('reserving and releasing bring back what was', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(range, ([first, pages]) => {
      const memblock = memblockFrom('................');
      memblock.reserve(BigInt(first) * UNIT, BigInt(pages) * UNIT);
      memblock.release(BigInt(first) * UNIT, BigInt(pages) * UNIT);
      expect(memblock.isReserved({ base: 0n, size: 100n * UNIT })).toBe(false);
    }),
  );
});
