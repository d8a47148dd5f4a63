/**
 * A canvas in two layers: a base that is painted when the data changes, and over a copy of it what follows the hand.
 * Both are as fine as the screen; drawing over the base is in CSS pixels.
 */
import { newCanvas } from './page-map/paint';
import { pixelRatio } from './presentation';

export class LayeredCanvas {
  private readonly under = newCanvas(1, 1);

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** The base, in device pixels. */
  get base(): CanvasRenderingContext2D {
    return this.under.getContext('2d')!;
  }

  /** Empties both layers. `width` and `height` in CSS pixels. */
  resize({ width, height }: { readonly width: number; readonly height: number }, ratio: number): void {
    for (const canvas of [this.canvas, this.under]) {
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
    }
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  /** Shows the base afresh; what is drawn on the answer stands over it. Undefined where the browser gives no context. */
  overBase(): CanvasRenderingContext2D | undefined {
    const context = this.canvas.getContext('2d');
    if (!context) return undefined;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.under, 0, 0);
    const ratio = pixelRatio(this.canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }
}
