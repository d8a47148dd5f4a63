/** Rings and edges of the moment, drawn over the map. */
import type { ChartTheme } from '../theme';
import { stroke, trace } from './canvas-lines';
import type { Corner } from './page-grid';
import { runOutlines } from './page-grid';
import type { PageMapScene } from './scene';

type Context = CanvasRenderingContext2D;

/** The ring of a selection stands this far outside of its mark. */
const RING_GAP = 1;

/** A run of pages that the reader points at, walks to, or has selected. */
export type Highlight = {
  readonly first: number;
  readonly pages: number;
  readonly as: 'hovered' | 'focused' | 'selected';
};

export function drawHighlight(context: Context, scene: PageMapScene, theme: ChartTheme, mark: Highlight): void {
  const outlines = runOutlines(scene.grid, mark.first, mark.pages);
  if (mark.as === 'selected') {
    drawOutside(context, scene, outlines, theme);
    return;
  }
  trace(context, outlines);
  if (mark.as === 'hovered') stroke(context, theme.text, theme.rule);
  else stroke(context, theme.focus, theme.ring);
}

/** A ring with a gap of halo, both outside of the mark: its own pages stay as they are. */
function drawOutside(context: Context, scene: PageMapScene, outlines: Corner[][], theme: ChartTheme): void {
  context.save();
  const everything: Corner[] = [
    [0, 0],
    [scene.width, 0],
    [scene.width, scene.height],
    [0, scene.height],
  ];
  trace(context, [everything, ...outlines]);
  context.clip('evenodd');
  trace(context, outlines);
  stroke(context, theme.selected, 2 * (RING_GAP + theme.ring));
  stroke(context, theme.halo, 2 * RING_GAP);
  context.restore();
}
