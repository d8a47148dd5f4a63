/** A small picture as a pattern that is as fine as the screen. */
import type { Pen } from '../pen';
import { newCanvas } from './paint';

/** `draw` in CSS pixels, `side` of them both ways. */
export function tilePattern(pen: Pen, side: number, ratio: number, draw: (pen: Pen) => void): CanvasPattern {
  if (pen.tile) return pen.tile(side, draw);
  const tile = newCanvas(side * ratio, side * ratio);
  const context = tile.getContext('2d')!;
  context.scale(ratio, ratio);
  draw(context);
  const pattern = context.createPattern(tile, 'repeat')!;
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/** Squares of ink at two places of a tile, which makes a stipple. */
export function stipple(pen: Pen, side: number, dot: number, ratio: number, ink: string): CanvasPattern {
  return tilePattern(pen, side, ratio, (context) => {
    context.fillStyle = ink;
    for (const at of [side / 4, (3 * side) / 4]) context.fillRect(at - dot / 2, at - dot / 2, dot, dot);
  });
}
