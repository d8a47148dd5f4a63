/** What the engine says of a question, and of an answer to it. */
import { areaAt } from '../area-frame';
import { NO_AREA } from '../run';
import { readValue, sameValue, sayValue } from './answer';
import type { Question } from './lesson-form';
import { answerOf, holds, Unanswerable, type Asked } from './query';

/** Something that can be marked: a hole of the page map, or a region. `letter` is what the map shows. */
export type Candidate = {
  readonly letter: string;
  readonly name: string;
  /** Of a hole: its area, first page and length. */
  readonly hole?: { readonly area: number; readonly first: number; readonly pages: number };
  /** Of a region: what to select. */
  readonly path?: string;
};

/** A reader's answer: options by index, a typed text, the index of a candidate; -1 is "none of them". */
export type Given =
  { readonly kind: 'choice'; readonly chosen: readonly number[] } | { readonly kind: 'typed'; readonly text: string };

export type Verdict = {
  readonly right: boolean;
  /** Indices that hold; -1 none of the candidates. Empty for a typed answer. */
  readonly truth: readonly number[];
  /** The engine's answer in words, for a typed one. */
  readonly said: string | undefined;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const MAX_CANDIDATES = LETTERS.length;
export const NONE_OF_THEM = -1;

/** What can be marked, from the state that the reader sees; empty for questions that mark nothing. */
export function candidatesOf(question: Question, before: Asked, area: number | undefined): readonly Candidate[] {
  if (question.kind !== 'mark') return [];
  return question.on === 'region' ? regions(before) : holesOf(before, area ?? NO_AREA);
}

const lettered = (list: readonly Omit<Candidate, 'letter'>[]): readonly Candidate[] =>
  list.slice(0, MAX_CANDIDATES).map((one, index) => ({ letter: LETTERS.charAt(index), ...one }));

const regions = ({ machine }: Asked): readonly Candidate[] =>
  lettered(machine.fates.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }])));

function holesOf({ machine, run }: Asked, area: number): readonly Candidate[] {
  if (machine.areas[area] === undefined) return [];
  const { freeFirst, freePages } = areaAt(machine, run, run.steps.count, area);
  if (freeFirst.length > MAX_CANDIDATES) return [];
  return lettered(
    Array.from(freeFirst, (first, i) => {
      const hole = { area, first, pages: freePages[i] ?? 0 };
      return { name: `${hole.pages} pages`, hole };
    }),
  );
}

/** @param after what the engine made of the step's change. Throws Unanswerable. */
export function truthOf(question: Question, after: Asked, candidates: readonly Candidate[]): Omit<Verdict, 'right'> {
  if (question.kind === 'type') return { truth: [], said: sayValue(answerOf(after, question.of)) };
  if (question.kind === 'mark') return { truth: [markTruth(question, after, candidates)], said: undefined };
  const truth = question.options.flatMap(({ when }, index) => (holds(after, when) ? [index] : []));
  return { truth, said: undefined };
}

function markTruth(
  { on, of }: Extract<Question, { kind: 'mark' }>,
  after: Asked,
  candidates: readonly Candidate[],
): number {
  const { value } = answerOf(after, of);
  if (on === 'region') return candidates.findIndex(({ name }) => name === value);
  const page = typeof value === 'number' ? value : undefined;
  return candidates.findIndex(
    ({ hole }) => hole && page !== undefined && hole.first <= page && page < hole.first + hole.pages,
  );
}

/** Throws Unanswerable. A typed answer that cannot be read is no wrong answer: ask readTyped() first. */
export function judge(question: Question, given: Given, after: Asked, candidates: readonly Candidate[]): Verdict {
  const truth = truthOf(question, after, candidates);
  if (question.kind === 'type')
    return { ...truth, right: given.kind === 'typed' && typedRight(question, given, after) };
  const chosen = given.kind === 'choice' ? given.chosen : [];
  return { ...truth, right: sameSet(chosen, truth.truth) };
}

function typedRight({ of }: Extract<Question, { kind: 'type' }>, { text }: { readonly text: string }, after: Asked) {
  const { kind, value } = answerOf(after, of);
  const read = readValue(kind, /^\s*none\s*$/i.test(text) ? null : text);
  return read !== 'unreadable' && sameValue(value, read.value);
}

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** A fault of the lesson itself: an answer that no reader could give, or that is none. Undefined if there is none. */
export function questionTrouble(
  question: Question,
  after: Asked,
  candidates: readonly Candidate[],
): string | undefined {
  try {
    const { truth } = truthOf(question, after, candidates);
    if (question.kind === 'pick' && truth.length !== 1) return `${truth.length} of its options hold, not one`;
    if (question.kind === 'mark' && candidates.length === 0)
      return `there is nothing to mark, or more than ${MAX_CANDIDATES} places`;
    return undefined;
  } catch (error) {
    if (error instanceof Unanswerable) return error.message;
    throw error;
  }
}
