/** The space–time diagram as a thing on the page: draws scenes, and tells what a reader does with them. */
import { LayeredCanvas } from '../layered-canvas';
import type { Rgb } from '../page-map/paint';
import { paintColours } from '../page-map/paint';
import { pixelRatio } from '../presentation';
import type { Point } from '../point';
import type { ChartTheme } from '../theme';
import { drawPicture } from './draw';
import { drawBrush, drawEmphasis, drawOverlay, lifeBox } from './draw-overlay';
import type { Emphasis } from './draw-overlay';
import { failedSteps, firstAtLeast } from './failures';
import { createTimeGestures, stepAt } from './gestures';
import { lengthOf } from './interval';
import type { TimeZoom } from './navigation';
import { timeKeyAction, zoomShowing, zoomShowingPages } from './navigation';
import type { SpaceTimeScene } from './scene';
import './space-time.css';
import type { TimeItem } from './time-item';
import { failureItem, lifeAt, lifeItem } from './time-item';
import type { Box } from './time-room';

export type SpaceTimeCallbacks = {
  /** The cursor was moved, by click, drag or key. */
  readonly onStep: (step: number) => void;
  /** By mouse; undefined when nothing is pointed at any more. `at` is in pixels of the browser's window. */
  readonly onHover: (item: TimeItem | undefined, at: Point) => void;
  /** By keyboard: say timeItemLabel(item) in a live region, and show the same card as on hover. */
  readonly onWalk: (item: TimeItem | undefined, at: Point) => void;
  /** A buffer was clicked, or chosen with Enter; undefined: a click on nothing. */
  readonly onSelect: (item: TimeItem | undefined) => void;
  /** Give it back to layoutSpaceTime as `steps` and `pages`. */
  readonly onZoom: (zoom: TimeZoom) => void;
};

export type SpaceTime = {
  readonly update: (scene: SpaceTimeScene, theme: ChartTheme) => void;
  readonly destroy: () => void;
};

const ROLE_DESCRIPTION = 'space–time diagram';
const HELP =
  'Left and right move the cursor by a step, Home and End to the ends, Page up and Page down to the failures. ' +
  'Up and down walk what is held at the cursor, Enter selects. ' +
  'Plus and minus zoom along the steps, shift with the arrows pans and zooms along the addresses, 0 goes back.';
/** How far from a cross or a note it is still meant. */
const CROSS_REACH = 7;
const NOTE_REACH = 5;
/** Notes stand below the crosses, above the plot. */
const NOTE_ROW = 9;

/** `canvas` becomes focusable; its size follows the scene. */
export function createSpaceTime(canvas: HTMLCanvasElement, callbacks: SpaceTimeCallbacks): SpaceTime {
  return new SpaceTimeView(canvas, callbacks);
}

class SpaceTimeView implements SpaceTime {
  private scene: SpaceTimeScene | undefined;
  private theme: ChartTheme | undefined;
  private colours: readonly Rgb[] = [];
  /** What is drawn in `base`, and with which theme and pixel ratio. */
  private drawn: readonly unknown[] = [];
  private readonly layers: LayeredCanvas;
  private hovered: TimeItem | undefined;
  private walked: number | undefined;
  private brush: Box | undefined;
  private readonly listening = new AbortController();
  private readonly gestures: { destroy: () => void };

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly callbacks: SpaceTimeCallbacks,
  ) {
    this.layers = new LayeredCanvas(canvas);
    canvas.classList.add('st');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-roledescription', ROLE_DESCRIPTION);
    canvas.setAttribute('aria-description', HELP);
    this.gestures = createTimeGestures(canvas, {
      scene: () => this.scene,
      onStep: (step) => this.step(step),
      onZoom: callbacks.onZoom,
      onPoint: (x, y, at) => this.point(this.itemAt(x, y), at),
      onLeave: () => this.point(undefined, { x: 0, y: 0 }),
      onClick: (x, y) => this.click(x, y),
      onBrush: (box) => this.setBrush(box),
    });
    const { signal } = this.listening;
    canvas.addEventListener('keydown', (event) => this.onKey(event), { signal });
    canvas.addEventListener('blur', () => this.walk(undefined), { signal });
  }

  update(scene: SpaceTimeScene, theme: ChartTheme): void {
    const { run, index } = this.scene?.source ?? {};
    if (run !== scene.source.run || index !== scene.source.index) this.hovered = this.walked = undefined;
    if (theme !== this.theme) this.colours = paintColours(theme);
    this.theme = theme;
    this.scene = scene;
    const ratio = pixelRatio(this.canvas);
    const wanted = [scene.picture, theme, ratio];
    if (!wanted.every((value, i) => value === this.drawn[i])) {
      this.layers.resize(scene.picture, ratio);
      drawPicture(this.layers.base, scene.picture, theme, this.colours, ratio);
      this.drawn = wanted;
    }
    this.canvas.setAttribute('aria-label', scene.summary);
    this.paint();
  }

  destroy(): void {
    this.gestures.destroy();
    this.listening.abort();
  }

  /** The picture, and over it all that follows the cursor and the hand. */
  private paint(): void {
    const { scene, theme } = this;
    const context = scene && theme && this.layers.overBase();
    if (!scene || !theme || !context) return;
    this.drawEmphases(context, scene, theme);
    drawOverlay(context, scene, theme);
    if (this.brush) drawBrush(context, this.brush, theme);
  }

  private drawEmphases(context: CanvasRenderingContext2D, scene: SpaceTimeScene, theme: ChartTheme): void {
    const { plot } = scene.picture;
    context.save();
    context.beginPath();
    context.rect(plot.x - 3, plot.y - 3, plot.width + 6, plot.height + 6);
    context.clip();
    const show = (life: number | undefined, as: Emphasis) => {
      const box = life === undefined ? undefined : lifeBox(lifeItem(scene.source, life), scene.picture);
      if (box) drawEmphasis(context, box, as, theme);
    };
    show(this.hovered?.kind === 'life' ? this.hovered.life : undefined, 'hovered');
    show(scene.selection, 'selected');
    show(this.walked, 'focused');
    context.restore();
  }

  private itemAt(x: number, y: number): TimeItem | undefined {
    const { scene } = this;
    if (!scene) return undefined;
    const { plot, pages } = scene.picture;
    if (x < plot.x || x >= plot.x + plot.width || y >= plot.y + plot.height) return undefined;
    if (y < plot.y) return (y >= plot.y - NOTE_ROW && noteNear(scene, x)) || failureNear(scene, x);
    const page = Math.floor(pages.to - ((y - plot.y) / plot.height) * lengthOf(pages));
    const life = lifeAt(scene.source, stepAt(scene, x), page);
    return life === undefined ? undefined : lifeItem(scene.source, life);
  }

  private point(item: TimeItem | undefined, at: Point): void {
    const changed = keyOf(item) !== keyOf(this.hovered);
    this.hovered = item;
    if (changed) this.paint();
    if (changed || item) this.callbacks.onHover(item, at);
  }

  private step(step: number): void {
    if (step !== this.scene?.cursor.step) this.callbacks.onStep(step);
  }

  /** On a cross, the step that failed; elsewhere the step under the pointer, and the buffer with it. */
  private click(x: number, y: number): void {
    if (!this.scene || x < this.scene.picture.plot.x) return;
    const item = this.itemAt(x, y);
    this.walked = undefined;
    this.step(item && item.kind !== 'life' ? item.step : stepAt(this.scene, x));
    this.callbacks.onSelect(item);
  }

  private setBrush(box: Box | undefined): void {
    if (box === this.brush) return;
    this.brush = box;
    this.paint();
  }

  private walk(life: number | undefined): void {
    const { scene } = this;
    if (!scene || life === this.walked) return;
    this.walked = life;
    this.paint();
    const item = life === undefined ? undefined : lifeItem(scene.source, life);
    const box = item && lifeBox(item, scene.picture);
    if (item && !box) this.callbacks.onZoom(zoomShowingPages(scene, item.first + item.pages / 2));
    const { left, top } = this.canvas.getBoundingClientRect();
    const x = scene.cursor.x ?? box?.x ?? 0;
    this.callbacks.onWalk(item, { x: left + x, y: top + (box ? box.y + box.height : 0) });
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = timeKeyAction(this.scene, event.key, event.shiftKey, this.walked);
    if (!action) return;
    event.preventDefault();
    if (action.do === 'zoom') this.callbacks.onZoom(action.zoom);
    else if (action.do === 'walk') this.walk(action.life);
    else if (action.do === 'select') this.callbacks.onSelect(lifeItem(this.scene.source, this.walked!));
    else {
      const zoom = zoomShowing(this.scene, action.step);
      if (zoom) this.callbacks.onZoom(zoom);
      this.step(action.step);
    }
  }
}

function noteNear({ notes }: SpaceTimeScene, x: number): TimeItem | undefined {
  const near = notes.find((mark) => Math.abs(mark.x - x) <= NOTE_REACH);
  return near && { kind: 'note', step: near.step, count: near.count, text: near.text };
}

/** At the cross nearby; where shares are drawn, those of the pixel columns under the pointer. */
function failureNear(scene: SpaceTimeScene, x: number): TimeItem | undefined {
  const near = scene.failures.marks.find((mark) => Math.abs(mark.x - x) <= CROSS_REACH);
  if (near) return failureItem(scene.source, near.from, near.count, near.to);
  if (!scene.picture.failureShares) return undefined;
  const failed = failedSteps(scene.source.run, scene.source.index);
  const from = firstAtLeast(failed, stepAt(scene, x - 1));
  const to = firstAtLeast(failed, stepAt(scene, x + 1));
  return from < to ? failureItem(scene.source, failed[from]!, to - from, failed[to - 1]) : undefined;
}

const keyOf = (item: TimeItem | undefined): string =>
  item ? `${item.kind} ${item.kind === 'life' ? item.life : item.step}` : '';
