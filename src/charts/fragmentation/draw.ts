/** Scene to SVG: one join for each sort of mark. */
import type { Selection } from 'd3-selection';
import { shareOpacity } from '../page-map/paint';
import type { FragmentationScene } from './scene';

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

const LAYERS = ['curves', 'failures', 'asked', 'axis', 'labels', 'cursor'] as const;
export type Layers = Readonly<Record<(typeof LAYERS)[number], Layer>>;

const TICK = 4;
/** Failing steps are ticks below the zero line. */
const FAILURE_HEIGHT = 5;
const FAILURE_GAP = 2;
const DOT = 3;
/** Baseline below the middle of a line of text. */
const BASELINE = '0.35em';

export function createLayers(svg: Selection<SVGSVGElement, unknown, null, undefined>): Layers {
  const entries = LAYERS.map((name) => [name, svg.append('g').attr('class', `fr-${name}`)] as const);
  return Object.fromEntries(entries) as Layers;
}

function drawCurves(layer: Layer, { picture: { curves } }: FragmentationScene): void {
  layer
    .selectAll('path')
    .data(curves, (curve) => (curve as (typeof curves)[number]).role)
    .join('path')
    .attr('class', ({ role, filled }) => `fr-${role}${filled ? ' fr-filled' : ''}`)
    .attr('d', ({ path }) => path);
}

type Line = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

const lines = (layer: Layer, name: string, data: readonly Line[]) =>
  layer
    .selectAll<SVGLineElement, Line>(`line.${name}`)
    .data(data)
    .join('line')
    .attr('class', name)
    .attr('x1', (d) => d.x0)
    .attr('y1', (d) => d.y0)
    .attr('x2', (d) => d.x1)
    .attr('y2', (d) => d.y1);

function drawAxis(layer: Layer, { picture }: FragmentationScene): void {
  const { plot, strip, ticks, axis, axisX } = picture;
  const right = plot.x + plot.width;
  const level = (y: number): Line => ({ x0: plot.x, y0: y, x1: right, y1: y });
  const bottom = Math.round((strip ?? plot).y + (strip ?? plot).height) + 0.5;
  const across = [level(bottom), ...(strip ? [level(Math.round(plot.y + plot.height) + 0.5)] : [])];
  const marks = ticks.map(({ x }) => ({
    x0: Math.round(x) + 0.5,
    y0: bottom,
    x1: Math.round(x) + 0.5,
    y1: bottom + TICK,
  }));
  lines(layer, 'fr-rule', [...across, ...marks]);
  layer
    .selectAll('text.fr-level')
    .data(axis)
    .join('text')
    .attr('class', 'fr-level')
    .attr('x', axisX)
    .attr('y', ({ y }) => y)
    .attr('dy', BASELINE)
    .text(({ text }) => text);
  layer
    .selectAll('text.fr-step')
    .data(ticks)
    .join('text')
    .attr('class', 'fr-step')
    .attr('x', ({ textX }) => textX)
    .attr('y', bottom + TICK + 12)
    .attr('text-anchor', ({ anchor }) => anchor)
    .text(({ text }) => text);
}

function drawFailures(layer: Layer, { picture: { failures, plot } }: FragmentationScene): void {
  const foot = plot.y + plot.height;
  layer
    .selectAll('rect')
    .data(failures)
    .join('rect')
    .attr('x', ({ x }) => x)
    .attr('y', foot + FAILURE_GAP)
    .attr('width', 1)
    .attr('height', FAILURE_HEIGHT)
    .attr('opacity', ({ share }) => shareOpacity(share, 1));
}

function drawAsked(layer: Layer, { asked, picture: { plot } }: FragmentationScene): void {
  const y = asked?.y;
  const at = y === undefined ? [] : [{ x0: plot.x, y0: y, x1: plot.x + plot.width, y1: y }];
  lines(layer, 'fr-dashes', at).classed('fr-pending', asked?.role === 'pending');
}

function drawLabels(layer: Layer, { labels }: FragmentationScene): void {
  const texts = layer
    .selectAll<SVGTextElement, (typeof labels)[number]>('text')
    .data(labels, (label) => label.role)
    .join((enter) => {
      const text = enter.append('text').attr('dy', BASELINE);
      text.append('tspan').attr('class', 'fr-word');
      text.append('tspan').attr('class', 'fr-value').attr('dx', 4);
      return text;
    })
    .attr('class', ({ role }) => `fr-label-${role}`)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y);
  texts.select('.fr-word').text(({ word }) => word);
  texts.select('.fr-value').text(({ value }) => value);
}

function drawCursor(layer: Layer, { cursor, picture: { plot, strip } }: FragmentationScene): void {
  const foot = (strip ?? plot).y + (strip ?? plot).height;
  const at = cursor ? [{ x0: cursor.x, y0: cursor.top, x1: cursor.x, y1: foot }] : [];
  lines(layer, 'fr-halo', at);
  lines(layer, 'fr-line', at);
  layer
    .selectAll('circle')
    .data(cursor ? [cursor] : [])
    .join('circle')
    .attr('r', DOT)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
}

/** What the cursor does not change is drawn only when it changed. */
export function drawFragmentation(
  layers: Layers,
  scene: FragmentationScene,
  before: FragmentationScene | undefined,
): void {
  if (before?.picture !== scene.picture) {
    drawCurves(layers.curves, scene);
    drawAxis(layers.axis, scene);
    drawFailures(layers.failures, scene);
  }
  drawAsked(layers.asked, scene);
  drawLabels(layers.labels, scene);
  drawCursor(layers.cursor, scene);
}
