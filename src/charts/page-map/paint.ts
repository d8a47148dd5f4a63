/** Cells to pixels: one pixel a cell, blown up to the size of the cell when it is drawn. */
import type { ChartTheme } from '../theme';
import type { Cells } from './cells';
import { FIRST_BUFFER, PAINT_FREE, PAINT_SYSTEM } from './cells';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A cell that is used at all is never fainter than this, one that is not full never stronger than that. */
const FAINTEST = 0.2;
const STRONGEST = 0.85;
const OPAQUE = 255;

/** Opacity that says which share of a cell is used: 0 only for none, full only for all. */
export function shareOpacity(used: number, pages: number): number {
  if (used === 0) return 0;
  if (used >= pages) return 1;
  return FAINTEST + (STRONGEST - FAINTEST) * (used / pages);
}

/** `colours[paint]` is the colour of that paint. The result is RGBA, row by row, transparent where free. */
export function paintCells(cells: Cells, colours: readonly Rgb[]): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * cells.used.length);
  for (let cell = 0; cell < cells.used.length; cell++) {
    const paint = cells.paint[cell]!;
    if (paint === PAINT_FREE) continue;
    const [red, green, blue] = colours[paint]!;
    pixels[4 * cell] = red;
    pixels[4 * cell + 1] = green;
    pixels[4 * cell + 2] = blue;
    pixels[4 * cell + 3] = OPAQUE * shareOpacity(cells.used[cell]!, cells.pages[cell]!);
  }
  return pixels;
}

/** Any CSS colour as the canvas understands it. */
function parseColour(context: CanvasRenderingContext2D, colour: string): Rgb {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Paints are stored in bytes. */
const LAST_PAINT = 255;

const readingContext = () => newCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** A colour of the theme as the canvas understands it. */
export const rgbOf = (colour: string): Rgb => parseColour(readingContext(), colour);

/** Colour of every paint in a theme; textures are drawn over it. */
export function paintColours(theme: ChartTheme): Rgb[] {
  const context = readingContext();
  const colours: Rgb[] = [];
  colours[PAINT_FREE] = parseColour(context, theme.free);
  colours[PAINT_SYSTEM] = parseColour(context, theme.system);
  const buffers = theme.buffers.map((colour) => parseColour(context, colour));
  for (let paint = FIRST_BUFFER; paint <= LAST_PAINT; paint++)
    colours[paint] = buffers[(paint - FIRST_BUFFER) % buffers.length]!;
  return colours;
}

export function newCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
  return canvas;
}
