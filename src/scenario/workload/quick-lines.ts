/**
 * The two lines that long workloads are made of, read without a word being cut out: `alloc NAME HEAP BYTES` and
 * `free NAME`, single blanks between, of names in a series that is known. Everything else, and whatever could be wrong,
 * is left to the parser proper; for what is read here, it makes the same operations.
 */
import type { Operation } from '../operation';
import type { ParseContext } from './parse-alloc';
import { UNKNOWN } from './names';
import { MAX_NAME_LENGTH } from './words';

const SPACE = 32;
const ZERO = 48;
const NINE = 57;
/** Counts of bytes that are exact as a number; longer ones are rare. */
const MAX_DIGITS = 15;

const ALLOC = 'alloc ';
const FREE = 'free ';

export class QuickLines {
  private heap = '';
  private readonly lengths = new Map<number, bigint>();

  constructor(
    private readonly text: string,
    private readonly context: ParseContext,
  ) {}

  /** The operation of the line `[from, to)`; undefined when the parser proper must read it. */
  read(from: number, to: number, line: number): Operation | undefined {
    if (this.text.startsWith(ALLOC, from)) return this.alloc(from + ALLOC.length, to, line);
    return this.text.startsWith(FREE, from) ? this.free(from + FREE.length, to, line) : undefined;
  }

  private free(from: number, to: number, line: number): Operation | undefined {
    const { names } = this.context;
    const found = names.findInSeries(this.text, from, to);
    if (!found || found.id === UNKNOWN || !names.isPlain(found.id)) return undefined;
    names.touch(found.id, line);
    return { kind: 'free', line, name: names.textOf(found.id), id: found.id };
  }

  private alloc(from: number, to: number, line: number): Operation | undefined {
    const { text } = this;
    const nameEnd = text.indexOf(' ', from);
    if (nameEnd < 0 || nameEnd >= to || nameEnd - from > MAX_NAME_LENGTH) return undefined;
    const heapEnd = this.heapEnd(nameEnd + 1, to);
    const bytes = heapEnd < 0 ? undefined : this.bytes(heapEnd + 1, to);
    return bytes === undefined ? undefined : this.allocation(from, nameEnd, line, bytes);
  }

  private allocation(from: number, to: number, line: number, bytes: bigint): Operation | undefined {
    const { names } = this.context;
    const found = names.findInSeries(this.text, from, to);
    if (!found || (found.id !== UNKNOWN && names.isHeld(found.id))) return undefined;
    const { client, id: known } = found;
    const name = known === UNKNOWN ? this.text.slice(from, to) : names.textOf(known);
    const id = names.take(name, line, known);
    return { kind: 'alloc', line, name, id, heap: this.heap, bytes, client };
  }

  /** Where the heap ends that begins at `from`, if it is the one of the line before or was read already; else -1. */
  private heapEnd(from: number, to: number): number {
    const { text, heap } = this;
    const end = from + heap.length;
    if (heap !== '' && end < to && text.charCodeAt(end) === SPACE && text.startsWith(heap, from)) return end;
    const space = text.indexOf(' ', from);
    if (space < 0 || space >= to) return -1;
    const known = this.context.heaps.get(text.slice(from, space));
    if (known === undefined) return -1;
    this.heap = known;
    return space;
  }

  /** Decimal digits up to the end of the line. */
  private bytes(from: number, to: number): bigint | undefined {
    if (from >= to || to - from > MAX_DIGITS) return undefined;
    let value = 0;
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at);
      if (code < ZERO || code > NINE) return undefined;
      value = value * 10 + code - ZERO;
    }
    const known = this.lengths.get(value);
    if (known !== undefined) return known;
    const bytes = BigInt(value);
    this.lengths.set(value, bytes);
    return bytes;
  }
}
