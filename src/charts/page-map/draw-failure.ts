/** What tells why a request failed: pins, holes with their numbers, pages skipped and missing, and words about them. */
import type { Pen } from '../pen';
import type { ChartTheme } from '../theme';
import { stroke, trace } from './canvas-lines';
import { RING_RADIUS } from './failure-marks';
import { PIN_RADIUS } from './page-shares';
import type { MapNote, PageMapScene, RingMark } from './scene';
import { tilePattern } from './tile-pattern';

const DASH = [4, 2.5];
const SKIPPED_TINT = 0.3;
const PIN_HALO = 1.5;
const PIN_PITCH = 7;
const RUN_PIN_RADIUS = 2;
const NOTE_HEIGHT = 15;
/** Words stand on paper, so that rows and stipple do not run through them. */
const NOTE_SHARE = 0.85;

function drawRing(context: Pen, { x, y, number, from }: RingMark, theme: ChartTheme): void {
  if (from) {
    trace(context, [
      [
        [from.x, from.y],
        [x, y],
      ],
    ]);
    stroke(context, theme.halo, theme.mark + 2);
    stroke(context, theme.hole, theme.mark);
  }
  context.beginPath();
  context.arc(x, y, RING_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = theme.halo;
  context.fill();
  stroke(context, theme.hole, theme.mark);
  context.fillStyle = theme.hole;
  context.fillText(String(number), x, y + 0.5);
}

/** Many pins side by side: smaller dots, on paper or on the buffer that they are in. */
const pinPattern = (pen: Pen, theme: ChartTheme, ratio: number): CanvasPattern =>
  tilePattern(pen, PIN_PITCH, ratio, (context) => {
    context.fillStyle = theme.pinned;
    context.beginPath();
    context.arc(PIN_PITCH / 2, PIN_PITCH / 2, RUN_PIN_RADIUS, 0, 2 * Math.PI);
    context.fill();
  });

export function drawPins(context: Pen, { pins }: PageMapScene, theme: ChartTheme, ratio: number): void {
  if (pins.runs.length > 0) {
    trace(context, pins.runs);
    context.fillStyle = pinPattern(context, theme, ratio);
    context.fill();
    stroke(context, theme.pinned, theme.rule);
  }
  for (const [radius, colour] of [
    [PIN_RADIUS + PIN_HALO, theme.halo],
    [PIN_RADIUS, theme.pinned],
  ] as const) {
    context.beginPath();
    for (const { x, y } of pins.dots) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = colour;
    context.fill();
  }
}

function drawNote(context: Pen, note: MapNote, theme: ChartTheme): void {
  context.globalAlpha = NOTE_SHARE;
  context.fillStyle = theme.free;
  context.fillRect(note.x - 2, note.y - NOTE_HEIGHT / 2, note.width + 4, NOTE_HEIGHT);
  context.globalAlpha = 1;
  context.fillStyle = note.tone === 'failed' ? theme.failed : theme.text;
  context.font = theme.sans;
  context.fillText(note.words, note.x, note.y + 0.5);
  context.font = theme.mono;
  context.fillText(note.address, note.addressX, note.y + 0.5);
}

export function drawFailure(context: Pen, { holes, skipped, overshoot, notes }: PageMapScene, theme: ChartTheme): void {
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
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const note of notes) drawNote(context, note, theme);
  drawRings(context, holes, theme);
}

/** Also over the ring of a selection, which must not strike through a number. */
export function drawRings(context: Pen, holes: PageMapScene['holes'], theme: ChartTheme): void {
  context.font = `600 ${theme.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { ring } of holes) if (ring) drawRing(context, ring, theme);
}
