/**
 * Places as dtc prints them: `t.dts:1.22-23`, `t.dts:4.2-6.3`. Lines follow the line markers, columns count bytes
 * from 1 (a tab is one), the end is exclusive. Mirrors srcpos_string() and srcpos_update() of dtc 1.8.1.
 */
import type { FlatSource, Reading } from './flat-source';
import { columnOf, lastAtMost, lineOf, linesOf } from './lines';
import type { LineMarker, Tokens } from './tokenize';

type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Only made when something has to be said: the line tables cost a pass over the text. */
export class Positions {
  private markers: ReadonlyMap<Reading, readonly LineMarker[]> | undefined;
  private readonly places = new Map<number, Place>();

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
    const column = columnOf(this.tokens, offset);
    const { reading, offset: source } = this.flat.locate(lineStart);
    const line = lineOf(reading, source);
    const marker = this.markerBefore(offset, reading);
    if (!marker) return { file: reading.spelling, line, column };
    const markerLine = lineOf(reading, this.flat.locate(marker.start).offset);
    return { file: marker.file, line: marker.line - 1 + line - markerLine, column };
  }

  /** A marker holds for the rest of the file that it stands in, not for files included after it. */
  private markerBefore(offset: number, reading: Reading): LineMarker | undefined {
    const markers = (this.markers ??= this.markersByReading()).get(reading) ?? [];
    let low = 0;
    let high = markers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((markers[middle] as LineMarker).end <= offset) low = middle + 1;
      else high = middle;
    }
    return markers[low - 1];
  }

  private markersByReading(): Map<Reading, LineMarker[]> {
    const all = new Map<Reading, LineMarker[]>();
    for (const marker of this.tokens.markers) {
      const { reading } = this.flat.locate(marker.start);
      const own = all.get(reading);
      if (own) own.push(marker);
      else all.set(reading, [marker]);
    }
    return all;
  }
}
