/** The fragmentation picture as a thing on the page: draws scenes, and tells where a reader puts the cursor. */
import { select } from 'd3-selection';
import type { Point } from '../point';
import { createLayers, drawFragmentation } from './draw';
import './fragmentation.css';
import type { FragmentationScene } from './scene';

export type FragmentationCallbacks = {
  /** The cursor was moved, by click or drag. */
  readonly onStep: (step: number) => void;
  /** By mouse: show fragmentationLabel() of the step; undefined when nothing is pointed at any more. */
  readonly onHover: (step: number | undefined, at: Point) => void;
};

export type FragmentationView = {
  readonly update: (scene: FragmentationScene) => void;
  readonly destroy: () => void;
};

/** `svg` should be empty; its size follows the scene. The keys are those of the space–time diagram. */
export function createFragmentation(svg: SVGSVGElement, callbacks: FragmentationCallbacks): FragmentationView {
  const root = select(svg).classed('fr', true).attr('role', 'img');
  const layers = createLayers(root);
  let scene: FragmentationScene | undefined;
  let pressed = false;

  const offset = (event: PointerEvent): number => event.clientX - svg.getBoundingClientRect().left;
  const inPlot = (x: number): boolean => {
    const plot = scene?.picture.plot;
    return plot !== undefined && x >= plot.x && x <= plot.x + plot.width;
  };

  function step(event: PointerEvent): void {
    const at = scene?.stepOf(offset(event));
    if (at !== undefined && at !== scene?.cursor?.step) callbacks.onStep(at);
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !inPlot(offset(event))) return;
    pressed = true;
    svg.setPointerCapture(event.pointerId);
    step(event);
  }

  function onMove(event: PointerEvent): void {
    if (pressed) step(event);
    if (event.pointerType === 'touch') return;
    const x = offset(event);
    callbacks.onHover(inPlot(x) ? scene?.stepOf(x) : undefined, { x: event.clientX, y: event.clientY });
  }

  root
    .on('pointerdown.fr', onDown)
    .on('pointermove.fr', onMove)
    .on('pointerup.fr pointercancel.fr', () => (pressed = false))
    .on('pointerleave.fr', () => callbacks.onHover(undefined, { x: 0, y: 0 }));

  return {
    update(next) {
      root.attr('width', next.width).attr('height', next.height).attr('aria-label', next.summary);
      drawFragmentation(layers, next, scene);
      scene = next;
    },
    destroy() {
      root.on('.fr', null).selectAll('*').remove();
    },
  };
}
