import { describe, expect, it } from 'vitest';
import { estimateWidth } from '../measure';
import { plotEdge } from '../page-map/layout';
import { testArea } from '../test-runs';
import { layoutSpaceTime, type SpaceTimeOptions } from './layout';
import { brushBox, timeKeyAction, zoomShowing, zoomShowingPages, zoomToBox } from './navigation';
import { ASIDE_WIDTH } from './time-room';
import { testHistory } from './test-history';

const run = testHistory(
  99,
  [
    { name: 'a-1', birth: 1, first: 0, pages: 100 },
    { name: 'a-2', birth: 2, first: 500, pages: 100 },
    { name: 'a-3', birth: 3, first: 200, pages: 100 },
  ],
  [20, 60].map((step) => ({ step, name: 'b', pages: 9 })),
);
const AREA = testArea(1024);
const EDGE = plotEdge(AREA, 4096, estimateWidth);
/** Leaves 600 pixels for the plot. */
const WIDTH = EDGE + 600 + 8 + ASIDE_WIDTH;
const sceneAt = (cursor: number, rest: Partial<SpaceTimeOptions> = {}) =>
  layoutSpaceTime(AREA, 0, run, { width: WIDTH, height: 238, pageSize: 4096, cursor, ...rest });
const press = (cursor: number, key: string, life?: number, shift = false) =>
  timeKeyAction(sceneAt(cursor), key, shift, life);

describe('keys of the space–time diagram', () => {
  it.each([
    ['ArrowLeft', 49],
    ['ArrowRight', 51],
    ['Home', 0],
    ['End', 99],
    ['PageUp', 20],
    ['PageDown', 60],
  ])('%s goes to step %i', (key, step) => {
    expect(press(50, key)).toEqual({ do: 'step', step });
  });

  it('stop at both ends', () => {
    expect(press(0, 'ArrowLeft')).toEqual({ do: 'step', step: 0 });
    expect(press(99, 'ArrowRight')).toEqual({ do: 'step', step: 99 });
    expect(press(70, 'PageDown')).toBeUndefined();
  });

  it('walk what is held at the step, by address', () => {
    expect(press(50, 'ArrowUp')).toEqual({ do: 'walk', life: 0 });
    expect(press(50, 'ArrowUp', 0)).toEqual({ do: 'walk', life: 2 });
    expect(press(50, 'ArrowUp', 1)).toEqual({ do: 'walk', life: 1 });
    expect(press(50, 'ArrowDown', 1)).toEqual({ do: 'walk', life: 2 });
    expect(press(50, 'Enter')).toBeUndefined();
    expect(press(50, 'Enter', 1)).toEqual({ do: 'select' });
  });

  it('zoom round the cursor, and back to all', () => {
    expect(press(49, '+')).toEqual({ do: 'zoom', zoom: { steps: { from: 24.75, to: 74.75 }, pages: undefined } });
    expect(press(49, '0')).toEqual({ do: 'zoom', zoom: { steps: undefined, pages: undefined } });
    expect(press(49, '-')).toEqual({ do: 'zoom', zoom: { steps: undefined, pages: undefined } });
  });

  it('leave others alone', () => {
    expect(press(5, 'x')).toBeUndefined();
  });
});

describe('a brush', () => {
  // The plot is 600 × 200 from EDGE, 20: 6 px a step.
  it('zooms both axes, or the one that was meant', () => {
    const scene = sceneAt(5);
    expect(zoomToBox(scene, brushBox(scene, [EDGE + 300, 120], [EDGE, 20]))).toEqual({
      steps: { from: 0, to: 50 },
      pages: { from: 512, to: 1024 },
    });
    expect(zoomToBox(scene, brushBox(scene, [EDGE + 60, 60], [EDGE + 360, 64]))).toEqual({
      steps: { from: 10, to: 60 },
      pages: undefined,
    });
    expect(zoomToBox(scene, brushBox(scene, [EDGE + 60, 20], [EDGE + 64, 120]))).toEqual({
      steps: undefined,
      pages: { from: 512, to: 1024 },
    });
  });

  it('is kept inside of the plot', () => {
    expect(brushBox(sceneAt(5), [0, 0], [2000, 2000])).toEqual({ x: EDGE, y: 20, width: 600, height: 200 });
  });
});

describe('the window', () => {
  it('goes to the pages that are walked to', () => {
    const scene = sceneAt(29, { pages: { from: 0, to: 100 } });
    expect(zoomShowingPages(scene, 550).pages).toEqual({ from: 500, to: 600 });
    expect(zoomShowingPages(scene, 1020).pages).toEqual({ from: 924, to: 1024 });
  });

  it('follows the cursor', () => {
    const steps = { from: 10, to: 30 };
    expect(zoomShowing(sceneAt(29, { steps }), 29)).toBeUndefined();
    expect(zoomShowing(sceneAt(29, { steps }), 30)?.steps).toEqual({ from: 20.5, to: 40.5 });
  });
});
