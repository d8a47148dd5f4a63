/**
 * Places as dtc prints them: `t.dts:1.22-23`, `t.dts:4.2-6.3`. Lines follow the line markers, columns count bytes
 * from 1 (a tab is one), the end is exclusive. Mirrors srcpos_string() and srcpos_update() of dtc 1.8.1.
 */
import type { FlatSource, Reading } from './flat-source';
import { lastAtMost, lineOf, linesOf } from './lines';
import type { LineMarker, Tokens } from './tokenize';

type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Bytes of UTF-8; one half of a surrogate pair counts as half of its four. */
function byteLength(text: string, start: number, end: number): number {
  let bytes = end - start;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x80) bytes += c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Only made when something has to be said: the line tables cost a pass over the text. */
export class Positions {
  private markerEnds: number[] | undefined;
  private readonly places = new Map<number, Place>();
  private last = { lineStart: -1, offset: 0, column: 1 };

  constructor(
    private readonly tokens: Tokens,
    private readonly flat: FlatSource,
  ) {}

  /** `FILE:POS` of `[start, end)`, offsets into the flat text. */
  describe(start: number, end: number): string {
    const from = this.place(start);
    const to = this.place(end);
    const place = `${from.file}:${from.line}.${from.column}`;
    if (from.line !== to.line) return `${place}-${to.line}.${to.column}`;
    return from.column === to.column ? place : `${place}-${to.column}`;
  }

  /** The same node is often named again and again. */
  private place(offset: number): Place {
    const known = this.places.get(offset);
    if (known) return known;
    const place = this.findPlace(offset);
    this.places.set(offset, place);
    return place;
  }

  private findPlace(offset: number): Place {
    const lines = linesOf(this.tokens);
    const lineStart = lines[lastAtMost(lines, offset)] as number;
    const column = this.column(lineStart, offset);
    const { reading, offset: source } = this.flat.locate(lineStart);
    const line = lineOf(reading, source);
    const marker = this.markerBefore(lineStart, reading);
    if (!marker) return { file: reading.spelling, line, column };
    const markerLine = lineOf(reading, this.flat.locate(marker.start).offset);
    return { file: marker.file, line: marker.line - 1 + line - markerLine, column };
  }

  /** Goes on from the last answer on the same line: a line may be the whole text. */
  private column(lineStart: number, offset: number): number {
    const { last } = this;
    const from = last.lineStart === lineStart && last.offset <= offset ? last : { offset: lineStart, column: 1 };
    const column = from.column + byteLength(this.tokens.text, from.offset, offset);
    this.last = { lineStart, offset, column };
    return column;
  }

  /** A marker holds for the rest of the file that it stands in, not for files included after it. */
  private markerBefore(offset: number, reading: Reading): LineMarker | undefined {
    const { markers } = this.tokens;
    let i = lastAtMost((this.markerEnds ??= markers.map((m) => m.end)), offset);
    while (i >= 0 && this.flat.locate((markers[i] as LineMarker).start).reading !== reading) i--;
    return markers[i];
  }
}
