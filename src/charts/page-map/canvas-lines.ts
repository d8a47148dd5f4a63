/** Outlines and lines on a canvas. */
import type { Pen } from '../pen';
import type { Corner } from './page-grid';

/** Makes the outlines the present path. */
export function trace(context: Pen, outlines: readonly (readonly Corner[])[]): void {
  context.beginPath();
  for (const corners of outlines) {
    corners.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
  }
}

export function stroke(context: Pen, colour: string, width: number, dash: readonly number[] = []): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
}
