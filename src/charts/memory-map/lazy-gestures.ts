/** Gestures arrive after the first picture: it is drawn without the weight of d3-zoom. */
import type { GestureCallbacks, Gestures } from './gestures';
import type { MemoryMapScene } from './scene';

/** As createGestures(), from the moment its code is there; a picture whose code never comes stays a picture. */
export function createLazyGestures(svg: SVGSVGElement, callbacks: GestureCallbacks): Gestures {
  let gestures: Gestures | undefined;
  let scene: MemoryMapScene | undefined;
  let destroyed = false;
  void import('./gestures').then(
    ({ createGestures }) => {
      if (destroyed) return;
      gestures = createGestures(svg, callbacks);
      if (scene) gestures.update(scene);
    },
    () => undefined,
  );
  return {
    update(next) {
      scene = next;
      gestures?.update(next);
    },
    destroy() {
      destroyed = true;
      gestures?.destroy();
    },
  };
}
