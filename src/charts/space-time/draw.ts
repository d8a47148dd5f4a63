/** All of the diagram that stays while the cursor moves: paper, lives, names and axes. Scene to canvas. */
import { PAINT_FREE, PAINT_SYSTEM } from '../page-map/cells';
import { bufferColour, clientPattern, inkOnBuffer, isTextured } from '../page-map/client-look';
import type { Rgb } from '../page-map/paint';
import { newCanvas, shareOpacity } from '../page-map/paint';
import { tilePattern } from '../page-map/tile-pattern';
import type { Pen } from '../pen';
import type { ChartTheme } from '../theme';
import type { LifeRaster } from './life-raster';
import type { TimePicture } from './scene';
import type { Box } from './time-room';

const OPAQUE = 255;
/** Thinner rectangles have no edge: it would leave nothing of them. */
const LEAST_EDGED = 3;
const DOT_PITCH = 4;
const TICK = 4;
/** Baseline of the step labels below the plot. */
const STEP_LABEL = 12;
/** The strip of failing shares, above the plot. */
const STRIP_HEIGHT = 8;
const STRIP_GAP = 3;

export function line(context: Pen, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

export function setStroke(context: Pen, colour: string, width: number, dash: readonly number[] = []): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
}

function drawPaper(context: Pen, { plot, addresses }: TimePicture, theme: ChartTheme): void {
  context.fillStyle = theme.free;
  context.fillRect(plot.x, plot.y, plot.width, plot.height);
  setStroke(context, theme.grid, theme.hair);
  for (const { y } of addresses) {
    const at = Math.round(y) - 0.5;
    if (at > plot.y && at < plot.y + plot.height - 1) line(context, plot.x, at, plot.x + plot.width, at);
  }
}

/** RGBA, transparent where free. */
function rasterPixels({ used, paint }: LifeRaster, colours: readonly Rgb[]): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * used.length);
  for (let cell = 0; cell < used.length; cell++) {
    const value = paint[cell]!;
    if (value === PAINT_FREE) continue;
    const [red, green, blue] = colours[value]!;
    pixels[4 * cell] = red;
    pixels[4 * cell + 1] = green;
    pixels[4 * cell + 2] = blue;
    pixels[4 * cell + 3] = OPAQUE * shareOpacity(used[cell]!, 1);
  }
  return pixels;
}

function drawRaster(context: Pen, { raster, plot }: TimePicture, colours: readonly Rgb[]): void {
  const image = newCanvas(raster.columns, raster.rows);
  image.getContext('2d')!.putImageData(new ImageData(rasterPixels(raster, colours), raster.columns), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, plot.x, plot.y, raster.columns, raster.rows);
}

/** Dots on a ground, as the system has everywhere. */
export function fillSystem(context: Pen, { x, y, width, height }: Box, theme: ChartTheme): void {
  context.fillStyle = theme.systemGround;
  context.fillRect(x, y, width, height);
  context.fillStyle = theme.system;
  for (let row = 1; row * DOT_PITCH < height + 1; row++)
    for (let column = 1; column * DOT_PITCH < width + 1; column++)
      context.fillRect(x + column * DOT_PITCH - 3 + (row % 2) * 2, y + row * DOT_PITCH - 3, 1, 1);
}

/** The same as a pattern; a tile repeats. */
function systemPattern(pen: Pen, theme: ChartTheme, ratio: number): CanvasPattern {
  const side = 2 * DOT_PITCH;
  return tilePattern(pen, side, ratio, (context) => {
    fillSystem(context, { x: 0, y: 0, width: side, height: side }, theme);
  });
}

type Corners = { left: number; top: number; width: number; height: number };

/** A rectangle on whole device pixels, so that edges are sharp; never thinner than one of them. */
export function snap(corners: Float32Array, i: number, picture: TimePicture, ratio: number): Corners {
  const at = 4 * i;
  const { x, y } = picture.plot;
  const left = Math.round((x + corners[at]!) * ratio) / ratio;
  const top = Math.round((y + corners[at + 1]!) * ratio) / ratio;
  const right = Math.round((x + corners[at + 2]!) * ratio) / ratio;
  const foot = Math.round((y + corners[at + 3]!) * ratio) / ratio;
  return { left, top, width: Math.max(1 / ratio, right - left), height: Math.max(1 / ratio, foot - top) };
}

/** Makes them the present path. */
function traceRects(context: Pen, rects: readonly Corners[]): void {
  context.beginPath();
  for (const { left, top, width, height } of rects) context.rect(left, top, width, height);
}

/** One path for each paint, and one for all edges. */
function drawRects(context: Pen, picture: TimePicture, theme: ChartTheme, ratio: number): void {
  const { lives, paint, corners } = picture.rects;
  const byPaint = new Map<number, Corners[]>();
  const edged: Corners[] = [];
  for (let i = 0; i < lives.length; i++) {
    const rect = snap(corners, i, picture, ratio);
    const alike = byPaint.get(paint[i]!);
    if (alike) alike.push(rect);
    else byPaint.set(paint[i]!, [rect]);
    if (rect.width >= LEAST_EDGED && rect.height >= LEAST_EDGED) edged.push(rect);
  }
  for (const [value, rects] of byPaint) {
    traceRects(context, rects);
    context.fillStyle = value === PAINT_SYSTEM ? systemPattern(context, theme, ratio) : bufferColour(theme, value);
    context.fill();
    if (!isTextured(value)) continue;
    context.fillStyle = clientPattern(context, theme, value, ratio);
    context.fill();
  }
  traceRects(context, edged);
  setStroke(context, theme.bufferEdge, theme.hair);
  context.stroke();
}

function drawNames(context: Pen, { names }: TimePicture, theme: ChartTheme): void {
  context.font = theme.sans;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { x, y, name, size, sizeX, paint } of names) {
    const isSystem = paint === PAINT_SYSTEM;
    if (isSystem || isTextured(paint)) {
      context.fillStyle = isSystem ? theme.systemGround : bufferColour(theme, paint);
      context.fillRect(x - 3, y - 7, context.measureText(name).width + 6, 14);
    }
    context.fillStyle = isSystem ? theme.text : inkOnBuffer(theme, paint);
    context.fillText(name, x, y + 0.5);
    context.fillText(size, sizeX, y + 0.5);
  }
}

function drawFailureShares(context: Pen, { failureShares, plot }: TimePicture, theme: ChartTheme): void {
  context.fillStyle = theme.failed;
  failureShares?.forEach((share, column) => {
    context.globalAlpha = shareOpacity(share, 1);
    if (share > 0) context.fillRect(plot.x + column, plot.y - STRIP_HEIGHT - STRIP_GAP, 1, STRIP_HEIGHT);
  });
  context.globalAlpha = 1;
}

function drawAxes(context: Pen, picture: TimePicture, theme: ChartTheme): void {
  const { plot, addresses, addressX, ticks } = picture;
  setStroke(context, theme.freeEdge, theme.rule);
  context.strokeRect(plot.x - 0.5, plot.y - 0.5, plot.width + 1, plot.height + 1);
  context.font = theme.mono;
  context.fillStyle = theme.text2;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { y, text } of addresses) context.fillText(text, addressX, y + 0.5);
  const foot = plot.y + plot.height;
  setStroke(context, theme.freeEdge, theme.rule);
  context.textBaseline = 'alphabetic';
  for (const { x, textX, text, anchor } of ticks) {
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillText(text, textX, foot + TICK + STEP_LABEL);
    const at = Math.round(x) + 0.5;
    line(context, at, foot + 0.5, at, foot + TICK);
  }
}

export function drawPicture(
  context: Pen,
  picture: TimePicture,
  theme: ChartTheme,
  colours: readonly Rgb[],
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, picture.width, picture.height);
  drawPaper(context, picture, theme);
  drawRaster(context, picture, colours);
  drawRects(context, picture, theme, ratio);
  drawAxes(context, picture, theme);
  drawFailureShares(context, picture, theme);
  drawNames(context, picture, theme);
}
