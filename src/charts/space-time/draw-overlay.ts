/** What moves with the cursor and the hand: failures, cursor, rings and totals, drawn over the picture. */
import { PAINT_SYSTEM } from '../page-map/cells';
import { bufferColour, clientPattern, isTextured } from '../page-map/client-look';
import type { Pen } from '../pen';
import type { ChartTheme } from '../theme';
import { fillSystem, line, setStroke } from './draw';
import type { FailureMark } from './failures';
import type { Interval } from './interval';
import { lengthOf } from './interval';
import type { KeyRow } from './key';
import { SWATCH } from './key';
import type { SpaceTimeScene, TimePicture } from './scene';
import { sideOf } from './scene';
import { pageY } from './ticks';
import type { LifeItem } from './time-item';
import type { Box } from './time-room';

const CROSS = 3.5;
/** A note is a small triangle that points at the plot. */
const NOTE_WIDTH = 7;
const NOTE_HEIGHT = 6;
/** Several in one cross are underlined from the first to the last; distance from the middle of the row. */
const UNDERLINE = 5;
const LINE_DASH = [3, 3];
/** The cursor reaches this far beyond the plot, and down to the picture below where one follows. */
const CURSOR_ABOVE = 3;
const ARROW_LENGTH = 8;
const ARROW_HALF = 6;
const RING_GAP = 2;
const EMPTY_INSET = 12;
const SMALLEST = 2;
/** The brush is a tint within an edge. */
const BRUSH_TINT = 0.12;

function drawCross(context: Pen, { x }: FailureMark, y: number): void {
  line(context, x - CROSS, y - CROSS, x + CROSS, y + CROSS);
  line(context, x - CROSS, y + CROSS, x + CROSS, y - CROSS);
}

function drawFailures(context: Pen, { failures, picture }: SpaceTimeScene, theme: ChartTheme): void {
  const { plot, addressX } = picture;
  const { marks, y, lines, word, unasked } = failures;
  context.textBaseline = 'middle';
  context.font = theme.sans;
  context.textAlign = 'right';
  context.fillStyle = theme.text2;
  context.fillText(word, addressX, y);
  context.textAlign = 'left';
  context.fillStyle = theme.failed;
  if (unasked) context.fillText(unasked.text, unasked.x, y);
  setStroke(context, theme.failed, theme.hair, LINE_DASH);
  for (const x of lines) line(context, x, plot.y, x, plot.y + plot.height);
  for (const mark of marks) {
    context.font = mark.current ? `600 ${theme.sans}` : theme.sans;
    context.fillStyle = theme.failed;
    setStroke(context, theme.failed, theme.ring);
    drawCross(context, mark, y - 0.5);
    if (mark.count > 1) context.fillRect(mark.x0 - CROSS, y + UNDERLINE, mark.x1 - mark.x0 + 2 * CROSS, theme.mark);
    context.fillText(mark.label, mark.labelX, y);
  }
}

function drawNotes(context: Pen, { notes, picture }: SpaceTimeScene, theme: ChartTheme): void {
  const foot = picture.plot.y - 1;
  for (const { x, current } of notes) {
    context.beginPath();
    context.moveTo(x - NOTE_WIDTH / 2, foot - NOTE_HEIGHT);
    context.lineTo(x + NOTE_WIDTH / 2, foot - NOTE_HEIGHT);
    context.lineTo(x, foot);
    context.closePath();
    context.fillStyle = current ? theme.text : theme.text2;
    context.fill();
  }
}

/** An arrow at the edge behind which the step is. */
function drawAway(context: Pen, step: number, { plot, steps }: TimePicture, theme: ChartTheme): void {
  const side = sideOf(steps, step);
  if (!side) return;
  const sign = side === 'before' ? -1 : 1;
  const x = side === 'before' ? plot.x + 1 : plot.x + plot.width - 1;
  const y = plot.y + plot.height / 2;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - sign * ARROW_LENGTH, y - ARROW_HALF);
  context.lineTo(x - sign * ARROW_LENGTH, y + ARROW_HALF);
  context.closePath();
  setStroke(context, theme.halo, theme.mark + 2);
  context.stroke();
  context.fillStyle = theme.selected;
  context.fill();
}

function drawCursor(context: Pen, { cursor, picture, key }: SpaceTimeScene, theme: ChartTheme): void {
  if (cursor.x === undefined) {
    drawAway(context, cursor.step, picture, theme);
    return;
  }
  const { plot } = picture;
  const foot = plot.y + plot.height;
  const below = picture.ticks.length === 0 && key.title ? picture.height : foot + CURSOR_ABOVE;
  setStroke(context, theme.halo, theme.mark + 2);
  line(context, cursor.x, plot.y, cursor.x, foot);
  setStroke(context, theme.selected, theme.mark);
  line(context, cursor.x, plot.y - CURSOR_ABOVE, cursor.x, below);
}

/** A swatch, a name and what it holds. */
export function drawKeyRow(context: Pen, row: KeyRow, theme: ChartTheme): void {
  const { paint, x, y } = row;
  if (paint === PAINT_SYSTEM) {
    fillSystem(context, { x, y: y - SWATCH / 2, width: SWATCH, height: SWATCH }, theme);
    setStroke(context, theme.system, theme.rule);
    context.strokeRect(x + 0.5, y - SWATCH / 2 + 0.5, SWATCH - 1, SWATCH - 1);
  } else if (paint !== undefined) {
    context.fillStyle = bufferColour(theme, paint);
    context.fillRect(x, y - SWATCH / 2, SWATCH, SWATCH);
    if (isTextured(paint)) {
      context.fillStyle = clientPattern(context, theme, paint, globalThis.devicePixelRatio);
      context.fillRect(x, y - SWATCH / 2, SWATCH, SWATCH);
    }
  }
  context.fillStyle = row.held ? theme.text : theme.text2;
  context.textAlign = 'left';
  context.fillText(row.name, row.textX, y);
  context.textAlign = row.valueAnchor;
  context.fillText(row.value, row.valueX, y);
}

function drawKey(context: Pen, { key }: SpaceTimeScene, theme: ChartTheme): void {
  context.font = theme.sans;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = theme.text2;
  if (key.title) context.fillText(key.title.text, key.title.x, key.title.y);
  for (const row of key.rows) drawKeyRow(context, row, theme);
}

/** Where a life is in the plot; undefined where it is out of view. Never too thin to be seen. */
export function lifeBox({ first, pages, birth, death }: LifeItem, picture: TimePicture): Box | undefined {
  const { plot, steps, pages: shown } = picture;
  const x = (state: number) => plot.x + ((clamp(state, steps) - steps.from) / lengthOf(steps)) * plot.width;
  const y = (page: number) => pageY(clamp(page, shown), shown, plot);
  const end = death ?? steps.to;
  if (birth >= steps.to || end <= steps.from || first >= shown.to || first + pages <= shown.from) return undefined;
  const box = { x: x(birth), y: y(first + pages), width: x(end) - x(birth), height: y(first) - y(first + pages) };
  return { ...box, width: Math.max(SMALLEST, box.width), height: Math.max(SMALLEST, box.height) };
}

const clamp = (value: number, { from, to }: Interval): number => Math.min(to, Math.max(from, value));

export type Emphasis = 'hovered' | 'focused' | 'selected';

export function drawEmphasis(context: Pen, box: Box, as: Emphasis, theme: ChartTheme): void {
  const outline = (gap: number) =>
    context.strokeRect(box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap);
  if (as === 'hovered') {
    setStroke(context, theme.text, theme.rule);
    outline(0.5);
    return;
  }
  setStroke(context, theme.halo, theme.ring + 2);
  outline(RING_GAP);
  setStroke(context, as === 'selected' ? theme.selected : theme.focus, theme.ring);
  outline(RING_GAP);
}

export function drawBrush(context: Pen, box: Box, theme: ChartTheme): void {
  context.fillStyle = theme.focus;
  context.globalAlpha = BRUSH_TINT;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.globalAlpha = 1;
  setStroke(context, theme.focus, theme.mark);
  context.strokeRect(box.x, box.y, box.width, box.height);
}

function drawEmpty(context: Pen, { empty, picture }: SpaceTimeScene, theme: ChartTheme): void {
  if (empty === undefined) return;
  const { plot } = picture;
  context.font = theme.sans;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const x = plot.x + EMPTY_INSET;
  const y = plot.y + plot.height / 2;
  const room = plot.width - 2 * EMPTY_INSET;
  // On paper: a line of the grid would strike it out.
  context.fillStyle = theme.free;
  context.fillRect(x - 4, y - 8, Math.min(room, context.measureText(empty).width) + 8, 16);
  context.fillStyle = theme.text2;
  context.fillText(empty, x, y, room);
}

export function drawOverlay(context: Pen, scene: SpaceTimeScene, theme: ChartTheme): void {
  drawFailures(context, scene, theme);
  drawCursor(context, scene, theme);
  drawNotes(context, scene, theme);
  drawKey(context, scene, theme);
  drawEmpty(context, scene, theme);
}
