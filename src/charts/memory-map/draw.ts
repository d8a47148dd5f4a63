/** Scene to SVG: one join for each sort of mark, keyed so that an element stays with its node. */
import type { BaseType, Selection } from 'd3-selection';
import { KIND_LOOK, kindFill } from '../kind';
import type { Box, FoldMark, Mark, MemoryMapScene, SceneText } from './scene';

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** The groups of the picture, from back to front. */
export type Layers = Readonly<Record<(typeof LAYERS)[number], Layer>>;
const LAYERS = ['overview', 'lane', 'shared', 'marks', 'folds', 'texts', 'axis'] as const;

/** Refused marks are dashed; their outline is drawn inside by half its width. */
const EDGE_INSET = 0.5;
/** A small mark is easier to hit than to see. */
const MIN_HIT_WIDTH = 11;
const RING_GAP = 2;
const FOCUS_GAP = 4;
const FOLD_HALF = 5;
/** An open end reaches this far out of the picture, where it is clipped. */
const OPEN_END = 8;

export function createLayers(svg: Selection<SVGSVGElement, unknown, null, undefined>): Layers {
  const entries = LAYERS.map((name) => {
    const group = svg.append('g').attr('class', `mm-${name}`);
    if (name !== 'marks') group.attr('aria-hidden', 'true');
    return [name, group] as const;
  });
  return Object.fromEntries(entries) as Layers;
}

type Shape<E extends BaseType, D> = Selection<E, D, SVGGElement, unknown>;

const place = <E extends BaseType, D extends Box>(rects: Shape<E, D>): Shape<E, D> =>
  rects
    .attr('x', (d) => d.x)
    .attr('y', (d) => d.y)
    .attr('width', (d) => d.width)
    .attr('height', (d) => d.height);

const rects = <D extends Box>(layer: Layer, name: string, data: readonly D[], key: (d: D, i: number) => string) =>
  place(
    layer
      .selectAll<SVGRectElement, D>(`rect.${name}`)
      .data(data, key as (d: D) => string)
      .join('rect')
      .attr('class', name),
  );

const inset = <D extends Box>(box: D): D => ({
  ...box,
  x: box.x + EDGE_INSET,
  y: box.y + EDGE_INSET,
  width: Math.max(0, box.width - 2 * EDGE_INSET),
  height: box.height - 2 * EDGE_INSET,
});

function drawOverview(layer: Layer, { overview, empty, width }: MemoryMapScene): void {
  const { banks, marks, frame, funnel, y, height } = overview;
  const strips = empty === undefined ? banks : [{ x: 0, width, y, height }];
  const band = { x: 0, width, y: frame.y, height: frame.height };
  rects(layer, 'mm-band', [band], () => 'band');
  layer
    .selectAll('polygon')
    .data(empty === undefined ? [funnel] : [])
    .join('polygon')
    .attr('class', 'mm-funnel')
    .attr('points', (d) => d);
  rects(layer, 'mm-bank', strips.map(inset), (_, i) => String(i));
  rects(layer, 'mm-over', marks.map(inset), (d) => d.key)
    .attr('fill', (d) => kindFill(d.kind))
    .attr('data-key', (d) => d.key)
    .attr('data-kind', (d) => d.kind)
    .style('stroke', (d) => `var(${KIND_LOOK[d.kind].edge})`);
  rects(layer, 'mm-frame', empty === undefined ? [inset(frame)] : [], () => 'frame').raise();
}

/** Outline of a bank; an end that goes on outside of the window stays open. */
function bankOutline({ x, y, width, height, openStart, openEnd }: MemoryMapScene['banks'][number]): string {
  const [left, top, right, foot] = [x + EDGE_INSET, y + EDGE_INSET, x + width - EDGE_INSET, y + height - EDGE_INSET];
  const start = openStart ? `M${x} ${foot}M${x} ${top}` : `M${left} ${foot}V${top}`;
  const end = openEnd ? `H${x + width}M${x + width} ${foot}` : `H${right}V${foot}`;
  return `${start}${end}H${openStart ? x : left}`;
}

function drawLane(layer: Layer, scene: MemoryMapScene): void {
  rects(layer, 'mm-ram', scene.banks, (_, i) => String(i));
  layer
    .selectAll<SVGPathElement, MemoryMapScene['banks'][number]>('path')
    .data(scene.banks, (d) => d.key)
    .join('path')
    .attr('class', 'mm-bank-edge')
    .attr('d', bankOutline);
}

function hitBox({ x, y, width, height }: Mark): Box {
  const wide = Math.max(MIN_HIT_WIDTH, width);
  return { x: x - (wide - width) / 2, y, width: wide, height };
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Edges inside the mark; an end that goes on outside of the window has none in view. */
function edgeBox(mark: Mark): Box {
  const { x, y, width, height } = inset(mark);
  const before = mark.openStart ? OPEN_END : 0;
  const behind = mark.openEnd ? OPEN_END : 0;
  return { x: x - before, y, width: width + before + behind, height };
}

const PARTS = ['hit', 'fill', 'ring', 'focus'] as const;

let clips = 0;

/** A clip path as wide as the picture; its id is unique on the page. */
function drawClip(layer: Layer, { width, height }: MemoryMapScene): string {
  const paths = layer
    .selectAll<SVGClipPathElement, number>('clipPath')
    .data([0])
    .join((enter) => {
      const path = enter.append('clipPath').attr('id', `mm-clip-${clips++}`);
      path.append('rect');
      return path;
    });
  paths.select('rect').attr('width', width).attr('height', height);
  return paths.attr('id');
}

function createMark(enter: Selection<SVGGElement, Mark, SVGGElement, unknown>): typeof enter {
  for (const part of PARTS) enter.append('rect').attr('class', `mm-${part}`);
  return enter;
}

function drawMarks(layer: Layer, marks: readonly Mark[], clip: string): void {
  const groups = layer
    .selectAll<SVGGElement, Mark>('g.mm-mark')
    .data(marks, (d) => d.key)
    .join((enter) => createMark(enter.append('g')))
    .attr('class', 'mm-mark')
    .classed('is-selected', (d) => d.selected)
    .attr('data-key', (d) => d.key)
    .attr('data-kind', (d) => d.kind)
    .attr('role', (d) => (d.item.type === 'fate' ? 'button' : 'img'))
    .attr('aria-pressed', (d) => (d.item.type === 'fate' ? String(d.selected) : null))
    .attr('aria-label', (d) => d.label)
    .order();
  place(groups.select<SVGRectElement>('.mm-hit').datum(hitBox));
  const fills = groups.select<SVGRectElement>('.mm-fill');
  fills.attr('fill', (d) => kindFill(d.kind)).style('stroke', (d) => `var(${KIND_LOOK[d.kind].edge})`);
  fills.attr('clip-path', (d) => (d.openStart || d.openEnd ? `url(#${clip})` : null));
  place(fills.datum(edgeBox));
  place(groups.select<SVGRectElement>('.mm-ring').datum((d: Mark) => grown(d, RING_GAP)));
  place(groups.select<SVGRectElement>('.mm-focus').datum((d: Mark) => grown(d, FOCUS_GAP)));
}

/** Two wavy strokes, and paper between them. */
function foldPath({ x, y, height }: FoldMark): string {
  const third = (height + 8) / 4;
  const wave = (at: number) => `M${at} ${y - 4}q5 ${third} 0 ${2 * third}q-5 ${third} 0 ${2 * third}`;
  return wave(x - FOLD_HALF) + wave(x + FOLD_HALF);
}

function drawFolds(layer: Layer, folds: readonly FoldMark[]): void {
  layer
    .selectAll<SVGPathElement, FoldMark>('path')
    .data(folds, (d) => d.key)
    .join('path')
    .attr('class', 'mm-fold')
    .attr('d', foldPath);
}

function drawTexts(layer: Layer, texts: readonly SceneText[]): void {
  layer
    .selectAll<SVGTextElement, SceneText>('text')
    .data(texts, (d) => d.key)
    .join('text')
    .attr('x', (d) => d.x)
    .attr('y', (d) => d.baseline)
    .selectAll<SVGTSpanElement, SceneText['spans'][number]>('tspan')
    .data((d) => d.spans)
    .join('tspan')
    .attr('class', (d) => `mm-${d.face} mm-${d.tone}`)
    .attr('dx', (d) => d.gap || null)
    .text((d) => d.text);
  layer
    .selectAll<SVGLineElement, SceneText>('line')
    .data(
      texts.filter((d) => d.leader),
      (d) => d.key,
    )
    .join('line')
    .attr('class', 'mm-leader')
    .attr('x1', (d) => d.leader!.x + EDGE_INSET)
    .attr('x2', (d) => d.leader!.x + EDGE_INSET)
    .attr('y1', (d) => d.leader!.y0)
    .attr('y2', (d) => d.leader!.y1);
}

function axisPath({ ticks, axisY, scaleBar }: MemoryMapScene): string {
  const lines = ticks.map(({ x }) => `M${x + EDGE_INSET} ${axisY}v4`).join('');
  if (!scaleBar) return lines;
  const { x, y, width, height } = scaleBar;
  return `${lines}M${x} ${y - height}v${height}h${width}v${-height}`;
}

function drawAxis(layer: Layer, scene: MemoryMapScene): void {
  layer
    .selectAll('path')
    .data([axisPath(scene)])
    .join('path')
    .attr('class', 'mm-axis')
    .attr('d', (d) => d);
}

/** Draws the whole scene; elements of the same key move. */
export function drawMemoryMap(layers: Layers, scene: MemoryMapScene): void {
  drawOverview(layers.overview, scene);
  drawLane(layers.lane, scene);
  rects(layers.shared, 'mm-shared', scene.shared, (d) => d.key).classed('is-clash', (d) => d.clash);
  drawMarks(layers.marks, scene.marks, drawClip(layers.overview, scene));
  drawFolds(layers.folds, scene.folds);
  rects(layers.folds, 'mm-highlight', scene.highlights, (_, i) => String(i));
  drawTexts(layers.texts, scene.texts);
  drawAxis(layers.axis, scene);
}
