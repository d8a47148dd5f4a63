/** Signs and ghosts over a picture of physical memory. */
import { select, type Selection } from 'd3-selection';
import type { ComparedScene, DifferenceMark, GhostMark } from './layout';
import './compare.css';

export type Differences = {
  readonly update: (scene: Pick<ComparedScene, 'signs' | 'ghosts'>) => void;
  readonly destroy: () => void;
};

type Layer = Selection<SVGGElement, unknown, null, undefined>;

function drawGhosts(layer: Layer, ghosts: readonly GhostMark[]): void {
  layer
    .selectAll<SVGRectElement, GhostMark>('rect')
    .data(ghosts, (d) => d.key)
    .join('rect')
    .attr('class', 'compare-ghost')
    .attr('x', (d) => d.x + 0.5)
    .attr('y', (d) => d.y + 3.5)
    .attr('width', (d) => Math.max(1, d.width - 1))
    .attr('height', (d) => d.height - 7);
}

function drawSigns(layer: Layer, signs: readonly DifferenceMark[]): void {
  layer
    .selectAll<SVGTextElement, DifferenceMark>('text')
    .data(signs, (d) => d.key)
    .join('text')
    .attr('class', 'compare-sign')
    .attr('text-anchor', 'middle')
    .attr('x', (d) => d.x)
    .attr('y', (d) => d.y + 5)
    .text((d) => d.sign);
}

/** In a picture of createMemoryMap(); the pictures' marks say it in words. */
export function createDifferences(svg: SVGSVGElement): Differences {
  const layer = select(svg).insert<SVGGElement>('g', '.mm-axis').attr('aria-hidden', 'true');
  layer.style('pointer-events', 'none');
  const [ghosts, signs] = [layer.append('g'), layer.append('g')];
  return {
    update(scene) {
      drawGhosts(ghosts, scene.ghosts);
      drawSigns(signs, scene.signs);
    },
    destroy: () => layer.remove(),
  };
}
