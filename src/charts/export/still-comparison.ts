/** Two compared pictures below each other, drawn once, each with what it is of above it. */
import { createDifferences } from '../compare/draw';
import type { ComparedScene } from '../compare/layout';
import { createLayers, drawMemoryMap } from '../memory-map/draw';
import '../memory-map/memory-map.css';
import { select } from 'd3-selection';

const SVG = 'http://www.w3.org/2000/svg';
const CAPTION_HEIGHT = 22;
const CAPTION_BASELINE = 14;
const GAP = 14;

export type StillSide = { readonly scene: ComparedScene; readonly words: string };

function addCaption(svg: SVGSVGElement, words: string, y: number): void {
  const text = svg.appendChild(document.createElementNS(SVG, 'text'));
  text.setAttribute('y', String(y + CAPTION_BASELINE));
  text.setAttribute('style', 'fill:var(--text);font-weight:var(--weight-strong)');
  text.textContent = words;
}

/** Returns the height that both take. `svg` should be empty and in the page. */
export function drawStillComparison(svg: SVGSVGElement, sides: readonly StillSide[]): number {
  svg.setAttribute('class', 'mm');
  let y = 0;
  for (const { scene, words } of sides) {
    addCaption(svg, words, y);
    const picture = svg.appendChild(document.createElementNS(SVG, 'svg'));
    drawMemoryMap(createLayers(select<SVGSVGElement, unknown>(picture)), scene.map);
    createDifferences(picture).update(scene);
    const group = svg.appendChild(document.createElementNS(SVG, 'g'));
    group.setAttribute('transform', `translate(0 ${y + CAPTION_HEIGHT})`);
    group.append(...picture.childNodes);
    picture.remove();
    y += CAPTION_HEIGHT + scene.map.height + GAP;
  }
  return y - GAP;
}
