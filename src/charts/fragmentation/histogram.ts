/** The histogram of free runs as a thing on the page: scene to SVG, one join for each sort of mark. */
import { select } from 'd3-selection';
import './fragmentation.css';
import type { HistogramScene } from './histogram-layout';

export type FreeRunHistogram = {
  readonly update: (scene: HistogramScene) => void;
  readonly destroy: () => void;
};

const BASELINE = '0.35em';
const NUMBER_GAP = 9;
const SIZE_GAP = 10;
const INSET = 0.5;

/** `svg` should be empty; its size follows the scene. Each bar is a mark with its own words. */
export function createFreeRunHistogram(svg: SVGSVGElement): FreeRunHistogram {
  const root = select(svg).classed('fr', true).attr('role', 'group');
  return {
    update: (scene) => draw(root, scene),
    destroy: () => void root.selectAll('*').remove(),
  };
}

type Root = ReturnType<typeof select<SVGSVGElement, unknown>>;

function texts<D>(
  root: Root,
  name: string,
  data: readonly D[],
  place: (d: D) => { x: number; y: number; text: string },
) {
  root
    .selectAll<SVGTextElement, D>(`text.${name}`)
    .data(data)
    .join('text')
    .attr('class', name)
    .attr('aria-hidden', 'true')
    .attr('dy', BASELINE)
    .attr('x', (d) => place(d).x)
    .attr('y', (d) => place(d).y)
    .text((d) => place(d).text);
}

function draw(root: Root, scene: HistogramScene): void {
  const { bars, foot, axisX, left, right } = scene;
  root.attr('width', scene.width).attr('height', scene.height).attr('aria-label', scene.summary);
  root
    .selectAll('line')
    .data([foot])
    .join('line')
    .attr('class', 'fr-rule')
    .attr('x1', left)
    .attr('x2', Math.max(left, right))
    .attr('y1', foot + INSET)
    .attr('y2', foot + INSET);
  for (const part of ['all', 'usable'] as const) {
    root
      .selectAll<SVGRectElement, (typeof bars)[number]>(`rect.fr-bar-${part}`)
      .data(bars)
      .join('rect')
      .attr('class', `fr-bar-${part}`)
      .attr('role', part === 'all' ? 'img' : null)
      .attr('aria-label', (bar) => (part === 'all' ? bar.label : null))
      .attr('aria-hidden', part === 'all' ? null : 'true')
      .attr('x', (bar) => Math.round(bar.x) + INSET)
      .attr('width', (bar) => Math.round(bar.width))
      .attr('y', (bar) => (part === 'all' ? bar.y : bar.usableY))
      .attr('height', (bar) => foot - (part === 'all' ? bar.y : bar.usableY));
  }
  const centre = (bar: (typeof bars)[number]) => Math.round(bar.x) + bar.width / 2;
  texts(root, 'fr-number', bars, (bar) => ({ x: centre(bar), y: bar.y - NUMBER_GAP, text: bar.number }));
  texts(root, 'fr-size', bars, (bar) => ({ x: bar.sizeX, y: foot + SIZE_GAP, text: bar.size }));
  texts(root, 'fr-level', scene.axis, ({ y, text }) => ({ x: axisX, y, text }));
  texts(root, 'fr-note', scene.notes, ({ y, text }) => ({ x: left, y, text }));
  texts(root, 'fr-empty', scene.empty === undefined ? [] : [scene.empty], (text) => ({ x: left, y: foot / 2, text }));
}
