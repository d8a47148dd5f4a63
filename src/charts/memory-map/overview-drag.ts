/** A press or drag on the overview puts the window there. */
import type { AddressWindow } from './address-window';
import { panWindow } from './address-window';
import { perFrame } from './per-frame';
import { magnification } from '../presentation';
import type { MemoryMapScene } from './scene';

export type OverviewDrag = { readonly destroy: () => void };

/** A press that moves less than this is a click. */
const CLICK_DISTANCE = 4;

/** The scene's window, moved so that its middle is at `x` of the overview. */
export function windowAt({ space, window, minLength, overview, overviewScale }: MemoryMapScene, x: number) {
  const middle = overview.frame.x + overview.frame.width / 2;
  const length = overviewScale.x(window.to) - overviewScale.x(window.from);
  return length > 0 ? panWindow(space, window, (x - middle) / length, minLength) : window;
}

export function createOverviewDrag(
  svg: SVGSVGElement,
  sceneNow: () => MemoryMapScene | undefined,
  onWindow: (window: AddressWindow) => void,
  onClick: (key: string) => void,
): OverviewDrag {
  const sender = perFrame(onWindow);
  const xOf = (event: PointerEvent) => (event.clientX - svg.getBoundingClientRect().left) / magnification(svg);
  let press: { readonly x: number; readonly scene: MemoryMapScene; readonly key: string | null } | undefined;
  let moved = false;
  const down = (event: PointerEvent) => {
    const scene = sceneNow();
    const target = event.target as Element;
    if (!scene || event.button !== 0 || !target.closest('.mm-overview')) return;
    press = { x: xOf(event), scene, key: target.getAttribute('data-key') };
    moved = false;
    svg.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!press) return;
    const x = xOf(event);
    moved ||= Math.abs(x - press.x) >= CLICK_DISTANCE;
    const { frame } = press.scene.overview;
    const grabbed = press.x >= frame.x && press.x <= frame.x + frame.width;
    if (moved) sender.push(windowAt(press.scene, grabbed ? frame.x + frame.width / 2 + x - press.x : x));
  };
  const up = (event: PointerEvent) => {
    if (press?.key && !moved && event.type === 'pointerup') onClick(press.key);
    press = undefined;
  };
  svg.addEventListener('pointerdown', down);
  svg.addEventListener('pointermove', move);
  svg.addEventListener('pointerup', up);
  svg.addEventListener('pointercancel', up);
  return {
    destroy() {
      sender.cancel();
      svg.removeEventListener('pointerdown', down);
      svg.removeEventListener('pointermove', move);
      svg.removeEventListener('pointerup', up);
      svg.removeEventListener('pointercancel', up);
    },
  };
}
