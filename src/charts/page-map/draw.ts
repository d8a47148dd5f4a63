/** Scene to canvas. The base changes with scene and theme; rings and edges of the moment are drawn over it. */
import type { ChartTheme } from '../theme';
import { FIRST_BUFFER, PAINT_SYSTEM } from './cells';
import { RING_RADIUS } from './failure-marks';
import type { Corner } from './page-grid';
import { gridHeight, runOutlines } from './page-grid';
import type { Rgb } from './paint';
import { newCanvas, paintCells } from './paint';
import type { PageMapScene } from './scene';

type Context = CanvasRenderingContext2D;

const DASH = [4, 2.5];
const SKIPPED_TINT = 0.3;
/** The ring of a selection stands this far outside of its mark. */
const RING_GAP = 1;
const DOT_PITCH = 4;

function trace(context: Context, outlines: readonly (readonly Corner[])[]): void {
  context.beginPath();
  for (const corners of outlines) {
    corners.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
  }
}

function stroke(context: Context, colour: string, width: number, dash: readonly number[] = []): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
}

/** Paper, a hairline between rows, and an edge round the area. */
function drawPaper(context: Context, { grid }: PageMapScene, theme: ChartTheme): void {
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

function drawCells(context: Context, { grid, cells }: PageMapScene, colours: readonly Rgb[]): void {
  const image = newCanvas(cells.columns, cells.rows);
  image.getContext('2d')!.putImageData(new ImageData(paintCells(cells, colours), cells.columns), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, grid.x, grid.y, grid.width, gridHeight(grid));
}

/** Dots on a ground, as the system has everywhere. */
function systemPattern(theme: ChartTheme, ratio: number): CanvasPattern {
  const tile = newCanvas(DOT_PITCH * ratio, DOT_PITCH * ratio);
  const context = tile.getContext('2d')!;
  context.scale(ratio, ratio);
  context.fillStyle = theme.systemGround;
  context.fillRect(0, 0, DOT_PITCH, DOT_PITCH);
  context.fillStyle = theme.system;
  for (const at of [1, 3]) {
    context.beginPath();
    context.arc(at, at, 1, 0, 2 * Math.PI);
    context.fill();
  }
  const pattern = context.createPattern(tile, 'repeat')!;
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/** What is held since boot gets its texture, and neighbours are parted by a hairline. */
function drawBuffers(context: Context, scene: PageMapScene, theme: ChartTheme, ratio: number): void {
  const { grid, outlined, source } = scene;
  const { lives } = source.run;
  const outlineOf = (life: number) => runOutlines(grid, lives.first[life]!, lives.pages[life]!);
  const system = Array.from(outlined.filter((life) => lives.birth[life] === 0)).flatMap(outlineOf);
  if (system.length > 0) {
    trace(context, system);
    context.fillStyle = systemPattern(theme, ratio);
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

function drawNames(context: Context, { names }: PageMapScene, theme: ChartTheme): void {
  context.font = theme.sans;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { x, y, height, name, size, sizeX, paint, width } of names) {
    if (paint === PAINT_SYSTEM) {
      context.fillStyle = theme.systemGround;
      context.fillRect(x - 3, y - 1, width + 6, height + 2);
    }
    context.fillStyle = paint === PAINT_SYSTEM ? theme.text : theme.onBuffers[paint - FIRST_BUFFER]!;
    context.fillText(name, x, y + height / 2);
    context.fillText(size, sizeX, y + height / 2);
  }
}

function drawAddresses(context: Context, { addresses, addressX }: PageMapScene, theme: ChartTheme): void {
  context.font = theme.mono;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = theme.text2;
  for (const { y, text } of addresses) context.fillText(text, addressX, y);
}

function drawAlignment(context: Context, { alignment }: PageMapScene, theme: ChartTheme): void {
  if (alignment.length === 0) return;
  context.beginPath();
  for (const { x0, y0, x1, y1 } of alignment) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  stroke(context, theme.alignment, theme.rule);
}

function drawRing(context: Context, x: number, y: number, number: number, theme: ChartTheme): void {
  context.beginPath();
  context.arc(x, y, RING_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = theme.halo;
  context.fill();
  stroke(context, theme.hole, theme.mark);
  context.fillStyle = theme.hole;
  context.fillText(String(number), x, y + 0.5);
}

function drawFailure(context: Context, { holes, skipped, overshoot }: PageMapScene, theme: ChartTheme): void {
  trace(context, skipped);
  context.globalAlpha = SKIPPED_TINT;
  context.fillStyle = theme.failed;
  context.fill();
  context.globalAlpha = 1;
  for (const { outline } of holes) {
    trace(context, outline);
    stroke(context, theme.halo, theme.mark + 2);
    stroke(context, theme.hole, theme.mark);
  }
  for (const outline of [skipped, overshoot]) {
    trace(context, outline);
    stroke(context, theme.halo, theme.mark + 1);
    stroke(context, theme.failed, theme.mark, DASH);
  }
  context.font = `600 ${theme.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { ring } of holes) if (ring) drawRing(context, ring.x, ring.y, ring.number, theme);
}

/** Everything that stays while the mouse moves. */
export function drawBase(
  context: Context,
  scene: PageMapScene,
  theme: ChartTheme,
  colours: readonly Rgb[],
  ratio: number,
): void {
  const { grid } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  drawPaper(context, scene, theme);
  drawCells(context, scene, colours);
  drawBuffers(context, scene, theme, ratio);
  trace(context, runOutlines(grid, grid.window.first, grid.window.pages));
  stroke(context, theme.freeEdge, theme.rule);
  drawAlignment(context, scene, theme);
  drawFailure(context, scene, theme);
  drawNames(context, scene, theme);
  drawAddresses(context, scene, theme);
}

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
