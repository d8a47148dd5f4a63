/** A pen that keeps what is drawn as shapes for an SVG, instead of pixels. Colours are resolved, so that a file needs no page. */
import type { Pen } from '../pen';
import { imageRects, type ImageRect } from './image-rects';
import { PathInMaking, type PathPart } from './pen-path';

export type Attributes = Readonly<Record<string, string | number>>;

/** An element of an SVG: text, or children, or neither. */
export type Shape = {
  readonly name: 'rect' | 'path' | 'circle' | 'text' | 'g';
  readonly attributes: Attributes;
  readonly text?: string;
  readonly children?: readonly Shape[];
};

/** `side` in pixels both ways. */
export type Tile = { readonly id: string; readonly side: number; readonly shapes: readonly Shape[] };

/** More than this is slow to open and to edit: pixels serve better then. */
export const MAX_SHAPES = 20_000;

/** `scratch` knows colours and faces; nothing is drawn on it. Drawing may go on beyond MAX_SHAPES, but keeps no more. */
export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000000';
  strokeStyle: Pen['strokeStyle'] = '#000000';
  lineWidth = 1;
  globalAlpha = 1;
  imageSmoothingEnabled = false;
  font = '12px sans-serif';
  textAlign: Pen['textAlign'] = 'left';
  textBaseline: Pen['textBaseline'] = 'alphabetic';
  readonly shapes: Shape[] = [];
  readonly tiles: Tile[] = [];
  private count = 0;
  private dash: readonly number[] = [];
  private readonly path = new PathInMaking();

  constructor(private readonly scratch: CanvasRenderingContext2D) {}

  /** True: `shapes` is not the whole picture. */
  get isTooMuch(): boolean {
    return this.count > MAX_SHAPES;
  }

  /** Places are those of CSS pixels at any fineness. */
  readonly setTransform = (): void => undefined;
  readonly clearRect = (): void => undefined;
  readonly beginPath = (): void => this.path.begin();
  readonly moveTo = (x: number, y: number): void => this.path.move(x, y);
  readonly lineTo = (x: number, y: number): void => this.path.line(x, y);
  readonly closePath = (): void => this.path.close();
  readonly rect = (x: number, y: number, width: number, height: number): void => this.path.rect(x, y, width, height);
  /** Whole circles only: no picture has other arcs. */
  readonly arc = (x: number, y: number, r: number): void => this.path.circle(x, y, r);

  readonly setLineDash = (dash: readonly number[]): void => {
    this.dash = dash;
  };

  readonly fill = (): void => this.add(this.path.parts.map(shapeOf), this.filled());
  readonly fillRect = (x: number, y: number, width: number, height: number): void =>
    this.add([shapeOf({ kind: 'rect', x, y, width, height })], this.filled(true));
  /** One element for all lines of a stroke: they are drawn and chosen together. */
  readonly stroke = (): void => this.strokeParts(this.path.parts);
  readonly strokeRect = (x: number, y: number, width: number, height: number): void =>
    this.strokeParts([{ kind: 'rect', x, y, width, height }]);

  readonly drawImage = (image: HTMLCanvasElement, x: number, y: number, width: number, height: number): void => {
    const { data } = image.getContext('2d')!.getImageData(0, 0, image.width, image.height);
    const across = width / image.width;
    const down = height / image.height;
    const room = MAX_SHAPES - this.count;
    const rects = imageRects({ data, width: image.width, height: image.height }, room);
    for (const [look, alike] of byLook(rects)) {
      const shapes = alike.map((one) => {
        const place = { x: x + one.x * across, y: y + one.y * down };
        return shapeOf({ kind: 'rect', ...place, width: one.width * across, height: one.height * down });
      });
      const opacity = round((this.globalAlpha * (look & 255)) / 255);
      this.add(shapes, { fill: hexOf(look), ...(opacity < 1 && { 'fill-opacity': opacity }), ...CRISP });
    }
  };

  readonly measureText = (text: string): TextMetrics => {
    this.scratch.font = this.font;
    this.scratch.textBaseline = 'alphabetic';
    return this.scratch.measureText(text);
  };

  /** On the baseline of the letters, which every program knows. */
  readonly fillText = (text: string, x: number, y: number, most = Infinity): void => {
    if (text === '') return;
    const anchor = ANCHORS[this.textAlign] ?? 'start';
    const place = {
      x: round(x),
      y: round(y + this.baseline(text)),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
    };
    const squeezed = this.measureText(text).width > most && {
      textLength: round(most),
      lengthAdjust: 'spacingAndGlyphs',
    };
    this.add([{ name: 'text', attributes: { ...place, ...squeezed }, text }], {
      ...this.filled(false),
      ...fontOf(this.font),
    });
  };

  readonly tile = (side: number, draw: (pen: Pen) => void): CanvasPattern => {
    const pen = new SvgPen(this.scratch);
    draw(pen);
    const key = JSON.stringify([side, pen.shapes]);
    let tile = this.tiles.find(({ side, shapes }) => JSON.stringify([side, shapes]) === key);
    if (!tile) this.tiles.push((tile = { id: `texture-${this.tiles.length + 1}`, side, shapes: pen.shapes }));
    // A pattern is opaque to all who hold one: it only comes back as a style.
    return tile as unknown as CanvasPattern;
  };

  private add(shapes: readonly Shape[], look: Attributes): void {
    this.count += shapes.length;
    if (this.isTooMuch || shapes.length === 0) return;
    const [first] = shapes;
    if (shapes.length > 1) this.shapes.push({ name: 'g', attributes: look, children: shapes });
    else this.shapes.push({ ...first!, attributes: { ...first!.attributes, ...look } });
  }

  private strokeParts(parts: readonly PathPart[]): void {
    if (parts.length === 0) return;
    this.count += parts.length - 1;
    const d = parts.map(pathOf).join('');
    this.add([{ name: 'path', attributes: { d } }], {
      fill: 'none',
      ...this.painted('stroke', this.strokeStyle),
      'stroke-width': round(this.lineWidth),
      ...(this.dash.length > 0 && { 'stroke-dasharray': this.dash.join(' ') }),
    });
  }

  private filled(crisp = this.path.isSquare): Attributes {
    return { ...this.painted('fill', this.fillStyle), ...(crisp && CRISP) };
  }

  private painted(what: 'fill' | 'stroke', style: Pen['fillStyle']): Attributes {
    const paint = typeof style === 'string' ? this.colour(style) : `url(#${(style as unknown as Tile).id})`;
    return { [what]: paint, ...(this.globalAlpha < 1 && { [`${what}-opacity`]: round(this.globalAlpha) }) };
  }

  private colour(style: string): string {
    this.scratch.fillStyle = style;
    return this.scratch.fillStyle;
  }

  /** From the line that a text is put on down to its baseline. */
  private baseline(text: string): number {
    const { fontBoundingBoxAscent: above } = this.measureText(text);
    this.scratch.textBaseline = this.textBaseline;
    return above - this.scratch.measureText(text).fontBoundingBoxAscent;
  }
}

const CRISP = { 'shape-rendering': 'crispEdges' } as const;
const ANCHORS: Readonly<Record<string, string>> = { right: 'end', end: 'end', center: 'middle' };

/** A hundredth of a pixel is finer than any eye. */
export const round = (value: number): number => Math.round(value * 100) / 100;

const pointsOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L');

function pathOf(part: PathPart): string {
  if (part.kind === 'lines') return `M${pointsOf(part.points)}${part.closed ? 'Z' : ''}`;
  if (part.kind === 'rect')
    return `M${round(part.x)} ${round(part.y)}h${round(part.width)}v${round(part.height)}h${round(-part.width)}Z`;
  const r = round(part.r);
  return `M${round(part.x + r)} ${round(part.y)}a${r} ${r} 0 1 1 ${-2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0Z`;
}

function shapeOf(part: PathPart): Shape {
  if (part.kind === 'lines') return { name: 'path', attributes: { d: pathOf(part) } };
  const place = part.kind === 'rect' ? { x: part.x, y: part.y, width: part.width, height: part.height } : undefined;
  const all = place ?? { cx: (part as { x: number }).x, cy: (part as { y: number }).y, r: (part as { r: number }).r };
  const attributes = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, round(value)]));
  return { name: part.kind, attributes };
}

function byLook(rects: readonly ImageRect[]): Map<number, ImageRect[]> {
  const looks = new Map<number, ImageRect[]>();
  for (const rect of rects) {
    const alike = looks.get(rect.look) ?? [];
    looks.set(rect.look, alike);
    alike.push(rect);
  }
  return looks;
}

/** Without the opacity, which is the last byte. */
const hexOf = (look: number): string => `#${(look >>> 8).toString(16).padStart(6, '0')}`;

/** `600 12px Face, serif` in attributes. */
function fontOf(font: string): Attributes {
  const [, weight, size = '', family = ''] = /^(?:(\d+) )?([\d.]+px) (.*)$/.exec(font) ?? [];
  return { 'font-family': family.replaceAll('"', "'"), 'font-size': size, ...(weight && { 'font-weight': weight }) };
}
