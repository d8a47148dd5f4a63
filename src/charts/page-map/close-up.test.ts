import { describe, expect, it } from 'vitest';
import type { FailureReport, RefusedHole } from '../../scenario/run';
import { testArea, testFrame, testRun } from '../test-runs';
import { clientColours } from './client-colours';
import { CLIENT_LOOKS, isTextured } from './client-look';
import { FIRST_BUFFER } from './cells';
import { layoutPageMap } from './layout';
import { itemAt, pageItemLabel } from './page-item';

const RUN = testRun([
  { name: 'npu-1', first: 0, pages: 330 },
  { name: 'npu-2', first: 4000, pages: 96 },
]);
const AREA = testArea(8192);

const hole = (first: number, pages: number, alignedFirst: number, usable: number, short: number): RefusedHole => ({
  first,
  pages,
  alignedFirst,
  usable,
  short,
  sentence: '',
});
const FAILURE: FailureReport = {
  area: 0,
  pages: 3600,
  alignOrder: 8,
  free: 7766,
  largestFree: 4096,
  sentence: '',
  holes: [{ ...hole(4096, 4096, 6144, 2048, 1552), pins: { count: 1, clear: 2100 } }, hole(330, 3670, 512, 3488, 112)],
  holesInAll: 2,
};
const PINS = { first: Uint32Array.of(6091), pages: Uint32Array.of(1) };
const frame = { ...testFrame(8192, RUN), pinned: PINS };
const closeUp = (width: number, height: number) =>
  layoutPageMap(AREA, frame, RUN, {
    width,
    height,
    pageSize: 4096,
    failure: FAILURE,
    rowPages: 256,
    closeUp: true,
  });

it('a buffer that the request would have needed, too, says so', () => {
  const { source } = closeUp(760, 700);
  const words = [0, 1, 2, 3].map((index) => pageItemLabel(itemAt(source, index)!));
  expect(words.filter((one) => one.includes('needed pages of it, behind hole'))).toEqual([
    expect.stringMatching(/^npu-2 of npu, .*behind hole 2$/),
  ]);
});

describe('a close-up', () => {
  const { notes, grid } = closeUp(760, 700);

  it('says what was skipped and missing, and where pins are', () => {
    expect(notes.map(({ words, address }) => `${words} ${address}`.trim())).toEqual([
      '52 pages skipped to reach a 1 MiB boundary, 2048 left',
      '182 pages skipped to reach a 1 MiB boundary, 3488 left',
      '3600 pages from there would end here, 112 too far',
      'pinned 0x7d7c_b000',
    ]);
  });

  it('has no words on words, on rings, or outside of the rows', () => {
    for (const [width, height] of [
      [760, 700],
      [500, 400],
      [370, 420],
      [300, 120],
    ] as const) {
      const scene = closeUp(width, height);
      const boxes = [
        ...scene.notes.map(({ x, y, width: wide }) => ({ x, y: y - 8, width: wide, height: 16 })),
        ...scene.holes.flatMap(({ ring }) => (ring ? [{ x: ring.x - 8, y: ring.y - 8, width: 16, height: 16 }] : [])),
      ];
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
      for (const { x, width: wide } of scene.notes) {
        expect(x).toBeGreaterThanOrEqual(scene.grid.x);
        expect(x + wide).toBeLessThanOrEqual(scene.grid.x + scene.grid.width);
      }
    }
  });

  it('is silent in a map that is none', () => {
    expect(grid.rowPages).toBe(256);
    const map = layoutPageMap(AREA, frame, RUN, { width: 760, height: 700, pageSize: 4096, failure: FAILURE });
    expect(map.notes).toEqual([]);
  });
});

describe('looks of clients', () => {
  const names = Array.from({ length: CLIENT_LOOKS + 1 }, (_, i) => ({ name: `c${i}-1`, first: i, pages: 1 }));
  const looks = clientColours(testRun(names));

  it('differ up to the last of them, and begin again only then', () => {
    expect(new Set(looks.slice(0, CLIENT_LOOKS)).size).toBe(CLIENT_LOOKS);
    expect(looks[CLIENT_LOOKS]).toBe(looks[0]);
  });

  it('have a texture from the ninth client on', () => {
    expect(looks.slice(0, 10).map((look) => isTextured(FIRST_BUFFER + look!))).toEqual([
      ...new Array<boolean>(8).fill(false),
      true,
      true,
    ]);
  });
});
