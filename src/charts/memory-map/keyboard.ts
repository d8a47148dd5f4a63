/** Keys of the picture: from mark to mark by address, and zoom and pan of the window. */
import type { MemoryRange } from '../../lib/units';
import type { AddressWindow } from './address-window';
import { centreWindow, closeUp, panWindow, zoomWindow } from './address-window';
import { rangeOf } from './map-item';
import type { MemoryMapScene } from './scene';

export const ZOOM_STEP = 1.5;
const PAN_SHARE = 0.2;

/** `undefined` in `window` is the window to start with. */
export type KeyAction =
  | { readonly do: 'focus'; readonly key: string }
  | { readonly do: 'window'; readonly window: AddressWindow | undefined }
  | { readonly do: 'select'; readonly key: string };

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** The item `by` places further by address; stays at the ends. */
function neighbour({ items }: MemoryMapScene, focused: string | undefined, by: number): string | undefined {
  const at = items.findIndex((item) => item.key === focused);
  const wanted = Math.min(items.length - 1, Math.max(0, at + by));
  return items[wanted]?.key;
}

/** Where, 0 to 1 across the window, zooming keeps still: the middle of the focused mark, else of the window. */
function anchorOf({ marks, width }: MemoryMapScene, focused: string | undefined): number {
  const mark = marks.find((m) => m.key === focused && m.lane >= 0);
  return mark ? (mark.x + mark.width / 2) / width : 0.5;
}

/** What a key asks for; undefined when it is not ours. */
export function keyAction(
  scene: MemoryMapScene,
  key: string,
  shift: boolean,
  focused: string | undefined,
): KeyAction | undefined {
  const { space, window, minLength } = scene;
  const zoomBy = (factor: number): KeyAction => ({
    do: 'window',
    window: zoomWindow(space, window, factor, anchorOf(scene, focused), minLength),
  });
  if (key === '+' || key === '=') return zoomBy(ZOOM_STEP);
  if (key === '-' || key === '_') return zoomBy(1 / ZOOM_STEP);
  if (key === '0') return { do: 'window', window: undefined };
  if ((key === 'Enter' || key === ' ') && focused !== undefined) return { do: 'select', key: focused };
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const isArrow = Number.isFinite(step);
  if (isArrow && (shift || scene.items.length === 0)) {
    return { do: 'window', window: panWindow(space, window, step * PAN_SHARE, minLength) };
  }
  const next = neighbour(scene, focused, step);
  return next === undefined ? undefined : { do: 'focus', key: next };
}

const rangeOfKey = ({ items }: MemoryMapScene, key: string): MemoryRange | undefined => {
  const item = items.find((one) => one.key === key);
  return item && rangeOf(item);
};

/** A window of the same length in which an item is in view; undefined when it is in view, or has no place. */
export function windowShowing(scene: MemoryMapScene, key: string): AddressWindow | undefined {
  if (scene.marks.some((mark) => mark.key === key)) return undefined;
  const range = rangeOfKey(scene, key);
  return range && centreWindow(scene.space, scene.window, range, scene.minLength);
}

/** A window that an item fills by a third; undefined for an item without a place. */
export function windowCloseTo(scene: MemoryMapScene, key: string): AddressWindow | undefined {
  const range = rangeOfKey(scene, key);
  return range && closeUp(scene.space, range, scene.minLength);
}
