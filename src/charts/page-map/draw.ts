/** Scene to canvas. The base changes with scene and theme; rings and edges of the moment are drawn over it. */
import type { Pen } from '../pen';
import type { ChartTheme } from '../theme';
import { stroke, trace } from './canvas-lines';
import type { Cells } from './cells';
import { FIRST_BUFFER, PAINT_SYSTEM } from './cells';
import { bufferColour, clientPattern, inkOnBuffer, isTextured } from './client-look';
import { drawFailure, drawPins } from './draw-failure';
import { paintOf } from './layout';
import type { Corner } from './page-grid';
import { gridHeight, runOutlines } from './page-grid';
import type { Rgb } from './paint';
import { newCanvas, paintCells, rgbOf } from './paint';
import type { PageMapScene } from './scene';
import { stipple, tilePattern } from './tile-pattern';

/** Faint on purpose: what the system can move is context. */
const MOVABLE_SIDE = 4;
const MOVABLE_DOT = 1;
const MOVABLE_TINT = 0.5;
const DOT_PITCH = 4;

/** Paper, a hairline between rows, and an edge round the area. */
function drawPaper(context: Pen, { grid }: PageMapScene, theme: ChartTheme): void {
  const { window, x, y, width, rowHeight, rows } = grid;
  const outlines = runOutlines(grid, window.first, window.pages);
  trace(context, outlines);
  context.fillStyle = theme.free;
  context.fill();
  context.beginPath();
  for (let row = 1; row < rows && rowHeight >= DOT_PITCH; row++) {
    context.moveTo(x, y + row * rowHeight - 0.5);
    context.lineTo(x + width, y + row * rowHeight - 0.5);
  }
  stroke(context, theme.grid, theme.hair);
}

function drawCells(context: Pen, { grid }: PageMapScene, cells: Cells, colours: readonly Rgb[]): void {
  const image = newCanvas(cells.columns, cells.rows);
  image.getContext('2d')!.putImageData(new ImageData(paintCells(cells, colours), cells.columns), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, grid.x, grid.y, grid.width, gridHeight(grid));
}

/** Free pages that the system uses: a stipple, or a flat tint where rows are too thin for one. */
function drawMovable(context: Pen, scene: PageMapScene, theme: ChartTheme, ratio: number): void {
  const { movable } = scene;
  if (movable.kind === 'outlines') {
    trace(context, movable.outlines);
    context.fillStyle = stipple(context, MOVABLE_SIDE, MOVABLE_DOT, ratio, theme.movable);
    context.fill();
    return;
  }
  const colours: Rgb[] = [];
  colours[FIRST_BUFFER] = rgbOf(theme.movable);
  context.globalAlpha = MOVABLE_TINT;
  drawCells(context, scene, movable.cells, colours);
  context.globalAlpha = 1;
}

/** Dots on a ground, as the system has everywhere. */
const systemPattern = (pen: Pen, theme: ChartTheme, ratio: number): CanvasPattern =>
  tilePattern(pen, DOT_PITCH, ratio, (context) => {
    context.fillStyle = theme.systemGround;
    context.fillRect(0, 0, DOT_PITCH, DOT_PITCH);
    context.fillStyle = theme.system;
    for (const at of [1, 3]) {
      context.beginPath();
      context.arc(at, at, 1, 0, 2 * Math.PI);
      context.fill();
    }
  });

/** From the ninth client on, colours come again, with a texture. */
function drawTextures(context: Pen, scene: PageMapScene, theme: ChartTheme, ratio: number): void {
  const { grid, outlined, source, colours } = scene;
  const { lives } = source.run;
  const byPaint = new Map<number, Corner[][]>();
  for (const life of outlined) {
    const paint = paintOf(life, lives, colours);
    if (!isTextured(paint)) continue;
    const outlines = byPaint.get(paint) ?? [];
    byPaint.set(paint, outlines);
    outlines.push(...runOutlines(grid, lives.first[life]!, lives.pages[life]!));
  }
  for (const [paint, outlines] of byPaint) {
    trace(context, outlines);
    context.fillStyle = clientPattern(context, theme, paint, ratio);
    context.fill();
  }
}

/** What is held since boot gets its texture, and neighbours are parted by a hairline. */
function drawBuffers(context: Pen, scene: PageMapScene, theme: ChartTheme, ratio: number): void {
  const { grid, outlined, source } = scene;
  const { lives } = source.run;
  const outlineOf = (life: number) => runOutlines(grid, lives.first[life]!, lives.pages[life]!);
  const system = Array.from(outlined.filter((life) => lives.birth[life] === 0)).flatMap(outlineOf);
  if (system.length > 0) {
    trace(context, system);
    context.fillStyle = systemPattern(context, theme, ratio);
    context.fill();
    stroke(context, theme.system, theme.hair);
  }
  trace(context, Array.from(outlined).flatMap(outlineOf).filter(isPartable));
  stroke(context, theme.bufferEdge, theme.hair);
}

/** A hairline round something this narrow would leave nothing of it. */
function isPartable(corners: readonly Corner[]): boolean {
  const xs = corners.map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs) >= 3;
}

function drawNames(context: Pen, { names }: PageMapScene, theme: ChartTheme): void {
  context.font = theme.sans;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { x, y, height, name, size, sizeX, paint, width } of names) {
    const isSystem = paint === PAINT_SYSTEM;
    if (isSystem || isTextured(paint)) {
      context.fillStyle = isSystem ? theme.systemGround : bufferColour(theme, paint);
      context.fillRect(x - 3, y - 1, width + 6, height + 2);
    }
    context.fillStyle = isSystem ? theme.text : inkOnBuffer(theme, paint);
    context.fillText(name, x, y + height / 2);
    context.fillText(size, sizeX, y + height / 2);
  }
}

function drawAddresses(context: Pen, { addresses, addressX }: PageMapScene, theme: ChartTheme): void {
  context.font = theme.mono;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = theme.text2;
  for (const { y, text } of addresses) context.fillText(text, addressX, y);
}

function drawAlignment(context: Pen, { alignment }: PageMapScene, theme: ChartTheme): void {
  if (alignment.length === 0) return;
  context.beginPath();
  for (const { x0, y0, x1, y1 } of alignment) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  stroke(context, theme.alignment, theme.rule);
}

/** Everything that stays while the mouse moves. */
export function drawBase(
  context: Pen,
  scene: PageMapScene,
  theme: ChartTheme,
  colours: readonly Rgb[],
  ratio: number,
): void {
  const { grid } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  drawPaper(context, scene, theme);
  drawMovable(context, scene, theme, ratio);
  drawCells(context, scene, scene.cells, colours);
  drawTextures(context, scene, theme, ratio);
  drawBuffers(context, scene, theme, ratio);
  trace(context, runOutlines(grid, grid.window.first, grid.window.pages));
  stroke(context, theme.freeEdge, theme.rule);
  drawAlignment(context, scene, theme);
  drawNames(context, scene, theme);
  drawFailure(context, scene, theme);
  drawPins(context, scene, theme, ratio);
  drawAddresses(context, scene, theme);
}
