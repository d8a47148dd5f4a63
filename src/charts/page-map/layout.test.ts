import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../lib/format';
import type { FailureReport } from '../../scenario/run';
import type { TestBuffer } from '../test-runs';
import { testArea, testFrame, testRun } from '../test-runs';
import { FIRST_BUFFER, PAINT_SYSTEM } from './cells';
import { clientColours } from './client-colours';
import type { PageMapOptions } from './layout';
import { layoutPageMap, PLOT_EDGE } from './layout';
import { pageAt } from './page-grid';
import { indexAtPage, itemAt, pageItemLabel, pageMapItems } from './page-item';

const AREA_PAGES = 16384;
const BUFFERS: TestBuffer[] = [
  { name: 'fw', first: 0, pages: 512, boot: true },
  { name: 'camera-1', first: 600, pages: 200 },
  { name: 'display-4', first: 2048, pages: 2025 },
  { name: 'camera-2', first: 4073, pages: 3 },
];

function mapOf(buffers: readonly TestBuffer[], options: Partial<PageMapOptions> = {}, pages = AREA_PAGES) {
  const run = testRun(buffers);
  return layoutPageMap(testArea(pages), testFrame(pages, run), run, {
    width: 600,
    height: 208,
    pageSize: 4096,
    ...options,
  });
}

describe('layoutPageMap', () => {
  it('labels rows with their addresses, in its own margin', () => {
    const { addresses, grid, addressX } = mapOf(BUFFERS);
    expect(addresses.slice(0, 3).map((label) => label.text)).toEqual(['0x7c00_0000', '0x7c80_0000', '0x7d00_0000']);
    expect(grid.x).toBeGreaterThanOrEqual(PLOT_EDGE);
    expect(addressX).toBeLessThan(grid.x);
    const high = layoutPageMap(testArea(64, 1 << 24), testFrame(64, testRun([])), testRun([]), {
      width: 600,
      height: 200,
      pageSize: 65536,
    });
    expect(high.grid.x - high.addressX).toBe(8);
    expect(high.grid.x).toBeGreaterThan(grid.x);
  });

  it('writes a name only where it fits', () => {
    expect(mapOf(BUFFERS).names.map(({ name, size }) => `${name} ${size}`)).toEqual(['display-4 7.91 MiB']);
    const narrow = mapOf(BUFFERS, { width: 92 + 80 }).names;
    expect(narrow.map(({ name, size }) => `${name}|${size}`)).toEqual(['display-4|']);
  });

  it('paints by client in order of first appearance, and what is held since boot as the system', () => {
    const { cells, grid } = mapOf(BUFFERS);
    const paintAt = (page: number) => cells.paint[Math.floor(page / grid.pagesPerCell)];
    expect([paintAt(0), paintAt(600), paintAt(2048), paintAt(4075)]).toEqual([
      PAINT_SYSTEM,
      FIRST_BUFFER,
      FIRST_BUFFER + 1,
      FIRST_BUFFER,
    ]);
    expect(clientColours(testRun(BUFFERS))).toEqual([undefined, 0, 1]);
  });

  it('says the whole in a sentence', () => {
    expect(mapOf(BUFFERS).summary).toBe(
      'Page map of linux,cma: 10.7 MiB of 64 MiB used by 4 buffers, 3 holes, the largest 48.1 MiB',
    );
  });

  it('draws the boundaries of an alignment, counted from address 0', () => {
    const run = testRun([]);
    const area = testArea(1024, 100);
    const { alignment, grid } = layoutPageMap(area, testFrame(1024, run), run, {
      width: 600,
      height: 208,
      pageSize: 4096,
      pendingAlignOrder: 5,
      rowPages: 64,
    });
    expect(grid.pageWidth).toBe(7.5);
    expect(alignment[0]).toMatchObject({ x0: grid.x + 28 * 7.5, y0: grid.y });
    expect(alignment).toHaveLength(32);
    expect(mapOf([], { pendingAlignOrder: 0 }).alignment).toEqual([]);
    expect(mapOf([], { pendingAlignOrder: 9 }).alignment.every((line) => line.x1 <= line.x0 + 6)).toBe(true);
  });

  it('stays quick with 2^22 pages and 10^5 buffers', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      name: `c${i % 7}-${i}`,
      first: i * 41,
      pages: 1 + (i % 40),
    }));
    const scene = mapOf(many, {}, 1 << 22);
    expect(scene.cells.used.reduce((sum, used) => sum + used, 0)).toBe(scene.source.frame.used);
    expect(scene.outlined).toHaveLength(0);
    expect(scene.cells.used.length).toBeLessThan(200_000);
  });
});

describe('a failure explained', () => {
  const hole = (first: number, pages: number, alignedFirst: number) => ({
    first,
    pages,
    alignedFirst,
    usable: Math.max(0, first + pages - alignedFirst),
    short: 0,
    sentence: `${pages} pages are not enough`,
  });
  const failure: FailureReport = {
    area: 0,
    pages: 2025,
    alignOrder: 8,
    free: 0,
    largestFree: 0,
    sentence: '',
    holes: [hole(4076, 2094, 4096), hole(800, 1248, 1024), hole(512, 88, 512), hole(14000, 20, 14080)],
    holesInAll: 4,
  };
  const scene = mapOf(BUFFERS, { failure });

  it('numbers the longest holes, each ring in its hole and clear of the others', () => {
    expect(scene.holes.map((mark) => mark.ring?.number)).toEqual([1, 2, 3, 4]);
    const rings = scene.holes.map((mark) => mark.ring!);
    for (const [i, a] of rings.entries()) {
      for (const b of rings.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(18);
    }
  });

  it('numbers holes that are too narrow for it beside them, on a line from each, all of them', () => {
    const narrow = [0, 2, 4, 512, 514, 16383].map((first) => hole(first, 1, first + 1));
    const { holes, grid } = mapOf(BUFFERS, { failure: { ...failure, holes: narrow, holesInAll: 6 } });
    const rings = holes.map((mark) => mark.ring!);
    expect(rings.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [i, a] of rings.entries()) {
      expect(pageAt(grid, a.from!.x, a.from!.y)).toBe(narrow[i]!.first);
      expect(pageAt(grid, a.x, a.y)).toBeDefined();
      for (const b of rings.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(16);
    }
  });

  it('tints what was skipped and outlines what was missing, for holes that were long enough by pages', () => {
    expect(scene.skipped).toHaveLength(1);
    expect(scene.overshoot).toHaveLength(0);
    const short = mapOf(BUFFERS, { failure: { ...failure, pages: 3000 } });
    expect(short.overshoot.length).toBeGreaterThan(0);
  });

  it('is drawn on the area that it is about only', () => {
    expect(mapOf(BUFFERS, { failure: { ...failure, area: 3 } }).holes).toEqual([]);
  });

  it('goes with the hole as an item', () => {
    const item = itemAt(scene.source, indexAtPage(scene.source, 900)!)!;
    expect(pageItemLabel(item)).toBe('hole 2, free, 4.88 MiB, 1248 pages at 0x7c32_0000; 1248 pages are not enough');
  });
});

describe('items', () => {
  it('are buffers and holes by address', () => {
    const { items, inAll } = pageMapItems(mapOf(BUFFERS).source, 5);
    expect(items.map((item) => `${item.kind} ${formatAddress(item.address)} +${item.pages}`)).toEqual([
      'boot 0x7c00_0000 +512',
      'hole 0x7c20_0000 +88',
      'buffer 0x7c25_8000 +200',
      'hole 0x7c32_0000 +1248',
      'buffer 0x7c80_0000 +2025',
    ]);
    expect(inAll).toBe(7);
    expect(pageItemLabel(items[2]!)).toBe('camera-1 of camera, 800 KiB, 200 pages at 0x7c25_8000, since step 2');
  });

  it('hold every page once', () => {
    const parts = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 50 })), { maxLength: 20 });
    fc.assert(
      fc.property(parts, fc.nat(1023), (list, page) => {
        let at = 0;
        const buffers = list.flatMap(([gap, pages], i) => {
          const first = at + gap;
          at = first + pages;
          return at <= 1024 ? [{ name: `a-${i}`, first, pages }] : [];
        });
        const { source } = mapOf(buffers, {}, 1024);
        const holders = pageMapItems(source, 1e6).items.filter((i) => page >= i.first && page < i.first + i.pages);
        expect(holders.map((item) => item.index)).toEqual([indexAtPage(source, page)]);
      }),
    );
  });
});
