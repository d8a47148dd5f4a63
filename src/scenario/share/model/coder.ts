/** Bytes to fewer bytes and back: arithmetic coding with the predictor's probabilities, after it has read a dictionary. */
import { createPredictor, type Predictor } from './predictor';

const TOP_BITS = 24;

function read(predictor: Predictor, bytes: Uint8Array, each?: (bit: number) => void): void {
  for (const byte of bytes) {
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >> shift) & 1;
      each?.(bit);
      predictor.learn(bit);
    }
  }
}

/** Where a range from `low` to `high`, both within and unsigned, is parted for a probability of a 1 in 1/4096. */
const parting = (low: number, high: number, probability: number): number => {
  const range = high - low;
  return low + Math.floor(range / 4096) * probability + Math.floor(((range % 4096) * probability) / 4096);
};

/** What decodeBytes() makes `bytes` of again, given the same dictionary and their number. */
export function encodeBytes(bytes: Uint8Array, dictionary: Uint8Array): Uint8Array {
  const predictor = createPredictor(bytes.length + dictionary.length);
  read(predictor, dictionary);
  const out: number[] = [];
  let low = 0;
  let high = 0xffff_ffff;
  read(predictor, bytes, (bit) => {
    const middle = parting(low, high, predictor.probability());
    if (bit === 1) high = middle;
    else low = middle + 1;
    while ((low ^ high) >>> TOP_BITS === 0) {
      out.push(high >>> TOP_BITS);
      low = (low << 8) >>> 0;
      high = ((high << 8) | 255) >>> 0;
    }
  });
  // Behind the end the decoder reads zeros: the first byte above `low` decides.
  if (low > 0) out.push((low >>> TOP_BITS) + 1);
  return Uint8Array.from(out);
}

/** Anything decodes to something: whoever calls must know by other means that the bytes are whole. */
export function decodeBytes(coded: Uint8Array, count: number, dictionary: Uint8Array): Uint8Array {
  const predictor = createPredictor(count + dictionary.length);
  read(predictor, dictionary);
  const bytes = new Uint8Array(count);
  let at = 0;
  let low = 0;
  let high = 0xffff_ffff;
  let value = 0;
  const shiftIn = () => (value = ((value << 8) | (coded[at++] ?? 0)) >>> 0);
  for (let i = 0; i < 4; i++) shiftIn();
  for (let i = 0; i < count * 8; i++) {
    const middle = parting(low, high, predictor.probability());
    const bit = value <= middle ? 1 : 0;
    if (bit === 1) high = middle;
    else low = middle + 1;
    while ((low ^ high) >>> TOP_BITS === 0) {
      shiftIn();
      low = (low << 8) >>> 0;
      high = ((high << 8) | 255) >>> 0;
    }
    bytes[i >> 3] = ((bytes[i >> 3] as number) << 1) | bit;
    predictor.learn(bit);
  }
  return bytes;
}
