/** The picture of devices, drawn once: nothing in it follows a hand. */
import { select } from 'd3-selection';
import { createOwnerLayers, drawOwners } from '../owners/draw';
import '../owners/owners.css';
import type { OwnersScene } from '../owners/scene';

/** `svg` should be empty. */
export function drawStillOwners(svg: SVGSVGElement, scene: OwnersScene): void {
  drawOwners(createOwnerLayers(select<SVGSVGElement, unknown>(svg).classed('ow', true)), scene);
}
