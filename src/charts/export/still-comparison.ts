/** Two compared pictures below each other, drawn once, each with what it is of above it. */
import { createDifferences } from '../compare/draw';
import { DIFFERENCES, differencesOf, GHOST_WORDS, manyWords, type ComparedScene } from '../compare/layout';
import type { ComparedRegion } from '../../scenario/compare';
import { createLayers, drawMemoryMap } from '../memory-map/draw';
import '../memory-map/memory-map.css';
import { select } from 'd3-selection';

const SVG = 'http://www.w3.org/2000/svg';
const CAPTION_HEIGHT = 22;
const CAPTION_BASELINE = 14;
const GAP = 14;

export type StillSide = { readonly scene: ComparedScene; readonly words: string };

function addText(svg: SVGSVGElement, words: string, y: number, style: string): void {
  const text = svg.appendChild(document.createElementNS(SVG, 'text'));
  text.setAttribute('y', String(y + CAPTION_BASELINE));
  text.setAttribute('style', style);
  text.textContent = words;
}

/** What the signs mean that are there, in one line; empty where there is none. */
export function signWords(regions: readonly ComparedRegion[], sides: readonly StillSide[]): string {
  const signs = differencesOf(regions).map((one) => `${DIFFERENCES[one].sign} ${DIFFERENCES[one].word}`);
  const ghosts = sides.some(({ scene }) => scene.ghosts.length > 0) ? [`dashed: ${GHOST_WORDS}`] : [];
  const many = manyWords(sides.map(({ scene }) => scene));
  return [...signs, ...ghosts, ...(many === '' ? [] : [many])].join(', ');
}

/** Returns the height that both take, with `key` below them. `svg` should be empty and in the page. */
export function drawStillComparison(svg: SVGSVGElement, sides: readonly StillSide[], key: string): number {
  svg.setAttribute('class', 'mm');
  let y = 0;
  for (const { scene, words } of sides) {
    addText(svg, words, y, 'fill:var(--text);font-weight:var(--weight-strong)');
    const picture = svg.appendChild(document.createElementNS(SVG, 'svg'));
    drawMemoryMap(createLayers(select<SVGSVGElement, unknown>(picture)), scene.map);
    createDifferences(picture).update(scene);
    const group = svg.appendChild(document.createElementNS(SVG, 'g'));
    group.setAttribute('transform', `translate(0 ${y + CAPTION_HEIGHT})`);
    group.append(...picture.childNodes);
    picture.remove();
    y += CAPTION_HEIGHT + scene.map.height + GAP;
  }
  if (key === '') return y - GAP;
  addText(svg, key, y - GAP, 'fill:var(--text)');
  return y - GAP + CAPTION_HEIGHT;
}
