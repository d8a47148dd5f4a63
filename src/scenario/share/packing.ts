/** From the JSON of a link's content to few bytes and back. A packing is frozen with the first link that uses it. */
import { deflateSync } from 'fflate';
import { inflateBounded } from './inflate';
import { decodeBytes, encodeBytes } from './model/coder';
import { DICTIONARY } from './model/dictionary';

export type Unpacked =
  { readonly ok: true; readonly json: string } | { readonly ok: false; readonly reason: 'damaged' | 'too-large' };

export type Packing = {
  /** Most bytes of JSON that it takes. */
  readonly maxBytes: number;
  readonly pack: (json: string) => Uint8Array;
  /** Never throws; does no more work than `maxBytes` asks for. */
  readonly unpack: (packed: Uint8Array) => Unpacked;
};

const DAMAGED: Unpacked = { ok: false, reason: 'damaged' };

export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function inflate(packed: Uint8Array, maxBytes: number, primed?: Uint8Array): Unpacked {
  const inflated = inflateBounded(packed, maxBytes, primed);
  if (!inflated.ok) return inflated;
  const text = decodeText(inflated.bytes);
  return text === undefined ? DAMAGED : { ok: true, json: text };
}

/** Raw deflate (RFC 1951). */
export const DEFLATED: Packing = {
  maxBytes: 16 * 1024 * 1024,
  pack: (json) => deflateSync(new TextEncoder().encode(json), { level: 9, mem: 9 }),
  unpack: (packed) => inflate(packed, DEFLATED.maxBytes),
};

/** Raw deflate with the dictionary before it, escapes as in MODELLED: quick to open, for what is short anyway. */
export const PRIMED: Packing = {
  maxBytes: 48 * 1024,
  pack: (json) => deflateSync(new TextEncoder().encode(toPlain(json)), { level: 9, mem: 9, dictionary: dictionary() }),
  unpack(packed) {
    const inflated = inflate(packed, PRIMED.maxBytes, dictionary());
    return inflated.ok ? { ok: true, json: fromPlain(inflated.json) } : inflated;
  },
};

/**
 * The number of bytes, seven bits a byte with the lowest first, then those of model/coder.ts, primed with the
 * dictionary. A third to a half of what deflate takes, and slower: hence the bound.
 */
export const MODELLED: Packing = {
  maxBytes: 48 * 1024,
  pack(json) {
    const bytes = new TextEncoder().encode(toPlain(json));
    return Uint8Array.from([...countBytes(bytes.length), ...encodeBytes(bytes, dictionary())]);
  },
  unpack(packed) {
    const [count, at] = readCount(packed);
    if (count > MODELLED.maxBytes) return { ok: false, reason: 'too-large' };
    const plain = decodeText(decodeBytes(packed.subarray(at), count, dictionary()));
    return plain === undefined ? DAMAGED : { ok: true, json: fromPlain(plain) };
  },
};

const dictionary = (): Uint8Array => new TextEncoder().encode(DICTIONARY);

/** Bytes that JSON never holds stand for the escapes that texts are full of, so that lines are lines. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\"', '\u0001'],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([...PLAIN].map(([escape, plain]) => [plain, escape]));

const toPlain = (json: string): string => json.replace(/\\./g, (escape) => PLAIN.get(escape) ?? escape);
const fromPlain = (plain: string): string => plain.replace(/[^ -\uffff]/g, (byte) => ESCAPES.get(byte) ?? byte);

/** More bits than any number within bounds has; a longer one is read as one that is too large. */
const MAX_COUNT_BITS = 28;

function countBytes(count: number): number[] {
  return count < 128 ? [count] : [(count & 127) | 128, ...countBytes(count >>> 7)];
}

/** The number, and where it ends. */
function readCount(packed: Uint8Array): readonly [count: number, end: number] {
  let count = 0;
  for (let at = 0; at * 7 < MAX_COUNT_BITS; at++) {
    const byte = packed[at] ?? 0;
    count |= (byte & 127) << (at * 7);
    if (byte < 128) return [count, at + 1];
  }
  return [Infinity, packed.length];
}
