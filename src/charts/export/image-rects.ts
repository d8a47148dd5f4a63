/** An image as rectangles of one look each: neighbours alike in a row are one, and so are rows alike below each other. */

export type ImagePixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** In pixels of the image; `look` is red, green, blue and opacity as one number. */
export type ImageRect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  height: number;
  readonly look: number;
};

function lookAt({ data }: ImagePixels, pixel: number): number {
  const at = 4 * pixel;
  return ((data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!) >>> 0;
}

function rowRects(image: ImagePixels, y: number): ImageRect[] {
  const rects: ImageRect[] = [];
  for (let x = 0; x < image.width;) {
    const look = lookAt(image, y * image.width + x);
    const from = x;
    while (x < image.width && lookAt(image, y * image.width + x) === look) x++;
    if ((look & 255) > 0) rects.push({ x: from, y, width: x - from, height: 1, look });
  }
  return rects;
}

/** Nothing for what is transparent. Stops once there are more than `most`, and is not the whole image then. */
export function imageRects(image: ImagePixels, most: number): ImageRect[] {
  const all: ImageRect[] = [];
  let above = new Map<number, ImageRect>();
  for (let y = 0; y < image.height && all.length <= most; y++) {
    const below = new Map<number, ImageRect>();
    for (const rect of rowRects(image, y)) {
      const over = above.get(rect.x);
      const joins = over && over.width === rect.width && over.look === rect.look;
      if (joins) over.height++;
      else all.push(rect);
      below.set(rect.x, joins ? over : rect);
    }
    above = below;
  }
  return all;
}
