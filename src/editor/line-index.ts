/**
 * Offsets of the store's text to lines and columns and back. The editor joins all line ends of a text into one kind,
 * so its own offsets differ from ours where a text mixes them; lines and columns do not.
 */

/** Both from 1, as editors count. */
export type Place = { readonly lineNumber: number; readonly column: number };

export type LineIndex = {
  /** An offset past the end is the end; one within a line end is the end of its line. */
  readonly placeOf: (offset: number) => Place;
  /** A place past the end of its line is that end; one past the last line is the end of the text. */
  readonly offsetOf: (place: Place) => number;
  /** Of the whole text. */
  readonly length: number;
};

/** Lines end with LF, CR LF or CR alone. */
const LINE_END = /\r\n|\n|\r/g;

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  for (const match of text.matchAll(LINE_END)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);

  /** Index of the last line that starts at or before the offset. */
  function lineAt(offset: number): number {
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    length: text.length,
    placeOf(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lineAt(inside);
      return { lineNumber: line + 1, column: Math.min(inside, ends[line] as number) - (starts[line] as number) + 1 };
    },
    offsetOf({ lineNumber, column }) {
      const start = starts[lineNumber - 1];
      const end = ends[lineNumber - 1];
      return start === undefined || end === undefined ? text.length : Math.min(start + Math.max(0, column - 1), end);
    },
  };
}
