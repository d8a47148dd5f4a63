/** Pointer, wheel and fingers on the page map, as what they mean: point, click, move the window, zoom. */
import type { Point } from '../point';
import { panPages, zoomPages } from './navigation';
import type { PageWindow } from './page-grid';
import { pageAt } from './page-grid';
import type { PageMapScene } from './scene';

export type PageGestureHandlers = {
  readonly scene: () => PageMapScene | undefined;
  readonly onZoom: (window: PageWindow | undefined) => void;
  /** Coordinates of the canvas, and of the window. */
  readonly onPoint: (x: number, y: number, at: Point) => void;
  readonly onLeave: () => void;
  readonly onClick: (x: number, y: number) => void;
};

/** Wheel movement in CSS pixels that doubles the scale. */
const WHEEL_DOUBLES = 240;
const DRAG_DISTANCE = 4;

type Finger = { readonly x: number; readonly y: number };
type Drag = { readonly y: number; readonly scene: PageMapScene };
type Pinch = { readonly distance: number; readonly page: number; readonly scene: PageMapScene };

const spread = ([a, b]: readonly Finger[]): number => (a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1);

/** The page between two fingers, or that in the middle of the window. */
function pageBetween(scene: PageMapScene, [a, b]: readonly Finger[]): number {
  const { window } = scene.grid;
  const page = a && b && pageAt(scene.grid, (a.x + b.x) / 2, (a.y + b.y) / 2);
  return page ?? window.first + window.pages / 2;
}

export function createPageGestures(canvas: HTMLCanvasElement, handlers: PageGestureHandlers): { destroy: () => void } {
  const listening = new AbortController();
  const { signal } = listening;
  const fingers = new Map<number, Finger>();
  let drag: Drag | undefined;
  let dragged = false;
  let pinch: Pinch | undefined;

  function onDown(event: PointerEvent): void {
    const scene = handlers.scene();
    if (event.button !== 0 || !scene) return;
    fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    dragged = fingers.size > 1;
    if (fingers.size === 2) {
      const both = [...fingers.values()];
      pinch = { distance: spread(both), page: pageBetween(scene, both), scene };
    }
    drag = fingers.size === 1 && scene.zoomed ? { y: event.clientY, scene } : undefined;
    if (drag || pinch) canvas.setPointerCapture(event.pointerId);
  }

  function onMove(event: PointerEvent): void {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    if (pinch) {
      const factor = spread([...fingers.values()]) / pinch.distance;
      handlers.onZoom(zoomPages(pinch.scene, factor, pinch.page));
    } else if (drag) {
      dragged ||= Math.abs(event.clientY - drag.y) >= DRAG_DISTANCE;
      const rows = Math.round((drag.y - event.clientY) / drag.scene.grid.rowHeight);
      if (dragged) handlers.onZoom(panPages(drag.scene, rows));
    } else if (event.pointerType !== 'touch') {
      handlers.onPoint(event.offsetX, event.offsetY, { x: event.clientX, y: event.clientY });
    }
  }

  function onUp(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    drag = undefined;
    if (fingers.size < 2) pinch = undefined;
  }

  function onClick(event: MouseEvent): void {
    if (!dragged) handlers.onClick(event.offsetX, event.offsetY);
  }

  function onWheel(event: WheelEvent): void {
    const scene = handlers.scene();
    if (!scene || (event.deltaY > 0 && !scene.zoomed) || event.deltaY === 0) return;
    const page = pageAt(scene.grid, event.offsetX, event.offsetY);
    if (page === undefined) return;
    event.preventDefault();
    handlers.onZoom(zoomPages(scene, 2 ** (-event.deltaY / WHEEL_DOUBLES), page));
  }

  canvas.addEventListener('pointerdown', onDown, { signal });
  canvas.addEventListener('pointermove', onMove, { signal });
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('pointerleave', () => handlers.onLeave(), { signal });
  canvas.addEventListener('click', onClick, { signal });
  canvas.addEventListener('wheel', onWheel, { signal, passive: false });
  return { destroy: () => listening.abort() };
}
