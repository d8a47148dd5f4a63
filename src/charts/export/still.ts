/** A picture that the page has on a canvas, drawn once for a file: as shapes, or as pixels where they are too many. */
import { newCanvas } from '../page-map/paint';
import type { Pen } from '../pen';
import { readChartTheme, type ChartTheme } from '../theme';
import { SvgPen, type Shape, type Tile } from './svg-pen';

export type Still = {
  readonly width: number;
  readonly height: number;
  /** `ratio`: places are rounded to so many parts of a pixel. */
  readonly draw: (pen: Pen, theme: ChartTheme, ratio: number) => void;
};

/** As fine as a good screen, and as the larger PNG. */
const RATIO = 2;
const SVG = 'http://www.w3.org/2000/svg';

function penFor(still: Still, place: Element): SvgPen {
  const pen = new SvgPen(newCanvas(1, 1).getContext('2d', { willReadFrequently: true })!);
  still.draw(pen, readChartTheme(place), RATIO);
  return pen;
}

/** Whether it is drawn as shapes. */
export const isVector = (still: Still): boolean => !penFor(still, document.documentElement).isTooMuch;

/** In the theme of `scope`, where it stays until that ends. */
export function drawStill(still: Still, scope: Element): SVGSVGElement | HTMLCanvasElement {
  const pen = penFor(still, scope);
  return scope.appendChild(pen.isTooMuch ? pixelsOf(still, scope) : elementOf(pen));
}

function pixelsOf(still: Still, scope: Element): HTMLCanvasElement {
  const canvas = newCanvas(Math.round(still.width * RATIO), Math.ceil(still.height * RATIO));
  still.draw(canvas.getContext('2d')!, readChartTheme(scope), RATIO);
  return canvas;
}

function elementOf({ shapes, tiles }: SvgPen): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const defs = svg.appendChild(document.createElementNS(SVG, 'defs'));
  const group = svg.appendChild(document.createElementNS(SVG, 'g'));
  // Its looks are final: nothing of it is asked of a style sheet again.
  for (const final of [defs, group]) final.setAttribute('data-final', '');
  defs.append(...tiles.map(patternOf));
  for (const shape of shapes) group.append(nodeOf(shape));
  return svg;
}

function patternOf({ id, side, shapes }: Tile): SVGElement {
  const pattern = document.createElementNS(SVG, 'pattern');
  for (const [key, value] of Object.entries({ id, width: side, height: side, patternUnits: 'userSpaceOnUse' }))
    pattern.setAttribute(key, String(value));
  pattern.append(...shapes.map(nodeOf));
  return pattern;
}

function nodeOf({ name, attributes, text, children }: Shape): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text !== undefined) node.textContent = text;
  for (const child of children ?? []) node.append(nodeOf(child));
  return node;
}
