/** What keys, the wheel and drags ask of the diagram. Pure. */
import { firstAtLeast, failedSteps } from './failures';
import type { Interval } from './interval';
import { fitInterval, lengthOf, panInterval, showUnit, unlessAll, zoomInterval } from './interval';
import { LEAST_PAGES, LEAST_STEPS } from './layout';
import type { SpaceTimeScene } from './scene';
import { livesAt } from './time-item';
import type { Box } from './time-room';

/** States and pages in view; undefined: all. */
export type TimeZoom = { readonly steps: Interval | undefined; readonly pages: Interval | undefined };

export type TimeKeyAction =
  | { readonly do: 'step'; readonly step: number }
  | { readonly do: 'zoom'; readonly zoom: TimeZoom }
  /** To a life held at the shown step. */
  | { readonly do: 'walk'; readonly life: number }
  | { readonly do: 'select' };

const KEY_ZOOM = 2;
const KEY_PAN = 0.25;
/** A drag that is flatter or narrower than this chooses along one axis only. */
const ONE_AXIS = 10;

const zoomOf = ({ picture }: SpaceTimeScene, steps: Interval, pages: Interval): TimeZoom => ({
  steps: unlessAll(steps, picture.allSteps),
  pages: unlessAll(pages, picture.allPages),
});

export function zoomSteps(scene: SpaceTimeScene, factor: number, anchor: number): TimeZoom {
  const { steps, allSteps, pages } = scene.picture;
  return zoomOf(scene, zoomInterval(steps, allSteps, LEAST_STEPS, factor, anchor), pages);
}

export function zoomPages(scene: SpaceTimeScene, factor: number, anchor: number): TimeZoom {
  const { pages, allPages, steps } = scene.picture;
  return zoomOf(scene, steps, zoomInterval(pages, allPages, LEAST_PAGES, factor, anchor));
}

/** By shares of what is in view. */
export function panTime(scene: SpaceTimeScene, stepShare: number, pageShare: number): TimeZoom {
  const { steps, allSteps, pages, allPages } = scene.picture;
  const right = panInterval(steps, allSteps, stepShare * lengthOf(steps));
  return zoomOf(scene, right, panInterval(pages, allPages, pageShare * lengthOf(pages)));
}

/** A window that shows a step; undefined when the present one does. */
export function zoomShowing(scene: SpaceTimeScene, step: number): TimeZoom | undefined {
  const { steps, allSteps, pages } = scene.picture;
  const shown = showUnit(steps, allSteps, step);
  return shown === steps ? undefined : zoomOf(scene, shown, pages);
}

/** With a page in the middle, as far as the area allows. */
export function zoomShowingPages(scene: SpaceTimeScene, page: number): TimeZoom {
  const { pages, allPages, steps } = scene.picture;
  return zoomOf(scene, steps, panInterval(pages, allPages, page - (pages.from + pages.to) / 2));
}

/** Left to right and top to bottom, whichever way it was drawn, inside of the plot; whole along an axis that was not meant. */
export function brushBox(
  { picture }: SpaceTimeScene,
  from: readonly [number, number],
  to: readonly [number, number],
): Box {
  const { plot } = picture;
  const x0 = Math.max(plot.x, Math.min(from[0], to[0]));
  const x1 = Math.min(plot.x + plot.width, Math.max(from[0], to[0]));
  const y0 = Math.max(plot.y, Math.min(from[1], to[1]));
  const y1 = Math.min(plot.y + plot.height, Math.max(from[1], to[1]));
  const across = x1 - x0 >= ONE_AXIS || y1 - y0 < ONE_AXIS;
  const up = y1 - y0 >= ONE_AXIS;
  return {
    x: across ? x0 : plot.x,
    width: across ? Math.max(0, x1 - x0) : plot.width,
    y: up ? y0 : plot.y,
    height: up ? y1 - y0 : plot.height,
  };
}

/** What a brushed box shows. */
export function zoomToBox(scene: SpaceTimeScene, { x, y, width, height }: Box): TimeZoom {
  const { plot, steps, pages, allSteps, allPages } = scene.picture;
  const step = (at: number) => steps.from + ((at - plot.x) / plot.width) * lengthOf(steps);
  const page = (at: number) => pages.to - ((at - plot.y) / plot.height) * lengthOf(pages);
  const wantedSteps = { from: step(x), to: step(x + width) };
  const wantedPages = { from: page(y + height), to: page(y) };
  return zoomOf(
    scene,
    fitInterval(wantedSteps, allSteps, LEAST_STEPS),
    height >= plot.height ? pages : fitInterval(wantedPages, allPages, LEAST_PAGES),
  );
}

/** The failure before or behind a step. */
function failureFrom({ source, cursor }: SpaceTimeScene, direction: 1 | -1): number | undefined {
  const failed = failedSteps(source.run, source.index);
  const at = firstAtLeast(failed, direction > 0 ? cursor.step + 1 : cursor.step);
  return failed[direction > 0 ? at : at - 1];
}

/** The next life up or down in address, held at the shown step. */
function neighbour({ source, cursor }: SpaceTimeScene, life: number | undefined, up: boolean): number | undefined {
  const held = livesAt(source, cursor.step);
  const at = life === undefined ? -1 : held.indexOf(life);
  if (at < 0) return up ? held[0] : held.at(-1);
  return held[Math.max(0, Math.min(held.length - 1, at + (up ? 1 : -1)))];
}

function stepAsked(scene: SpaceTimeScene, key: string): number | undefined {
  const { step } = scene.cursor;
  const last = scene.source.run.steps.count;
  if (key === 'ArrowLeft') return Math.max(0, step - 1);
  if (key === 'ArrowRight') return Math.min(last, step + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'PageUp') return failureFrom(scene, -1);
  if (key === 'PageDown') return failureFrom(scene, 1);
  return undefined;
}

function zoomAsked(scene: SpaceTimeScene, key: string, shift: boolean): TimeZoom | undefined {
  const anchor = scene.cursor.step + 0.5;
  if (key === '+' || key === '=') return zoomSteps(scene, KEY_ZOOM, anchor);
  if (key === '-' || key === '_') return zoomSteps(scene, 1 / KEY_ZOOM, anchor);
  if (key === '0') return { steps: undefined, pages: undefined };
  if (!shift) return undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return panTime(scene, key === 'ArrowLeft' ? -KEY_PAN : KEY_PAN, 0);
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const { pages } = scene.picture;
  return zoomPages(scene, key === 'ArrowUp' ? KEY_ZOOM : 1 / KEY_ZOOM, (pages.from + pages.to) / 2);
}

/** What a key asks for; undefined when it is not ours. `life` is the one walked to so far. */
export function timeKeyAction(
  scene: SpaceTimeScene,
  key: string,
  shift: boolean,
  life: number | undefined,
): TimeKeyAction | undefined {
  const zoom = zoomAsked(scene, key, shift);
  if (zoom) return { do: 'zoom', zoom };
  const step = stepAsked(scene, key);
  if (step !== undefined) return { do: 'step', step };
  if (key === 'Enter' || key === ' ') return life === undefined ? undefined : { do: 'select' };
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const next = neighbour(scene, life, key === 'ArrowUp');
  return next === undefined ? undefined : { do: 'walk', life: next };
}
