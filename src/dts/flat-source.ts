/**
 * The text that the tokens are made of: all that the preprocessor let through, in one piece, and where each piece of it
 * stands in the user's files.
 *
 * Always true: segments follow each other without gaps from 0 to the end of the text, and no expansion holds a newline.
 */
import type { Diagnostic, Span } from '../lib/diagnostic';
import type { Origin } from './tree';

/** One reading of one file; a file that is included twice has two. `spelling` is how gcc would print its path. */
export type Reading = { readonly path: string; readonly spelling: string; readonly text: string };

/** A macro call whose expansion stands in the flat text. */
export type Call = { readonly end: number; readonly macro: string; readonly definition: Span | undefined };

/** A piece of the flat text: copied from `source` on, or, with a call, what the macro call at `source` became. */
export type Segment = {
  readonly start: number;
  readonly reading: Reading;
  readonly source: number;
  readonly call: Call | undefined;
};

export class FlatSource {
  private hint = 0;

  constructor(
    readonly text: string,
    readonly segments: readonly Segment[],
    /** Problems of the preprocessor, already at the user's places. */
    readonly diagnostics: readonly Diagnostic[],
  ) {}

  /** The segment that holds an offset; neighbours are asked for one after the other, so the last answer is tried first. */
  private indexAt(offset: number): number {
    const { segments, hint } = this;
    const holds = (i: number): boolean =>
      (segments[i]?.start ?? Infinity) <= offset && offset < (segments[i + 1]?.start ?? Infinity);
    if (holds(hint)) return hint;
    if (holds(hint + 1)) return (this.hint = hint + 1);
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle] as Segment).start <= offset) low = middle + 1;
      else high = middle;
    }
    return (this.hint = Math.max(0, low - 1));
  }

  /** Where a character of the flat text comes from; for an expansion the place of its call. */
  locate(offset: number): { readonly reading: Reading; readonly offset: number } {
    const segment = this.segments[this.indexAt(offset)] as Segment;
    const within = segment.call ? 0 : offset - segment.start;
    return { reading: segment.reading, offset: segment.source + within };
  }

  /** The user's place of a range. What begins in one file and ends in another is cut off at the end of its piece. */
  originOf(start: number, end: number): Origin {
    const { segments } = this;
    const first = this.indexAt(start);
    const from = segments[first] as Segment;
    const file = from.reading.path;
    const sourceStart = from.call ? from.source : from.source + start - from.start;
    const next = segments[first + 1];
    if (!from.call && (!next || end <= next.start))
      return { file, start: sourceStart, end: from.source + end - from.start };
    const last = this.indexAt(Math.max(start, end - 1));
    const to = segments[last] as Segment;
    const sourceEnd = to.call ? to.call.end : to.source + end - to.start;
    const isSame = to.reading === from.reading && sourceEnd >= sourceStart;
    const place = { file, start: sourceStart, end: isSame ? sourceEnd : this.endOf(first) };
    if (first !== last || !from.call) return place;
    return { ...place, via: { macro: from.call.macro, definition: from.call.definition } };
  }

  private endOf(index: number): number {
    const { call, source, start } = this.segments[index] as Segment;
    const next = this.segments[index + 1]?.start ?? this.text.length;
    return call ? call.end : source + next - start;
  }
}

/** A text that needs no preprocessing. */
export function flatFile(path: string, text: string, diagnostics: readonly Diagnostic[]): FlatSource {
  const reading = { path, spelling: path, text };
  return new FlatSource(text, [{ start: 0, reading, source: 0, call: undefined }], diagnostics);
}

/** A part of a flat text that was written before, at `start`. */
export type FlatPiece = {
  readonly start: number;
  readonly text: string;
  readonly segments: readonly Segment[];
  /** As FlatBuilder has it behind the piece. */
  readonly last: string;
};

/** A place in what is written. */
export type FlatMark = { readonly pieces: number; readonly segments: number; readonly length: number };

export class FlatBuilder {
  private readonly pieces: string[] = [];
  private readonly segments: Segment[] = [];
  length = 0;
  /** The last character written, for what must not read as one token with the next. */
  last = '\n';

  copy(reading: Reading, start: number, end: number): void {
    if (end <= start) return;
    this.segments.push({ start: this.length, reading, source: start, call: undefined });
    this.write(reading.text.slice(start, end));
  }

  expansion(reading: Reading, start: number, call: Call, text: string): void {
    if (text === '') return;
    this.segments.push({ start: this.length, reading, source: start, call });
    this.write(text);
  }

  private write(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    this.last = text[text.length - 1] ?? this.last;
  }

  mark(): FlatMark {
    return { pieces: this.pieces.length, segments: this.segments.length, length: this.length };
  }

  /** All that was written since. */
  since(mark: FlatMark): FlatPiece {
    const text = this.pieces.slice(mark.pieces).join('');
    return { start: mark.length, text, segments: this.segments.slice(mark.segments), last: this.last };
  }

  /** Writes a piece once more, wherever it is now. */
  repeat({ start, text, segments, last }: FlatPiece): void {
    const shift = this.length - start;
    for (const s of segments) this.segments.push(shift === 0 ? s : { ...s, start: s.start + shift });
    if (text === '') return;
    this.pieces.push(text);
    this.length += text.length;
    this.last = last;
  }

  build(main: Reading, diagnostics: readonly Diagnostic[]): FlatSource {
    if (this.segments.length === 0) this.segments.push({ start: 0, reading: main, source: 0, call: undefined });
    return new FlatSource(this.pieces.join(''), this.segments, diagnostics);
  }
}
