/** Wheel, pinch and drag on the picture and its overview as windows of addresses. d3-zoom does the arithmetic of gestures. */
import type { Selection } from 'd3-selection';
import { select } from 'd3-selection';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import { zoom, ZoomTransform } from 'd3-zoom';
import type { AddressWindow } from './address-window';
import { windowAtOffsets } from './address-window';
import { foldedOffset } from './folded-space';
import { createOverviewDrag } from './overview-drag';
import { perFrame } from './per-frame';
import type { MemoryMapScene } from './scene';

/** A press that moves less than this is a click. */
const CLICK_DISTANCE = 4;

export type GestureCallbacks = {
  readonly onWindow: (window: AddressWindow) => void;
  /** A click on the item of this key in the overview. */
  readonly onPick: (key: string) => void;
};
export type Gestures = { readonly update: (scene: MemoryMapScene) => void; readonly destroy: () => void };

type Target = SVGSVGElement & { __zoom?: ZoomTransform };

/** The transform under which the whole folded space, as wide as the picture, shows the scene's window. */
function transformOf({ space, window, width }: MemoryMapScene): ZoomTransform {
  const from = foldedOffset(space, window.from);
  const length = foldedOffset(space, window.to) - from;
  if (length === 0n) return new ZoomTransform(1, 0, 0);
  const k = Number(space.total) / Number(length);
  return new ZoomTransform(k, (-Number(from) / Number(length)) * width, 0);
}

function windowOf({ space, width, minLength }: MemoryMapScene, { k, x }: ZoomTransform): AddressWindow {
  const total = Number(space.total);
  const from = BigInt(Math.round(((-x / k) * total) / width));
  return windowAtOffsets(space, from, BigInt(Math.round(total / k)), minLength);
}

/** Scrolling away from a picture that shows everything scrolls the page; a press on the overview is not a drag. */
function accepts(event: Event, scene: MemoryMapScene | undefined, current: ZoomTransform): boolean {
  if (!scene || scene.empty !== undefined) return false;
  if ((event.target as Element).closest('.mm-overview')) return event.type === 'wheel';
  if (event.type === 'wheel') return (event as WheelEvent).deltaY < 0 || current.k > 1;
  const { button, ctrlKey } = event as MouseEvent;
  return !button && !ctrlKey;
}

export function createGestures(svg: SVGSVGElement, { onWindow, onPick }: GestureCallbacks): Gestures {
  const target = svg as Target;
  const selection: Selection<SVGSVGElement, unknown, null, undefined> = select(svg);
  const sender = perFrame(onWindow);
  let scene: MemoryMapScene | undefined;
  let busy = false;
  const drag = createOverviewDrag(svg, () => scene, onWindow, onPick);
  const behaviour: ZoomBehavior<SVGSVGElement, unknown> = zoom<SVGSVGElement, unknown>()
    .clickDistance(CLICK_DISTANCE)
    .filter((event: Event) => accepts(event, scene, target.__zoom ?? new ZoomTransform(1, 0, 0)))
    .on('start', () => (busy = true))
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (scene && event.sourceEvent) sender.push(windowOf(scene, event.transform));
    })
    .on('end', () => (busy = false));
  selection.call(behaviour).on('dblclick.zoom', null);
  return {
    update(next) {
      scene = next;
      const box: [[number, number], [number, number]] = [
        [0, 0],
        [next.width, next.height],
      ];
      const most = Math.max(1, Number(next.space.total) / Number(next.minLength));
      behaviour.extent(box).translateExtent(box).scaleExtent([1, most]);
      // In a gesture the transform is ahead of the picture: the hand decides.
      if (!busy) target.__zoom = transformOf(next);
    },
    destroy() {
      sender.cancel();
      drag.destroy();
      selection.on('.zoom', null);
    },
  };
}
