import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testArea, testFrame, testRun } from '../test-runs';
import { layoutPageMap } from './layout';
import { pageKeyAction, panPages, windowShowingPage, zoomPages } from './navigation';
import type { PageWindow } from './page-grid';

const PAGES = 16384;
const run = testRun([
  { name: 'a-1', first: 0, pages: 100 },
  { name: 'a-2', first: 700, pages: 100 },
  { name: 'a-3', first: 1000, pages: 4000 },
]);
const sceneOf = (zoom?: PageWindow) =>
  layoutPageMap(testArea(PAGES), testFrame(PAGES, run), run, { width: 600, height: 208, pageSize: 4096, zoom });
const scene = sceneOf();

const walk = (key: string, index: number | undefined) => {
  const action = pageKeyAction(scene, key, index);
  return action?.do === 'walk' ? action.index : action?.do;
};

describe('pageKeyAction', () => {
  it('walks by address and stays at the ends', () => {
    expect(walk('ArrowRight', undefined)).toBe(0);
    expect(walk('ArrowRight', 0)).toBe(1);
    expect(walk('ArrowLeft', 0)).toBe(0);
    expect(walk('End', 0)).toBe(5);
    expect(walk('ArrowRight', 5)).toBe(5);
    expect(walk('Home', 5)).toBe(0);
  });

  it('goes to what lies below, past its own rows', () => {
    expect(walk('ArrowDown', 0)).toBe(1);
    expect(walk('ArrowDown', 4)).toBe(5);
    expect(walk('ArrowUp', 4)).toBe(1);
    expect(walk('ArrowUp', 0)).toBe(0);
  });

  it('selects only what was walked to', () => {
    expect(walk('Enter', 2)).toBe('select');
    expect(walk('Enter', undefined)).toBeUndefined();
    expect(walk('q', 2)).toBeUndefined();
  });
});

describe('zooming the page map', () => {
  it('comes down to single pages and back to the area', () => {
    const close = zoomPages(scene, 1e6, 5000)!;
    expect(close.pages).toBe(64);
    expect(close.first <= 5000 && close.first + 64 > 5000).toBe(true);
    expect(sceneOf(close).grid.pageWidth).toBeGreaterThan(3);
    expect(zoomPages(sceneOf(close), 1e-6, 5000)).toBeUndefined();
  });

  it('stays inside the area', () => {
    fc.assert(
      fc.property(fc.nat(PAGES - 1), fc.double({ min: 0.1, max: 50, noNaN: true }), fc.integer(), (page, by, rows) => {
        const zoomed = zoomPages(scene, by, page);
        const panned = panPages(sceneOf(zoomed), rows % 1000);
        for (const window of [zoomed, panned]) {
          if (window) expect(window.first >= 0 && window.first + window.pages <= PAGES).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('moves to an item that is out of view', () => {
    expect(windowShowingPage(scene, 700)).toBeUndefined();
    const window = windowShowingPage(sceneOf({ first: 8192, pages: 256 }), 700)!;
    expect(window.first <= 700 && window.first + window.pages > 700).toBe(true);
  });
});
