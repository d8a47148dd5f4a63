/** The picture of physical memory with its guides, drawn once: nothing in it follows a hand. */
import { select } from 'd3-selection';
import { createLayers, drawMemoryMap } from '../memory-map/draw';
import { createGuides } from '../memory-map/draw-guides';
import type { GuidesScene } from '../memory-map/guides';
import '../memory-map/memory-map.css';
import type { MemoryMapScene } from '../memory-map/scene';

/** `svg` should be empty. */
export function drawStillMemoryMap(svg: SVGSVGElement, scene: MemoryMapScene, guides: GuidesScene): void {
  const root = select<SVGSVGElement, unknown>(svg).classed('mm', true);
  drawMemoryMap(createLayers(root), scene);
  createGuides(svg).update(guides);
}
