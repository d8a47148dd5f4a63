/** The longest earlier stretch that ends like this one: it tells which byte may come next. */
import { hash } from './contexts';

/** A stretch is looked for by its last bytes, and believed when at least as many agree. */
const SHORTEST = 5;
/** Longer ones are believed no more. */
export const LONGEST = 31;
const TABLE_BITS = 15;

export type Repeats = {
  /** The byte that came after the earlier stretch; -1 when there is none. */
  readonly expected: () => number;
  /** Bytes that agree, up to LONGEST. */
  readonly length: () => number;
  readonly push: (byte: number) => void;
};

/** @param capacity bytes that will be pushed at most */
export function createRepeats(capacity: number): Repeats {
  const bytes = new Uint8Array(capacity + 1);
  const ends = new Int32Array(1 << TABLE_BITS);
  let count = 0;
  /** Where the earlier stretch goes on; 0: there is none. */
  let next = 0;
  let length = 0;

  function agreeing(end: number): number {
    let same = 0;
    while (same < LONGEST && same < end && bytes[end - 1 - same] === bytes[count - 1 - same]) same++;
    return same;
  }

  function lookUp(): void {
    const key = hash(recent(1), recent(5), SHORTEST) >>> (32 - TABLE_BITS);
    const end = ends[key] as number;
    if (length === 0 && end > 0) {
      length = agreeing(end);
      next = end;
      if (length < SHORTEST) length = 0;
    }
    ends[key] = count;
  }

  /** Up to four bytes that end `back` before the next one. */
  function recent(back: number): number {
    let value = 0;
    for (let i = back; i < back + (back === 1 ? 4 : 1); i++) value = (value << 8) | (bytes[count - i] ?? 0);
    return value;
  }

  return {
    expected: () => (length > 0 ? (bytes[next] as number) : -1),
    length: () => length,
    push(byte) {
      const goesOn = length > 0 && bytes[next] === byte;
      bytes[count++] = byte;
      length = goesOn ? Math.min(length + 1, LONGEST) : 0;
      next++;
      lookUp();
    },
  };
}
