/** Width of text in a picture. Layout asks through a function, so that it stays pure and needs no browser in tests. */

/** The two faces of the page at the data size of 12 px. */
export type Face = 'sans' | 'mono';

/** Width in CSS pixels of one line of text. */
export type Measure = (text: string, face: Face) => number;

export const TEXT_SIZE = 12;

/** Advance widths in em: the monospaced face exactly, the sans face as a cautious mean. */
const MONO_ADVANCE = 0.6;
const SANS_ADVANCE = 0.56;

/** For tests, and until the page can measure. Never narrower than the real thing for the words that we print. */
export const estimateWidth: Measure = (text, face) =>
  text.length * TEXT_SIZE * (face === 'mono' ? MONO_ADVANCE : SANS_ADVANCE);

/** Texts remembered before the memory is emptied. */
const MAX_REMEMBERED = 20_000;

/**
 * Measures with the faces that `element` inherits, and remembers. Make a new one when fonts have arrived:
 * widths measured before that are those of the fallback face.
 */
export function browserMeasure(element: Element): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return estimateWidth;
  const style = getComputedStyle(element);
  const fonts: Readonly<Record<Face, string>> = {
    sans: `${TEXT_SIZE}px ${style.getPropertyValue('--font-sans') || 'sans-serif'}`,
    mono: `${TEXT_SIZE}px ${style.getPropertyValue('--font-mono') || 'monospace'}`,
  };
  const remembered = new Map<string, number>();
  return (text, face) => {
    const key = `${face} ${text}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    context.font = fonts[face];
    const { width } = context.measureText(text);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, width);
    return width;
  };
}
