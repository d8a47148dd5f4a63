import { describe, expect, it } from 'vitest';
import { tilePattern } from '../page-map/tile-pattern';
import { imageRects } from './image-rects';
import { MAX_SHAPES, SvgPen } from './svg-pen';

/** Knows a colour as it is written, and letters that are ten pixels above their baseline, four of them above the middle. */
function scratch(): CanvasRenderingContext2D {
  const known = {
    fillStyle: '',
    font: '',
    textBaseline: 'alphabetic',
    measureText: (text: string) => ({
      width: 7 * text.length,
      fontBoundingBoxAscent: known.textBaseline === 'middle' ? 6 : 10,
    }),
  };
  return known as unknown as CanvasRenderingContext2D;
}

const newPen = () => new SvgPen(scratch());

/** One letter a pixel; a space is transparent. */
function imageOf(...rows: string[]) {
  const letters = rows.join('');
  const data = new Uint8ClampedArray(4 * letters.length);
  for (let i = 0; i < letters.length; i++) if (letters[i] !== ' ') data.set([letters.charCodeAt(i), 0, 0, 255], 4 * i);
  return { data, width: rows[0]!.length, height: rows.length };
}

const told = (rects: ReturnType<typeof imageRects>): string[] =>
  rects.map(({ x, y, width, height, look }) => `${String.fromCharCode(look >>> 24)} ${x},${y} ${width}x${height}`);

describe('imageRects', () => {
  it('merges what is alike in a row, and rows alike', () => {
    expect(told(imageRects(imageOf('aab ', 'aab ', 'aacc', '  cc'), 99))).toEqual([
      'a 0,0 2x3',
      'b 2,0 1x2',
      'c 2,2 2x2',
    ]);
  });

  it('covers every pixel once, with its own look', () => {
    const image = imageOf('abcabc', 'aacc  ', 'aacc b');
    const seen = new Map<string, number>();
    for (const { x, y, width, height, look } of imageRects(image, 99))
      for (let i = 0; i < width * height; i++) {
        const place = `${x + (i % width)} ${y + Math.floor(i / width)}`;
        expect(seen.has(place)).toBe(false);
        seen.set(place, look >>> 24);
      }
    for (let i = 0; i < image.width * image.height; i++) {
      const look = image.data[4 * i + 3] === 0 ? undefined : image.data[4 * i];
      expect(seen.get(`${i % image.width} ${Math.floor(i / image.width)}`)).toBe(look);
    }
  });
});

describe('SvgPen', () => {
  it('keeps rectangles of one fill together, sharp, and boxes that were traced as rectangles', () => {
    const pen = newPen();
    pen.fillStyle = '#123456';
    pen.beginPath();
    pen.rect(1, 2, 3, 4);
    pen.moveTo(5, 5);
    pen.lineTo(9, 5);
    pen.lineTo(9, 8);
    pen.lineTo(5, 8);
    pen.closePath();
    pen.fill();
    expect(pen.shapes).toEqual([
      {
        name: 'g',
        attributes: { fill: '#123456', 'shape-rendering': 'crispEdges' },
        children: [
          { name: 'rect', attributes: { x: 1, y: 2, width: 3, height: 4 } },
          { name: 'rect', attributes: { x: 5, y: 5, width: 4, height: 3 } },
        ],
      },
    ]);
  });

  it('strokes as one path, with dashes and opacity', () => {
    const pen = newPen();
    pen.strokeStyle = '#aa0000';
    pen.globalAlpha = 0.3;
    pen.setLineDash([4, 2.5]);
    pen.beginPath();
    pen.moveTo(0, 0.5);
    pen.lineTo(10, 0.5);
    pen.moveTo(0, 4);
    pen.lineTo(10, 4);
    pen.stroke();
    const look = {
      fill: 'none',
      stroke: '#aa0000',
      'stroke-opacity': 0.3,
      'stroke-width': 1,
      'stroke-dasharray': '4 2.5',
    };
    expect(pen.shapes).toEqual([{ name: 'path', attributes: { d: 'M0 0.5L10 0.5M0 4L10 4', ...look } }]);
  });

  it('fills with a texture of shapes, once for the same one', () => {
    const pen = newPen();
    for (let i = 0; i < 2; i++) {
      pen.fillStyle = tilePattern(pen, 6, 2, (tile) => tile.fillRect(1, 1, 2, 2));
      pen.fillRect(0, 0, 30, 30);
    }
    expect(pen.tiles.map(({ id, side }) => [id, side])).toEqual([['texture-1', 6]]);
    expect(pen.shapes.map(({ attributes }) => attributes['fill'])).toEqual(['url(#texture-1)', 'url(#texture-1)']);
  });

  it('puts text on its baseline, in the face it is drawn in', () => {
    const pen = newPen();
    pen.font = '600 12px "IBM Plex Sans", sans-serif';
    pen.textAlign = 'right';
    pen.textBaseline = 'middle';
    pen.fillText('<b>', 50, 20);
    const face = { 'font-family': "'IBM Plex Sans', sans-serif", 'font-size': '12px', 'font-weight': '600' };
    const attributes = { x: 50, y: 24, 'text-anchor': 'end', fill: '#000000', ...face };
    expect(pen.shapes).toEqual([{ name: 'text', attributes, text: '<b>' }]);
  });

  it('says when shapes are too many, and keeps no more of them', () => {
    const pen = newPen();
    for (let i = 0; i < MAX_SHAPES; i++) pen.fillRect(i, 0, 1, 1);
    expect(pen.isTooMuch).toBe(false);
    pen.fillRect(0, 0, 1, 1);
    expect([pen.isTooMuch, pen.shapes.length]).toEqual([true, MAX_SHAPES]);
  });
});
