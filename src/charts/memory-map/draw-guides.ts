/** Guides to SVG, in groups of their own between the memory and its marks. */
import { select, type Selection } from 'd3-selection';
import type { Bracket, GuideLine, GuidesScene } from './guides';
import type { GapMark } from './replay-marks';
import type { Box, SceneText } from './scene';
import './guides.css';

export type Guides = { readonly update: (scene: GuidesScene) => void; readonly destroy: () => void };

type Layer = Selection<SVGGElement, unknown, null, undefined>;

const TICK = 4;

function drawBorders(layer: Layer, borders: readonly GuideLine[]): void {
  layer
    .selectAll<SVGLineElement, GuideLine>('line')
    .data(borders, (d) => d.key)
    .join('line')
    .attr('class', 'mm-border')
    .attr('x1', (d) => d.x + 0.5)
    .attr('x2', (d) => d.x + 0.5)
    .attr('y1', (d) => d.y0)
    .attr('y2', (d) => d.y1);
}

const bracketPath = ({ x0, x1, y, openStart, openEnd }: Bracket): string =>
  `M${x0 + 0.5} ${openStart ? y : y - TICK}V${y + 0.5}H${x1 - 0.5}${openEnd ? '' : `V${y - TICK}`}`;

function drawBrackets(layer: Layer, brackets: readonly Bracket[]): void {
  layer
    .selectAll<SVGPathElement, Bracket>('path')
    .data(brackets, (d) => d.key)
    .join('path')
    .attr('class', 'mm-bracket')
    .attr('d', bracketPath);
}

const place = <D extends Box>(rects: Selection<SVGRectElement, D, SVGGElement, unknown>) =>
  rects
    .attr('x', (d) => d.x + 0.5)
    .attr('y', (d) => d.y + 0.5)
    .attr('width', (d) => Math.max(0, d.width - 1))
    .attr('height', (d) => d.height - 1);

function drawReplay(layer: Layer, { gaps, ghost }: GuidesScene): void {
  const rects = layer
    .selectAll<SVGRectElement, GapMark>('rect.mm-gap')
    .data(gaps, (d) => d.key)
    .join('rect')
    .attr('class', (d) => `mm-gap ${d.fits ? 'fits' : 'fails'}`);
  place(rects);
  const ghosts = layer
    .selectAll<SVGRectElement, NonNullable<GuidesScene['ghost']>>('rect.mm-ghost')
    .data(ghost ? [ghost] : [])
    .join('rect')
    .attr('class', (d) => `mm-ghost ${d.fits ? 'fits' : 'fails'}`);
  place(ghosts);
  layer
    .selectAll<SVGTextElement, GapMark>('text')
    .data(
      gaps.filter((d) => d.number !== ''),
      (d) => d.key,
    )
    .join('text')
    .attr('class', (d) => `mm-gap-number ${d.fits ? 'fits' : 'fails'}`)
    .attr('text-anchor', 'middle')
    .attr('x', (d) => d.numberX)
    .attr('y', (d) => d.y + d.height / 2 + 4)
    .text((d) => d.number);
}

function drawTexts(layer: Layer, texts: readonly SceneText[]): void {
  layer
    .selectAll<SVGTextElement, SceneText>('text')
    .data(texts, (d) => d.key)
    .join('text')
    .attr('class', 'mm-sans mm-text-3')
    .attr('x', (d) => d.x)
    .attr('y', (d) => d.baseline)
    .text((d) => d.spans.map((span) => span.text).join(' '));
}

/** In the picture of createMemoryMap(); leaves it as it was when destroyed. */
export function createGuides(svg: SVGSVGElement): Guides {
  const root = select(svg);
  const layer = (name: string, before: string): Layer =>
    root.insert<SVGGElement>('g', before).attr('class', `mm-guides ${name}`).attr('aria-hidden', 'true');
  const lines = layer('mm-borders', '.mm-marks');
  const replay = layer('mm-replay', '.mm-axis');
  const texts = layer('mm-guide-texts', '.mm-axis');
  return {
    update(scene) {
      drawBorders(lines, scene.borders);
      drawBrackets(lines, scene.brackets);
      drawReplay(replay, scene);
      drawTexts(texts, scene.texts);
    },
    destroy() {
      for (const group of [lines, replay, texts]) group.remove();
    },
  };
}
