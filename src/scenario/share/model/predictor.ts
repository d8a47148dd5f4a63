/**
 * The probability of the next bit: each context remembers how its bits went, and a mixer weighs them by how well they
 * have done lately (logistic mixing). Nothing is sent but the bits; whoever decodes learns the same.
 */
import { CONTEXTS, createContexts } from './contexts';
import { ONE, squash, STRETCHED } from './logistic';
import { createRepeats } from './repeats';

/**
 * Slots of each context, as a power of two: a block of 16 for each half of a byte, so that its bits lie together. A
 * slot: the probability of a 1 in 22 bits, and how often it was seen in 10.
 */
const SLOT_BITS = 18;
const BLOCK = 16;
const UNSEEN = 0x8000_0000;
const SEEN_MAX = 250;
/** How fast a slot learns, in 1/65536, by how often it was seen. */
const RATES = Int32Array.from({ length: SEEN_MAX + 1 }, (_, seen) => Math.floor(655_360 / (10 * seen + 14)));
/** How far a slot is trusted, in 1/256, by how often it was seen. */
const TRUST_MAX = 30;
const TRUST = Int32Array.from({ length: TRUST_MAX + 1 }, (_, seen) => Math.floor((2048 * seen) / (10 * seen + 15)));

/** Two for each context, two for the repeat, one that is always there. */
const INPUTS = 2 * CONTEXTS + 3;
const FIRST_WEIGHT = 9000;
const LEARNING = 50;
/** Three mixers, each with a set of weights by what it goes by: repeat and place in the line; bits so far; last byte. */
const MIXERS = 3;
const PLACES = 16;
const BY_PLACE = 3 * PLACES;
const BY_BITS = 256;
const BY_LAST = 256;
const LONG_REPEAT = 16;

export type Predictor = {
  /** Of a 1, in 1/4096, never 0 or 1. */
  readonly probability: () => number;
  readonly learn: (bit: number) => void;
};

/** The bits of this half of a byte so far behind a leading 1: 1 to 15. `partial`: those of the byte. */
function halfByte(partial: number): number {
  if (partial < BLOCK) return partial;
  const bits = 27 - Math.clz32(partial);
  return (1 << bits) | (partial & ((1 << bits) - 1));
}

/** @param capacity bytes that will be learnt at most */
export function createPredictor(capacity: number): Predictor {
  const contexts = createContexts();
  const repeats = createRepeats(capacity);
  const slots = new Uint32Array(CONTEXTS << SLOT_BITS).fill(UNSEEN);
  const blocks = new Int32Array(CONTEXTS);
  const chosen = new Int32Array(CONTEXTS);
  const inputs = new Int32Array(INPUTS);
  inputs[INPUTS - 1] = 256;
  const weights = new Int32Array((BY_PLACE + BY_BITS + BY_LAST) * INPUTS).fill(FIRST_WEIGHT);
  const repeatRight = new Int32Array(32).fill(48_000);
  /** Bits of this byte so far behind a leading 1. */
  let partial = 1;
  let expected = -1;
  /** Where the weights of each mixer begin, and what it says. */
  const sets = new Int32Array(MIXERS);
  const opinions = new Int32Array(MIXERS);
  let lastByte = 0;
  let probability = 0;

  function chooseBlocks(): void {
    for (let i = 0; i < CONTEXTS; i++) {
      let at = (contexts.hashes[i] as number) + Math.imul(partial, 0x3d4d51cb);
      at = Math.imul(at ^ (at >>> 14), 0x1b873593);
      blocks[i] = (i << SLOT_BITS) | ((at ^ (at >>> 15)) & ((1 << SLOT_BITS) - BLOCK));
    }
  }

  function askContexts(): void {
    if (partial === 1 || partial >> 4 === 1) chooseBlocks();
    for (let i = 0; i < CONTEXTS; i++) {
      const slot = (blocks[i] as number) + halfByte(partial);
      chosen[i] = slot;
      const value = slots[slot] as number;
      const seen = value & 1023;
      const p = value >>> 20;
      inputs[2 * i] = seen === 0 ? 0 : (STRETCHED[p] as number);
      inputs[2 * i + 1] = ((p - ONE / 2) * (TRUST[seen > TRUST_MAX ? TRUST_MAX : seen] as number)) >> 8;
    }
  }

  function askRepeat(): void {
    const byte = repeats.expected() | 256;
    const left = Math.clz32(partial) - 23;
    const isSame = repeats.length() > 0 && byte >> left === partial;
    expected = isSame ? (byte >> (left - 1)) & 1 : -1;
    const length = repeats.length();
    const logit = STRETCHED[(repeatRight[length] as number) >> 4] as number;
    const sign = expected < 0 ? 0 : expected === 1 ? 1 : -1;
    inputs[2 * CONTEXTS] = sign * logit;
    inputs[2 * CONTEXTS + 1] = sign * Math.min(length, LONG_REPEAT) * 64;
  }

  function chooseSets(): void {
    const repeat = expected < 0 ? 0 : repeats.length() < LONG_REPEAT ? 1 : 2;
    sets[0] = (repeat * PLACES + Math.min(contexts.field(), PLACES - 1)) * INPUTS;
    sets[1] = (BY_PLACE + partial) * INPUTS;
    sets[2] = (BY_PLACE + BY_BITS + lastByte) * INPUTS;
  }

  function mix(): void {
    let all = 0;
    for (let mixer = 0; mixer < MIXERS; mixer++) {
      const set = sets[mixer] as number;
      let logit = 0;
      for (let i = 0; i < INPUTS; i++) logit += Math.imul(inputs[i] as number, weights[set + i] as number) >> 12;
      opinions[mixer] = squash(logit >> 4);
      all += logit;
    }
    const mixed = squash(Math.floor(all / (16 * MIXERS)));
    probability = mixed < 1 ? 1 : mixed > ONE - 1 ? ONE - 1 : mixed;
  }

  function predict(): void {
    askContexts();
    askRepeat();
    chooseSets();
    mix();
  }

  function learnWeights(bit: number): void {
    for (let mixer = 0; mixer < MIXERS; mixer++) {
      const set = sets[mixer] as number;
      const miss = (bit * ONE - (opinions[mixer] as number)) * LEARNING;
      for (let i = 0; i < INPUTS; i++) {
        const step = (Math.imul(inputs[i] as number, miss) + 0x8000) >> 16;
        weights[set + i] = (weights[set + i] as number) + step;
      }
    }
  }

  function learnSlots(bit: number): void {
    const target = bit === 1 ? 0x3f_ffff : 0;
    for (let i = 0; i < CONTEXTS; i++) {
      const slot = chosen[i] as number;
      const value = slots[slot] as number;
      const seen = value & 1023;
      const p = value >>> 10;
      const next = p + Math.trunc(((target - p) * (RATES[seen] as number)) / 65_536);
      slots[slot] = (next << 10) | (seen < SEEN_MAX ? seen + 1 : seen);
    }
    if (expected < 0) return;
    const length = repeats.length();
    const right = repeatRight[length] as number;
    repeatRight[length] = right + (((expected === bit ? 65_535 : 0) - right) >> 6);
  }

  predict();
  return {
    probability: () => probability,
    learn(bit) {
      learnWeights(bit);
      learnSlots(bit);
      partial = (partial << 1) | bit;
      if (partial >= 256) {
        lastByte = partial & 255;
        contexts.push(lastByte);
        repeats.push(lastByte);
        partial = 1;
      }
      predict();
    },
  };
}
