/**
 * Places as dtc prints them: `t.dts:1.22-23`, `t.dts:4.2-6.3`. Lines follow the line markers, columns count bytes
 * from 1 (a tab is one), the end is exclusive. Mirrors srcpos_string() and srcpos_update() of dtc 1.8.1.
 */
import type { LineMarker, Tokens } from './tokenize';

type Place = { readonly file: string; readonly line: number; readonly column: number };

const lastAtMost = (values: ArrayLike<number>, value: number): number => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Only made when something has to be said: the line table costs a pass over the text. */
export class Positions {
  private lines: number[] | undefined;
  private readonly markerEnds: readonly number[];

  constructor(
    private readonly tokens: Tokens,
    private readonly mainFile: string,
  ) {
    this.markerEnds = tokens.markers.map((m) => m.end);
  }

  /** `FILE:POS` of `[start, end)`, offsets into the text of the tokens. */
  describe(start: number, end: number): string {
    const from = this.place(start);
    const to = this.place(end);
    const place = `${from.file}:${from.line}.${from.column}`;
    if (from.line !== to.line) return `${place}-${to.line}.${to.column}`;
    return from.column === to.column ? place : `${place}-${to.column}`;
  }

  private lineStarts(): number[] {
    if (this.lines) return this.lines;
    const { text } = this.tokens;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return (this.lines = starts);
  }

  private place(offset: number): Place {
    const starts = this.lineStarts();
    const line = lastAtMost(starts, offset);
    const column = byteLength(this.tokens.text.slice(starts[line], offset)) + 1;
    const marker: LineMarker | undefined = this.tokens.markers[lastAtMost(this.markerEnds, offset)];
    if (!marker) return { file: this.mainFile, line: line + 1, column };
    const markerLine = lastAtMost(starts, marker.end);
    return { file: marker.file, line: marker.line - 1 + line - markerLine, column };
  }
}
