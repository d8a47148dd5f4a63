/** Scene to SVG: one join for each sort of mark, keyed so that an element stays with its node. */
import type { Selection } from 'd3-selection';
import { KIND_LOOK, kindFill } from '../kind';
import type { OwnerLink, OwnerNode, OwnersScene, OwnerText } from './scene';

type Layer = Selection<SVGGElement, unknown, null, undefined>;

export type OwnerLayers = Readonly<Record<'links' | 'nodes' | 'texts', Layer>>;

export function createOwnerLayers(svg: Selection<SVGSVGElement, unknown, null, undefined>): OwnerLayers {
  const layer = (name: string) => svg.append('g').attr('class', `ow-${name}`);
  return {
    links: layer('links').attr('aria-hidden', 'true'),
    nodes: layer('nodes'),
    texts: layer('texts').attr('aria-hidden', 'true'),
  };
}

function drawTexts<P extends SVGGElement, D>(
  parents: Selection<P, D, SVGElement | null, unknown>,
  textsOf: (datum: D) => readonly OwnerText[],
): void {
  parents
    .selectAll<SVGTextElement, OwnerText>('text')
    .data(textsOf, (text) => text.key)
    .join('text')
    .attr('class', (text) => `ow-${text.face} ow-${text.tone}${text.strong ? ' ow-strong' : ''}`)
    .attr('x', (text) => text.x)
    .attr('y', (text) => text.baseline)
    .text((text) => text.text);
}

function drawLinks(layer: Layer, links: readonly OwnerLink[]): void {
  layer
    .selectAll<SVGPathElement, OwnerLink>('path')
    .data(links, (link) => link.key)
    .join('path')
    .attr('class', 'ow-link')
    .attr('data-look', (link) => link.look)
    .attr('d', (link) => link.path);
}

function createNode(enter: Selection<SVGGElement, OwnerNode, SVGGElement, unknown>): typeof enter {
  enter.append('rect').attr('class', 'ow-hit');
  return enter;
}

type Region = Extract<OwnerNode, { role: 'region' }>;

function drawNodes(layer: Layer, nodes: readonly OwnerNode[]): void {
  const groups = layer
    .selectAll<SVGGElement, OwnerNode>('g')
    .data(nodes, (node) => node.key)
    .join((enter) => createNode(enter.append('g')))
    .attr('class', 'ow-node')
    .attr('role', 'button')
    .attr('data-key', (node) => node.key)
    .attr('aria-label', (node) => node.label)
    .attr('aria-pressed', (node) => (node.role === 'region' ? String(node.selected) : null))
    .order();
  groups
    .select('.ow-hit')
    .attr('x', (node) => node.x)
    .attr('y', (node) => node.y)
    .attr('width', (node) => node.width)
    .attr('height', (node) => node.height);
  groups
    .selectAll<SVGRectElement, Region>('.ow-swatch')
    .data((node) => (node.role === 'region' ? [node] : []))
    .join('rect')
    .attr('class', 'ow-swatch')
    .attr('x', ({ swatch }) => swatch.x + 0.5)
    .attr('y', ({ swatch }) => swatch.y + 0.5)
    .attr('width', ({ swatch }) => swatch.width - 1)
    .attr('height', ({ swatch }) => swatch.height - 1)
    .attr('fill', ({ kind }) => kindFill(kind))
    .attr('stroke-dasharray', ({ kind }) => (kind === 'refused' ? '3 2' : null))
    .style('stroke', ({ kind }) => `var(${KIND_LOOK[kind].edge})`);
  drawTexts(groups, (node) => node.texts);
}

/** Draws the whole scene. */
export function drawOwners(layers: OwnerLayers, scene: OwnersScene): void {
  drawLinks(layers.links, scene.links);
  drawNodes(layers.nodes, scene.nodes);
  drawTexts(layers.texts.datum(null), () => [...scene.headings, ...scene.heaps]);
}

/** Lines of the pointed-out node stand out; undefined: none does. */
export function emphasise(layers: OwnerLayers, key: string | undefined): void {
  layers.links
    .selectAll<SVGPathElement, OwnerLink>('path')
    .classed('is-lit', (link) => key !== undefined && (link.from === key || link.to === key));
}
