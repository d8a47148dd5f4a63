/** One case after the other, each made from the seed and its number alone, so that any of them can be made again. */
import { check } from './check';
import { Dice } from './dice';
import type { Input } from './input';
import type { Seeds } from './seeds';
import { pickTarget, TARGETS } from './targets';

export type Case = { readonly number: number; readonly target: string; readonly input: Input };

export type Failure = { readonly found: Case; readonly error: unknown };

export type Outcome = {
  /** Cases that were tried, by target. */
  readonly counts: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
};

/** Case `number` of a seed; of one target when that is named. */
export function makeCase(seed: number, number: number, seeds: Seeds, only?: string): Case {
  const dice = new Dice(seed, number);
  const target = TARGETS.find(({ name }) => name === only) ?? pickTarget(dice);
  return { number, target: target.name, input: target.make(dice, seeds) };
}

/** What it breaks; undefined when all holds. */
export async function errorOf(input: Input): Promise<unknown> {
  try {
    await check(input);
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
}

/** Tries the cases in order. `before` is told of each one first; when it answers false, that is the end. */
export async function fuzz(cases: Iterable<Case>, before: (next: Case, failures: number) => boolean): Promise<Outcome> {
  const counts = new Map<string, number>();
  const failures: Failure[] = [];
  for (const next of cases) {
    if (!before(next, failures.length)) break;
    counts.set(next.target, (counts.get(next.target) ?? 0) + 1);
    const error = await errorOf(next.input);
    if (error !== undefined) failures.push({ found: next, error });
  }
  return { counts, failures };
}

export function* casesOf(seed: number, seeds: Seeds, first = 0, only?: string): Generator<Case> {
  for (let number = first; ; number++) yield makeCase(seed, number, seeds, only);
}
