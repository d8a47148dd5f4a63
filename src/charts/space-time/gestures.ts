/**
 * Pointer and wheel on the canvas, as what they mean: a click or a drag along an axis moves the cursor, a drag in the
 * plot brushes, the wheel and two fingers zoom. A finger alone scrubs, because the page scrolls the other way.
 */
import type { Point } from '../point';
import type { SpaceTimeScene } from './scene';
import type { Box } from './time-room';
import { brushBox, panTime, zoomPages, zoomSteps, zoomToBox } from './navigation';
import type { TimeZoom } from './navigation';
import { lengthOf } from './interval';

export type GestureHandlers = {
  readonly scene: () => SpaceTimeScene | undefined;
  readonly onStep: (step: number) => void;
  readonly onZoom: (zoom: TimeZoom) => void;
  /** Coordinates of the canvas, and of the window. */
  readonly onPoint: (x: number, y: number, at: Point) => void;
  readonly onLeave: () => void;
  readonly onClick: (x: number, y: number) => void;
  /** The box while it is drawn. */
  readonly onBrush: (box: Box | undefined) => void;
};

/** A press that moves less than this is a click. */
const CLICK_DISTANCE = 4;
/** The cursor line can be taken hold of this far from it. */
const GRIP = 6;
/** Wheel movement in CSS pixels that doubles the scale. */
const WHEEL_DOUBLES = 240;

type Press = {
  readonly from: readonly [number, number];
  readonly kind: 'scrub' | 'brush' | 'pan';
  /** As it was when the drag began. */
  readonly scene: SpaceTimeScene;
  moved: boolean;
};

/** The step whose state fills the column at `x`, the nearest one in view. */
export function stepAt({ picture }: SpaceTimeScene, x: number): number {
  const { plot, steps, allSteps } = picture;
  const state = Math.floor(steps.from + ((x - plot.x) / plot.width) * lengthOf(steps));
  return Math.max(Math.ceil(steps.from), Math.min(state, Math.ceil(steps.to) - 1, allSteps.to - 1));
}

function kindOf(scene: SpaceTimeScene, event: PointerEvent): Press['kind'] | undefined {
  const { plot } = scene.picture;
  const { offsetX: x, offsetY: y } = event;
  if (x < plot.x - GRIP || x > plot.x + plot.width + GRIP) return undefined;
  if (event.button === 1 || event.altKey || event.shiftKey) return 'pan';
  const inPlot = y >= plot.y && y < plot.y + plot.height;
  const onCursor = scene.cursor.x !== undefined && Math.abs(scene.cursor.x - x) <= GRIP;
  return event.pointerType === 'touch' || !inPlot || onCursor ? 'scrub' : 'brush';
}

export function createTimeGestures(canvas: HTMLCanvasElement, handlers: GestureHandlers): { destroy: () => void } {
  const listening = new AbortController();
  const { signal } = listening;
  const fingers = new Map<number, number>();
  let press: Press | undefined;
  let pinch: { readonly distance: number; readonly scene: SpaceTimeScene } | undefined;

  const spread = (): number => {
    const [a = 0, b = 0] = fingers.values();
    return Math.max(1, Math.abs(a - b));
  };

  function onDown(event: PointerEvent): void {
    const scene = handlers.scene();
    if (!scene || event.button > 1) return;
    fingers.set(event.pointerId, event.offsetX);
    canvas.setPointerCapture(event.pointerId);
    if (fingers.size === 2) {
      press = undefined;
      pinch = { distance: spread(), scene };
      return;
    }
    const kind = kindOf(scene, event);
    press = kind && { from: [event.offsetX, event.offsetY], kind, scene, moved: false };
    if (press?.kind === 'scrub' && event.pointerType !== 'touch') handlers.onStep(stepAt(scene, event.offsetX));
  }

  function drag(event: PointerEvent, { from, kind, scene }: Press): void {
    const { plot } = scene.picture;
    const to = [event.offsetX, event.offsetY] as const;
    if (kind === 'scrub') handlers.onStep(stepAt(handlers.scene() ?? scene, to[0]));
    else if (kind === 'brush') handlers.onBrush(brushBox(scene, from, to));
    else handlers.onZoom(panTime(scene, (from[0] - to[0]) / plot.width, (to[1] - from[1]) / plot.height));
  }

  function onMove(event: PointerEvent): void {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event.offsetX);
    if (pinch && fingers.size === 2) {
      const [a = 0, b = 0] = fingers.values();
      const middle = stepAt(pinch.scene, (a + b) / 2) + 0.5;
      handlers.onZoom(zoomSteps(pinch.scene, spread() / pinch.distance, middle));
    } else if (press) {
      const [x, y] = press.from;
      press.moved ||= Math.hypot(event.offsetX - x, event.offsetY - y) >= CLICK_DISTANCE;
      if (press.moved) drag(event, press);
    } else if (event.pointerType !== 'touch') {
      handlers.onPoint(event.offsetX, event.offsetY, { x: event.clientX, y: event.clientY });
    }
  }

  function onUp(event: PointerEvent): void {
    const ended = press;
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinch = undefined;
    press = undefined;
    handlers.onBrush(undefined);
    if (!ended || event.type === 'pointercancel') return;
    if (!ended.moved) handlers.onClick(event.offsetX, event.offsetY);
    else if (ended.kind === 'brush') {
      const box = brushBox(ended.scene, ended.from, [event.offsetX, event.offsetY]);
      handlers.onZoom(zoomToBox(ended.scene, box));
    }
  }

  /** Over the addresses, or with Alt, along the addresses; sideways, or with Shift, it pans. */
  function onWheel(event: WheelEvent): void {
    const scene = handlers.scene();
    if (!scene) return;
    const { plot, steps, pages } = scene.picture;
    const factor = 2 ** (-event.deltaY / WHEEL_DOUBLES);
    const overAddresses = event.offsetX < plot.x;
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
      handlers.onZoom(panTime(scene, sideways / plot.width, 0));
    } else if (overAddresses || event.altKey) {
      if (factor < 1 && lengthOf(pages) >= lengthOf(scene.picture.allPages)) return;
      const anchor = pages.to - ((event.offsetY - plot.y) / plot.height) * lengthOf(pages);
      handlers.onZoom(zoomPages(scene, factor, anchor));
    } else {
      // Away from a picture that shows everything, the page scrolls.
      if (factor < 1 && lengthOf(steps) >= lengthOf(scene.picture.allSteps)) return;
      handlers.onZoom(zoomSteps(scene, factor, steps.from + ((event.offsetX - plot.x) / plot.width) * lengthOf(steps)));
    }
    event.preventDefault();
  }

  canvas.addEventListener('pointerdown', onDown, { signal });
  canvas.addEventListener('pointermove', onMove, { signal });
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('pointerleave', () => handlers.onLeave(), { signal });
  canvas.addEventListener('wheel', onWheel, { signal, passive: false });
  canvas.addEventListener('dblclick', () => handlers.onZoom({ steps: undefined, pages: undefined }), { signal });
  return { destroy: () => listening.abort() };
}
