/** Walking and zooming the page map by keyboard and wheel. Pure. */
import type { Pages } from '../../lib/units';
import type { PageWindow } from './page-grid';
import { firstPage, indexAtPage } from './page-item';
import type { PageMapScene } from './scene';

const ZOOM_STEP = 2;
/** Closest view, in pages. */
const MIN_PAGES = 64;
/** A window begins on a multiple of this share of its length, so that rows keep tidy addresses. */
const GRID_SHARE = 32;

export type PageKeyAction =
  | { readonly do: 'walk'; readonly index: number }
  | { readonly do: 'zoom'; readonly window: PageWindow | undefined }
  | { readonly do: 'select' };

/** A window of `pages` round a page, inside the area; undefined when it is the whole area. */
export function pageWindow({ areaPages }: PageMapScene, first: Pages, pages: Pages): PageWindow | undefined {
  const length = Math.max(Math.min(MIN_PAGES, areaPages), Math.round(pages));
  if (length >= areaPages) return undefined;
  const grid = Math.max(1, 2 ** Math.floor(Math.log2(length / GRID_SHARE)));
  const tidy = Math.floor(Math.max(0, first) / grid) * grid;
  return { first: Math.min(tidy, areaPages - length), pages: length };
}

/** Narrower by `factor`, wider below 1; `anchor` stays where it is. */
export function zoomPages(scene: PageMapScene, factor: number, anchor: Pages): PageWindow | undefined {
  const { first, pages } = scene.grid.window;
  const length = Math.max(MIN_PAGES, pages / factor);
  return pageWindow(scene, anchor - ((anchor - first) * length) / pages, length);
}

/** Moved by whole rows. */
export function panPages(scene: PageMapScene, rows: number): PageWindow | undefined {
  const { window, rowPages } = scene.grid;
  return pageWindow(scene, window.first + rows * rowPages, window.pages);
}

/** A window that shows an item; undefined when the present one does. */
export function windowShowingPage(scene: PageMapScene, page: Pages): PageWindow | undefined {
  const { first, pages } = scene.grid.window;
  if (page >= first && page < first + pages) return undefined;
  return pageWindow(scene, page - pages / 2, pages);
}

/** The item one row up or down of the beginning of an item; the same item when that is all there is. */
function verticalNeighbour(scene: PageMapScene, index: number, rows: number): number | undefined {
  const last = scene.source.order.length - 1;
  const page = firstPage(scene.source, index);
  for (let row = rows; ; row += rows) {
    const target = page + row * scene.grid.rowPages;
    if (target < 0) return 0;
    if (target >= scene.areaPages) return last;
    const found = indexAtPage(scene.source, target);
    if (found !== undefined && found !== index) return found;
  }
}

function walked(scene: PageMapScene, key: string, index: number | undefined): number | undefined {
  const last = scene.source.order.length - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (!key.startsWith('Arrow')) return undefined;
  if (index === undefined) return 0;
  if (key === 'ArrowLeft') return Math.max(0, index - 1);
  if (key === 'ArrowRight') return Math.min(last, index + 1);
  return verticalNeighbour(scene, index, key === 'ArrowUp' ? -1 : 1);
}

/** What a key asks for; undefined when it is not ours. `index` is the item walked to so far. */
export function pageKeyAction(scene: PageMapScene, key: string, index: number | undefined): PageKeyAction | undefined {
  const { first, pages } = scene.grid.window;
  const anchor = index === undefined ? first + pages / 2 : firstPage(scene.source, index);
  if (key === '+' || key === '=') return { do: 'zoom', window: zoomPages(scene, ZOOM_STEP, anchor) };
  if (key === '-' || key === '_') return { do: 'zoom', window: zoomPages(scene, 1 / ZOOM_STEP, anchor) };
  if (key === '0') return { do: 'zoom', window: undefined };
  if (key === 'PageUp' || key === 'PageDown') {
    return { do: 'zoom', window: panPages(scene, (key === 'PageUp' ? -0.5 : 0.5) * scene.grid.rows) };
  }
  if (key === 'Enter' || key === ' ') return index === undefined ? undefined : { do: 'select' };
  const target = walked(scene, key, index);
  return target === undefined ? undefined : { do: 'walk', index: target };
}
