/**
 * What stands before the next byte, seen in several ways, each as a number: the last bytes, the word, the place in the
 * line, the line above, the number that would follow. Lines of a devicetree or a workload are alike in these ways.
 */

/** How many ways there are. */
export const CONTEXTS = 9;

/** Digits of a number that is looked at. */
const MAX_DIGITS = 7;
/** Words of a line that are told apart by their place. */
const FIELDS = 32;

const LINE_FEED = 10;
const HYPHEN = 45;

export type Contexts = {
  /** One number for each way. */
  readonly hashes: Int32Array;
  /** Words before this one in the line. */
  readonly field: () => number;
  readonly push: (byte: number) => void;
};

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isSmallLetter = (byte: number): boolean => byte >= 97 && byte <= 122;
/** Letters, digits, beyond ASCII, and `# , - @ _`, which names have within them. */
const isWordByte = (byte: number): boolean =>
  isSmallLetter(byte) ||
  isDigit(byte) ||
  (byte >= 64 && byte <= 90) ||
  byte === 35 ||
  byte === 44 ||
  byte === HYPHEN ||
  byte === 95 ||
  byte > 127;

/** @param way keeps the same values of different ways apart */
export function hash(a: number, b: number, way: number): number {
  let mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(way + 1, 0x85ebca6b), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39);
  return mixed ^ (mixed >>> 13);
}

export function createContexts(): Contexts {
  const hashes = new Int32Array(CONTEXTS);
  const numbers = createNumbers();
  const above = new Int32Array(FIELDS);
  const line = new Int32Array(FIELDS);
  /** The last four bytes, and the two before them. */
  let last = 0;
  let before = 0;
  let word = 0;
  /** The word without its digits: of `cam-12`, `cam-`. */
  let stem = 0;
  let stemBefore = 0;
  let firstWord = 0;
  let field = 0;

  function addToWord(byte: number): void {
    if (word === 0) stem = 0;
    if (!isDigit(byte)) stem = Math.imul(stem ^ byte, 0x2c1b3c6d) + byte;
    word = Math.imul(word ^ byte, 0x2c1b3c6d) + byte;
  }

  function endWord(): void {
    stemBefore = stem;
    line[field % FIELDS] = word;
    if (field === 0) firstWord = word;
    word = 0;
    field++;
  }

  function endLine(): void {
    above.set(line);
    line.fill(0);
    field = 0;
    firstWord = 0;
    stemBefore = 0;
  }

  function look(next: number): void {
    hashes[0] = hash(last & 0xff, 0, 0);
    hashes[1] = hash(last & 0xffff, 0, 1);
    hashes[2] = hash(last & 0xffffff, 0, 2);
    hashes[3] = hash(last, before, 3);
    hashes[4] = hash(word, last & 0xff, 4);
    hashes[5] = hash(stem, stemBefore, 5);
    hashes[6] = hash(word, Math.imul(field, 77) ^ firstWord, 6);
    hashes[7] = hash(word, above[field % FIELDS] as number, 7);
    hashes[8] = hash(next, 0, 8);
  }

  look(0);
  return {
    hashes,
    field: () => field,
    push(byte) {
      before = ((before << 8) | (last >>> 24)) & 0xffff;
      last = (last << 8) | byte;
      if (isWordByte(byte)) addToWord(byte);
      else if (word !== 0) endWord();
      if (byte === LINE_FEED) endLine();
      look(numbers.push(byte, word ^ Math.imul(firstWord, 31)));
    },
  };
}

/** Numbers after the same letters in lines that begin alike tend to count up: `alloc cam-1 …`, `alloc cam-2 …`. */
function createNumbers(): { readonly push: (byte: number, prefix: number) => number } {
  const lastOf = new Map<number, number>();
  let prefix = 0;
  let digits = '';
  let expected = '';

  function begin(next: number): void {
    prefix = next;
    const last = lastOf.get(next);
    expected = last === undefined ? '' : String(last + 1);
  }

  return {
    /** @returns what is expected here: 0 nothing, 1 that it is another number, else the next digit or the end */
    push(byte, before) {
      if (isDigit(byte)) {
        if (digits.length < MAX_DIGITS) digits += String.fromCharCode(byte);
      } else {
        if (prefix !== 0 && digits !== '') lastOf.set(prefix, Number(digits));
        digits = '';
        prefix = 0;
        if (byte === HYPHEN || isSmallLetter(byte)) begin(before);
      }
      if (prefix === 0 || expected === '') return 0;
      if (!expected.startsWith(digits)) return 1;
      return 2 + (expected.charCodeAt(digits.length) || 0) + (digits.length << 10);
    },
  };
}
