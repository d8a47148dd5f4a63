/**
 * What buffers of a client look like: eight colours, and once these are given out the same ones under a texture, so that
 * no two clients look alike up to CLIENT_LOOKS. Beyond that looks repeat, and names tell them apart.
 */
import type { Pen } from '../pen';
import { BUFFER_COLOURS, type ChartTheme } from '../theme';
import { FIRST_BUFFER } from './cells';
import { tilePattern } from './tile-pattern';

type Texture = (context: Pen, side: number) => void;

const SIDE = 6;
const INK_WIDTH = 1.25;
/** Strong enough to be seen on the colour, and weak enough to leave it what it is. */
const INK_SHARE = 0.7;

function strokes(context: Pen, lines: readonly (readonly [number, number, number, number])[]): void {
  context.beginPath();
  for (const [x0, y0, x1, y1] of lines) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  context.stroke();
}

/** A diagonal with its neighbours in the next tiles, so that corners are not cut. */
const RISING = [-1, 0, 1].map((k) => [k * SIDE - 1, SIDE + 1, (k + 1) * SIDE + 1, -1] as const);
const FALLING = [-1, 0, 1].map((k) => [k * SIDE - 1, -1, (k + 1) * SIDE + 1, SIDE + 1] as const);
const ACROSS = [[0, SIDE / 2, SIDE, SIDE / 2]] as const;
const UPRIGHT = [[SIDE / 2, 0, SIDE / 2, SIDE]] as const;

const TEXTURES: readonly Texture[] = [
  (context) => strokes(context, RISING),
  (context) => strokes(context, UPRIGHT),
  (context) => strokes(context, FALLING),
  (context) => strokes(context, [...ACROSS, ...UPRIGHT]),
  (context) => strokes(context, ACROSS),
];

/** Clients that can be told apart by their looks. */
export const CLIENT_LOOKS = BUFFER_COLOURS * (1 + TEXTURES.length);

const colourOf = (paint: number): number => (paint - FIRST_BUFFER) % BUFFER_COLOURS;

export const bufferColour = (theme: ChartTheme, paint: number): string => theme.buffers[colourOf(paint)]!;
/** Ink of text on a buffer, and of its texture. */
export const inkOnBuffer = (theme: ChartTheme, paint: number): string => theme.onBuffers[colourOf(paint)]!;

export const isTextured = (paint: number): boolean => paint >= FIRST_BUFFER + BUFFER_COLOURS;

/** To be filled over the colour; only for a textured paint. */
export function clientPattern(pen: Pen, theme: ChartTheme, paint: number, ratio: number): CanvasPattern {
  const texture = TEXTURES[Math.floor((paint - FIRST_BUFFER) / BUFFER_COLOURS) - 1]!;
  return tilePattern(pen, SIDE, ratio, (context) => {
    context.strokeStyle = inkOnBuffer(theme, paint);
    context.globalAlpha = INK_SHARE;
    context.lineWidth = INK_WIDTH;
    texture(context, SIDE);
  });
}
