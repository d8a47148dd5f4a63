/** A small picture as a pattern that is as fine as the screen. */
import { newCanvas } from './paint';

/** `draw` in CSS pixels, `side` of them both ways. */
export function tilePattern(
  side: number,
  ratio: number,
  draw: (context: CanvasRenderingContext2D) => void,
): CanvasPattern {
  const tile = newCanvas(side * ratio, side * ratio);
  const context = tile.getContext('2d')!;
  context.scale(ratio, ratio);
  draw(context);
  const pattern = context.createPattern(tile, 'repeat')!;
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/** Squares of ink at two places of a tile, which makes a stipple. */
export function stipple(side: number, dot: number, ratio: number, ink: string, ground?: string): CanvasPattern {
  return tilePattern(side, ratio, (context) => {
    if (ground !== undefined) {
      context.fillStyle = ground;
      context.fillRect(0, 0, side, side);
    }
    context.fillStyle = ink;
    for (const at of [side / 4, (3 * side) / 4]) context.fillRect(at - dot / 2, at - dot / 2, dot, dot);
  });
}
