/**
 * `random HEAP SIZE..SIZE steps=N [seed=N] [live=N] [by CLIENT]`: allocations and frees with no pattern, the same ones
 * everywhere for the same seed. Only whole-number arithmetic decides, so that no two browsers differ.
 */
import type { Operation } from '../operation';
import { fault, isFault, missing, unexpected, type Fault } from './diagnostics';
import type { Word } from './lines';
import { checkHeapName, parseSuffixes, type ParseContext } from './parse-alloc';
import { UNKNOWN } from './names';
import { OrderedSlots } from './ordered-slots';
import { parseByteSize } from './size';

/** Largest size of a buffer in bytes: all arithmetic stays exact. */
const MAX_BYTES = 2 ** 40;
const DEFAULT_LIVE = 32;
const MAX_LIVE = 100_000;
const MAX_SEED = 2 ** 32 - 1;
/** Of steps that may do either, so many in sixteen allocate. */
const ALLOCS_IN_16 = 9;

/** Makes small seeds differ in all bits: 2^32 over the golden ratio, which is odd, so no seed but 0 becomes 0. */
const SPREAD = 0x9e37_79b1;

const FORM = 'random HEAP SIZE..SIZE steps=N, for example random system 4KiB..1MiB steps=100 seed=1';

type Plan = {
  readonly heap: string;
  readonly client: string;
  readonly lowest: number;
  readonly highest: number;
  readonly steps: number;
  readonly seed: number;
  readonly live: number;
};

/** @param room steps that the workload has left; more are not made, and the caller says so */
export function parseRandom(
  words: readonly Word[],
  line: number,
  context: ParseContext,
  room: number,
): { readonly operations: readonly Operation[]; readonly cut: boolean } | Fault {
  const plan = parsePlan(words, context.pageSize);
  if (isFault(plan)) return plan;
  return { operations: operationsOf(plan, line, context, Math.min(plan.steps, room)), cut: plan.steps > room };
}

function parsePlan(words: readonly Word[], pageSize: number): Plan | Fault {
  const by = words.findIndex((word) => word.text === 'by');
  const own = words.slice(1, by < 0 ? undefined : by);
  const numbers = { steps: 0, seed: 1, live: DEFAULT_LIVE };
  const seen = new Set<string>();
  for (const word of own.filter(({ text }) => text.includes('='))) {
    const wrong = readOption(word, numbers, seen);
    if (wrong) return wrong;
  }
  const [heap, sizes, extra] = own.filter(({ text }) => !text.includes('='));
  if (!heap || !sizes || !seen.has('steps'))
    return missing(words, `a heap, sizes and steps must follow random: ${FORM}`);
  if (extra) return unexpected(extra);
  const badHeap = checkHeapName(heap);
  if (badHeap) return badHeap;
  const range = sizeRange(sizes, pageSize);
  if (isFault(range)) return range;
  const suffixes = by < 0 ? {} : parseSuffixes(words, by);
  if (isFault(suffixes)) return suffixes;
  if (suffixes.flags) return unexpected(words.find(({ text }) => text === 'flags') as Word);
  return { heap: heap.text, client: suffixes.client ?? 'random', ...range, ...numbers };
}

const LIMITS = { steps: [1, 1_000_000], seed: [1, MAX_SEED], live: [1, MAX_LIVE] } as const;

function readOption(word: Word, numbers: Record<keyof typeof LIMITS, number>, seen: Set<string>): Fault | undefined {
  const [key, value] = word.text.split('=') as [string, string];
  if (!Object.hasOwn(LIMITS, key)) return fault('workload-random', `${key} is none of steps, seed and live`, word);
  if (seen.has(key)) return fault('workload-extra', `${key} is given twice`, word);
  seen.add(key);
  const option = key as keyof typeof LIMITS;
  const [least, most] = LIMITS[option];
  const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most))
    return fault('workload-random', `${key} must be a whole number from ${least} to ${most}`, word);
  numbers[option] = number;
  return undefined;
}

function sizeRange(word: Word, pageSize: number): { lowest: number; highest: number } | Fault {
  const ends = word.text.split('..').map((text) => bytesOf(text, pageSize));
  const [lowest, highest] = ends;
  if (ends.length !== 2 || lowest === undefined || highest === undefined)
    return fault('workload-size', `${word.text} is no range of sizes; write 4KiB..8MiB or 1p..2025p`, word);
  if (lowest < 1 || highest < lowest || highest > MAX_BYTES)
    return fault('workload-size', 'sizes go from 1 byte to 1TiB, the smaller one first', word);
  return { lowest, highest };
}

function bytesOf(text: string, pageSize: number): number | undefined {
  const pages = /^(\d{1,9})p$/i.exec(text);
  const bytes = pages ? BigInt(pages[1] as string) * BigInt(pageSize) : parseByteSize(text);
  return bytes === undefined ? undefined : Number(bytes);
}

/** Marsaglia's xorshift32: a whole number from 0 to below `below`, which is at most 2^32. */
function randomFrom(seed: number): (below: number) => number {
  let state = Math.imul(seed, SPREAD);
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) * below) / 2 ** 32);
  };
}

function operationsOf(plan: Plan, line: number, context: ParseContext, steps: number): readonly Operation[] {
  const { names } = context;
  const random = randomFrom(plan.seed);
  const doublings = doublingsOf(plan);
  const live = new OrderedSlots(steps);
  const ids: number[] = [];
  const operations: Operation[] = [];
  while (operations.length < steps) {
    const allocates = live.length === 0 || (live.length < plan.live && random(16) < ALLOCS_IN_16);
    if (allocates) {
      const name = names.freshName(plan.client);
      const id = names.take(name, line, UNKNOWN);
      const bytes = BigInt(randomSize(plan, doublings, random));
      ids[live.fill()] = id;
      operations.push({ kind: 'alloc', line, name, id, heap: plan.heap, bytes, client: plan.client });
    } else {
      const id = ids[live.takeAt(random(live.length))]!;
      names.touch(id, line);
      operations.push({ kind: 'free', line, name: names.textOf(id), id });
    }
  }
  return operations;
}

function doublingsOf({ lowest, highest }: Plan): number {
  let doublings = 0;
  while (lowest * 2 ** (doublings + 1) <= highest) doublings++;
  return doublings;
}

/** Each doubling from the lowest size on is as likely as the next: small buffers are more common than large ones. */
function randomSize({ lowest, highest }: Plan, doublings: number, random: (below: number) => number): number {
  const low = lowest * 2 ** random(doublings + 1);
  const high = Math.min(highest, low * 2 - 1);
  return low + Math.floor((random(2 ** 32) * (high - low + 1)) / 2 ** 32);
}
