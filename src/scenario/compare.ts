/** Two simulations side by side: what appeared, moved, was renamed or vanished. Pure. */
import type { Fate, Machine } from '../kernel/machine';
import type { Bytes, PhysAddr } from '../lib/units';
import { diffLines, type DiffLine } from './diff-lines';
import { profileWords } from './report-words';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';

/** What may be different of a thing that is there twice, and the two ways in which it is there once. */
export type Difference =
  'appeared' | 'vanished' | 'renamed' | 'moved' | 'resized' | 'other-kind' | 'other-heaps' | 'other-reason';

/** A region as one side has it. */
export type ComparedPlace = {
  readonly name: string;
  readonly kind: Fate['kind'];
  /** Undefined where it never got a place. */
  readonly base: PhysAddr | undefined;
  readonly size: Bytes;
  readonly heaps: readonly string[];
  /** The outcome in one sentence. */
  readonly sentence: string;
};

export type ComparedRegion = {
  /** Path of its node on the side that has it, `cma` for the built-in area; the first side's where both have it. */
  readonly path: string;
  readonly before: ComparedPlace | undefined;
  readonly after: ComparedPlace | undefined;
  /** Empty where both sides agree. */
  readonly differences: readonly Difference[];
};

export type ComparedName = {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly differences: readonly Difference[];
};

/** One CMA area or heap; `at` is where it lies, as both sides say it. */
export type ComparedArea = ComparedName & {
  readonly placeBefore: string | undefined;
  readonly placeAfter: string | undefined;
};

export type Side = {
  readonly title: string;
  readonly profile: string;
  /** A sentence if this side can stop the kernel. */
  readonly fatal: string | undefined;
  /** False where its source has errors: what is shown is as far as it could be read. */
  readonly complete: boolean;
};

export type Comparison = {
  readonly sides: readonly [Side, Side];
  readonly machines: readonly [Machine, Machine];
  readonly regions: readonly ComparedRegion[];
  readonly areas: readonly ComparedArea[];
  readonly heaps: readonly ComparedName[];
  readonly log: readonly DiffLine[];
};

const BUILT_IN = 'cma';

const placeOf = ({ name, kind, base, size, heaps, sentence }: Fate): ComparedPlace => ({
  name,
  kind,
  base,
  size,
  heaps,
  sentence,
});

const keyOf = (fate: Fate): string => fate.path ?? BUILT_IN;

type Pair<T> = readonly [T | undefined, T | undefined];

/** Things of both sides in pairs: by key first, then, among what is left over, by what `alike` calls the same. */
function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  key: (thing: T) => string,
  alike: (a: T, b: T) => boolean,
): Pair<T>[] {
  const waiting = [...after];
  const take = (fits: (thing: T) => boolean): T | undefined => {
    const at = waiting.findIndex(fits);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const byKey = before.map((a) => ({ a, b: take((b) => key(b) === key(a)) }));
  const pairs = byKey.map(({ a, b }): Pair<T> => [a, b ?? take((other) => alike(a, other))]);
  return [...pairs, ...waiting.map((b): Pair<T> => [undefined, b])];
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\0') === b.join('\0');

function differencesOf(a: ComparedPlace | undefined, b: ComparedPlace | undefined): Difference[] {
  if (!a || !b) return [a ? 'vanished' : 'appeared'];
  const found: (readonly [boolean, Difference])[] = [
    [a.name !== b.name, 'renamed'],
    [a.base !== b.base, 'moved'],
    [a.size !== b.size, 'resized'],
    [a.kind !== b.kind, 'other-kind'],
    [!sameList(a.heaps, b.heaps), 'other-heaps'],
  ];
  const differences = found.filter(([holds]) => holds).map(([, difference]) => difference);
  // A place or a heap that differs is in the sentence too.
  return differences.length === 0 && a.sentence !== b.sentence ? ['other-reason'] : differences;
}

function compareRegions(a: Machine, b: Machine): ComparedRegion[] {
  const sameBlock = (one: Fate, other: Fate) =>
    one.base !== undefined && one.base === other.base && one.size === other.size;
  return pairUp(a.fates, b.fates, keyOf, sameBlock).map(([one, other]) => {
    const [before, after] = [one && placeOf(one), other && placeOf(other)];
    return { path: keyOf((one ?? other)!), before, after, differences: differencesOf(before, after) };
  });
}

type Area = Machine['areas'][number];

function compareAreas(a: Machine, b: Machine): ComparedArea[] {
  const place = (machine: Machine, area: Area) => {
    const page = BigInt(machine.pageSize);
    return `0x${(BigInt(area.base) * page).toString(16)} ${BigInt(area.pages) * page}`;
  };
  const key = (area: Area) => (area.isDefault ? 'the default area' : (area.path ?? area.name));
  return pairUp(a.areas, b.areas, key, () => false).map(([one, other]) => {
    const [placeBefore, placeAfter] = [one && place(a, one), other && place(b, other)];
    const differences: Difference[] = [
      ...nameDifferences(one?.name, other?.name),
      ...(one && other && placeBefore !== placeAfter ? (['moved'] as const) : []),
    ];
    return { before: one?.name, after: other?.name, placeBefore, placeAfter, differences };
  });
}

function nameDifferences(before: string | undefined, after: string | undefined): Difference[] {
  if (before === after) return [];
  if (before === undefined) return ['appeared'];
  return after === undefined ? ['vanished'] : ['renamed'];
}

/** A heap that goes while another comes for the same memory was renamed. */
function compareHeaps(a: Machine, b: Machine): ComparedName[] {
  type Listed = { readonly name: string; readonly of: string };
  const listed = (machine: Machine): Listed[] =>
    machine.heaps.map((heap) => {
      const area = heap.kind === 'cma' ? machine.areas[heap.area] : undefined;
      return {
        name: heap.name,
        of: area === undefined ? 'system' : area.isDefault ? 'default' : (area.path ?? area.name),
      };
    });
  return pairUp(
    listed(a),
    listed(b),
    (heap) => heap.name,
    (one, other) => one.of === other.of,
  ).map(([one, other]) => ({
    before: one?.name,
    after: other?.name,
    differences: nameDifferences(one?.name, other?.name),
  }));
}

export type Compared = { readonly scenario: Scenario; readonly simulation: Simulation };

const sideOf = ({ scenario, simulation }: Compared): Side => ({
  title: scenario.title || scenario.main,
  profile: profileWords(scenario, simulation),
  fatal: simulation.machine.fatal ?? simulation.run.fatal,
  complete: simulation.complete,
});

/** The first is what it was, the second what it is compared with. */
export function compareSimulations(before: Compared, after: Compared): Comparison {
  const [a, b] = [before.simulation.machine, after.simulation.machine];
  return {
    sides: [sideOf(before), sideOf(after)],
    machines: [a, b],
    regions: compareRegions(a, b),
    areas: compareAreas(a, b),
    heaps: compareHeaps(a, b),
    log: diffLines(
      a.log.map((line) => line.text),
      b.log.map((line) => line.text),
    ),
  };
}
