import { describe, expect, it } from 'vitest';
import { testArea } from '../test-runs';
import { testHistory } from './test-history';
import { failureItem, lifeAt, lifeItem, livesAt, spaceTimeItems, timeItemLabel } from './time-item';

const run = testHistory(
  9,
  [
    { name: 'held at boot', birth: 0, first: 1000, pages: 24 },
    { name: 'camera-1', birth: 1, death: 6, first: 0, pages: 256 },
    { name: 'elsewhere', birth: 2, first: 0, pages: 9, area: 1 },
    { name: 'display-1', birth: 3, first: 256, pages: 512 },
    { name: 'camera-2', birth: 7, first: 0, pages: 1 },
  ],
  [
    { step: 2, name: 'display-0', pages: 2025 },
    { step: 9, name: 'display-2', pages: 0 },
  ],
);
const source = { area: testArea(1024), index: 0, pageSize: 4096, run };

describe('items of the space–time diagram', () => {
  it('are lives by birth and failures by step', () => {
    const { items, inAll } = spaceTimeItems(source, 100);
    expect(inAll).toBe(6);
    expect(items.map(timeItemLabel)).toEqual([
      'held at boot, 96 KiB, 24 pages at 0x7c3e_8000, held since boot to the end',
      'camera-1 of camera, 1 MiB, 256 pages at 0x7c00_0000, step 1 to step 6',
      'display-0 failed at step 2, 2025 pages, 7.91 MiB',
      'display-1 of display, 2 MiB, 512 pages at 0x7c10_0000, step 3 to the end',
      'camera-2 of camera, 4 KiB, 1 page at 0x7c00_0000, step 7 to the end',
      'display-2 failed at step 9',
    ]);
    expect(timeItemLabel(failureItem(source, 2, 7, 9))).toBe('7 requests failed, steps 2 to 9');
  });

  it('come a page at a time', () => {
    const names = (limit: number, from: number) => spaceTimeItems(source, limit, from).items.map((item) => item.name);
    expect(names(2, 0)).toEqual(['held at boot', 'camera-1']);
    expect(names(2, 2)).toEqual(['display-0', 'display-1']);
    expect(names(9, 8)).toEqual(['display-2']);
  });

  it('are found by step and page', () => {
    const at = (step: number, page: number) => {
      const life = lifeAt(source, step, page);
      return life === undefined ? undefined : lifeItem(source, life).name;
    };
    expect([at(0, 0), at(1, 0), at(5, 255), at(6, 0), at(7, 0)]).toEqual([
      undefined,
      'camera-1',
      'camera-1',
      undefined,
      'camera-2',
    ]);
    expect([...livesAt(source, 4)].map((life) => lifeItem(source, life).name)).toEqual([
      'camera-1',
      'display-1',
      'held at boot',
    ]);
  });
});
