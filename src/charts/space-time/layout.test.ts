import { describe, expect, it } from 'vitest';
import { ALIVE as RUN_ALIVE, NO_AREA, OUTCOME_CODE } from '../../scenario/run';
import type { Measure } from '../measure';
import { plotEdge } from '../page-map/layout';
import { testArea } from '../test-runs';
import { FAILED, failedSteps, UNASKED } from './failures';
import { layoutSpaceTime, type SpaceTimeOptions } from './layout';
import { sideOf } from './scene';
import { ASIDE_WIDTH } from './time-room';
import { testHistory } from './test-history';
import { ALIVE } from './time-item';

const AREA = testArea(1024);
const RUN = testHistory(
  9,
  [
    { name: 'held at boot', birth: 0, first: 1000, pages: 24 },
    { name: 'camera-1', birth: 1, death: 6, first: 0, pages: 256 },
    { name: 'display-1', birth: 2, first: 256, pages: 512 },
  ],
  [{ step: 4, name: 'display-2', pages: 512 }],
);
const measure: Measure = (text) => 6 * text.length;
const EDGE = plotEdge(AREA, 4096, measure);
/** Leaves 600 pixels for the plot. */
const WIDTH = EDGE + 600 + 8 + ASIDE_WIDTH;
const layout = (rest: Partial<SpaceTimeOptions> = {}) =>
  layoutSpaceTime(AREA, 0, RUN, { width: WIDTH, height: 238, pageSize: 4096, cursor: 4, measure, ...rest });

describe('layoutSpaceTime', () => {
  it('knows the codes of a run', () => {
    expect(FAILED).toBe(OUTCOME_CODE.failed);
    expect(UNASKED).toBe(NO_AREA);
    expect(ALIVE).toBe(RUN_ALIVE);
    expect([...failedSteps(RUN, 0)]).toEqual([4]);
    expect([...failedSteps(RUN, 1)]).toEqual([]);
  });

  it('puts a life from its birth to its death across, and at its pages up', () => {
    const { plot, rects } = layout().picture;
    expect(plot).toEqual({ x: EDGE, y: 20, width: 600, height: 200 });
    const boxes = Array.from(rects.lives, (life, i) => [
      RUN.names[life],
      ...Array.from(rects.corners.subarray(4 * i, 4 * i + 4), Math.round),
    ]);
    expect(boxes).toEqual([
      ['held at boot', 0, 0, 600, 5],
      ['camera-1', 60, 150, 360, 200],
      ['display-1', 120, 50, 600, 150],
    ]);
  });

  it('names what is high enough', () => {
    expect(layout().picture.names.map(({ name, size }) => `${name} ${size}`)).toEqual([
      'camera-1 1 MiB',
      'display-1 2 MiB',
    ]);
  });

  it('has the cursor in the middle of the state, and the failure above it with a word', () => {
    const { cursor, failures } = layout();
    expect(cursor).toEqual({ step: 4, x: EDGE + 4.5 * 60 });
    expect(failures.marks.map(({ x, label, current }) => [x, label, current])).toEqual([
      [EDGE + 270, 'display-2 512 pages', true],
    ]);
    expect(failures.word).toBe('1 failed');
    expect(failures.lines).toEqual([EDGE + 270]);
    expect(layout({ cursor: 99 }).cursor.step).toBe(9);
    expect(layout({ cursor: 9, steps: { from: 0, to: 6 } }).cursor.x).toBeUndefined();
  });

  it('says on which side a cursor is that is out of view', () => {
    const { picture } = layout({ cursor: 9, steps: { from: 1, to: 7 } });
    expect([0, 1, 6, 7].map((step) => sideOf(picture.steps, step))).toEqual(['before', undefined, undefined, 'behind']);
  });

  it('has no heading over nothing', () => {
    const { key } = layoutSpaceTime(AREA, 0, testHistory(3, []), {
      width: WIDTH,
      height: 238,
      pageSize: 4096,
      cursor: 3,
    });
    expect([key.title?.text, ...key.rows.map(({ name }) => name)]).toEqual(['held at step 3', 'nothing held']);
  });

  it('adds up what each client holds at the cursor', () => {
    const held = (cursor: number) => layout({ cursor }).key.rows.map(({ name, value }) => `${name} ${value}`);
    expect(held(1)).toEqual(['since boot 96 KiB', 'camera 1 MiB', 'display 0']);
    expect(held(5)).toEqual(['since boot 96 KiB', 'camera 1 MiB', 'display 2 MiB']);
    expect(held(6)).toEqual(['since boot 96 KiB', 'camera 0', 'display 2 MiB']);
  });

  it('keeps its picture while only the cursor or the selection change', () => {
    const { picture } = layout();
    expect(layout({ cursor: 7, selection: 1 }).picture).toBe(picture);
    expect(layout({ steps: { from: 0, to: 8 } }).picture).not.toBe(picture);
  });

  it('puts the key below where it is narrow, and takes the room from the plot', () => {
    const { picture, key } = layout({ width: 370 });
    const foot = picture.plot.y + picture.plot.height;
    expect(picture.plot.x + picture.plot.width).toBe(364);
    expect(Math.min(...key.rows.map(({ y }) => y))).toBeGreaterThan(foot + 18);
    expect(Math.max(...key.rows.map(({ y }) => y))).toBeLessThanOrEqual(238 - 9);
  });

  it('sums up clients that find no row', () => {
    const crowd = testHistory(
      20,
      Array.from({ length: 20 }, (_, i) => ({ name: `client${i}-1`, birth: i + 1, first: 10 * i, pages: 10 })),
    );
    const { key } = layoutSpaceTime(AREA, 0, crowd, { width: 820, height: 128, pageSize: 4096, cursor: 20 });
    expect(key.rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'client0 40 KiB',
      'client1 40 KiB',
      'client2 40 KiB',
      'client3 40 KiB',
      'client4 40 KiB',
      '15 more 600 KiB',
    ]);
  });

  it('names those that hold most, in the order of their first appearance', () => {
    const crowd = testHistory(
      20,
      Array.from({ length: 20 }, (_, i) => ({
        name: `client${i}-1`,
        birth: i + 1,
        first: 50 * i,
        pages: i % 4 === 3 ? 50 : 10,
      })),
    );
    const { key } = layoutSpaceTime(AREA, 0, crowd, { width: 820, height: 128, pageSize: 4096, cursor: 20 });
    expect(key.rows.map(({ name }) => name)).toEqual([
      'client3',
      'client7',
      'client11',
      'client15',
      'client19',
      '15 more',
    ]);
  });

  it('says so where nothing happened', () => {
    const { empty, cursor, picture } = layoutSpaceTime(AREA, 0, testHistory(0, []), {
      width: 820,
      height: 238,
      pageSize: 4096,
      cursor: 0,
    });
    expect(empty).toContain('No operations yet');
    expect(cursor.x).toBeUndefined();
    expect(picture.rects.lives).toHaveLength(0);
  });

  it('is said in one sentence', () => {
    expect(layout().summary).toBe(
      'Space–time of linux,cma: 9 steps, 1 failed request; at step 4 3.09 MiB in 3 buffers',
    );
  });
});
