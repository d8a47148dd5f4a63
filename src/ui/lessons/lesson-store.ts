/** The lesson that is open, and where the reader is in it. Everything that acts on it is fetched with the first lesson. */
import { createStore } from 'zustand/vanilla';
import type { Candidate, Given, Verdict } from '../../scenario/lessons/judge';
import type { Lesson, LessonStep } from '../../scenario/lessons/lesson';

export type OpenLesson = {
  readonly lesson: Lesson;
  /** Its JSON where it is none of those that come with the page. */
  readonly text: string | undefined;
  /** Counts from 0. */
  readonly step: number;
  /** How the steps that were checked in this visit came out, by their numbers. */
  readonly results?: Readonly<Record<number, Result>>;
  /** The last step is done: what was answered is summed up. */
  readonly finished?: boolean;
};

/** `shown`: the reader asked for the answer. */
export type Result = 'right' | 'wrong' | 'shown';

export type LessonState = {
  readonly open: OpenLesson | undefined;
  /** What the pictures letter, and the reader can mark there; empty but for questions that mark. */
  readonly candidates: readonly Candidate[];
  /** Indices of options or candidates; see Given. */
  readonly chosen: readonly number[];
  readonly typed: string;
  /** Checking: the change is made, and the engine has not answered yet. `given` undefined: the reader asked to be shown. */
  readonly asked: { readonly given: Given | undefined; readonly verdict: Verdict | undefined } | undefined;
  /** In large type over the whole screen. */
  readonly presenting: boolean;
  readonly choose: (chosen: readonly number[]) => void;
  readonly type: (typed: string) => void;
};

export type LessonStore = ReturnType<typeof createLessonStore>;

/** What a step begins with. */
export const UNASKED = { candidates: [], chosen: [], typed: '', asked: undefined } as const;

export const createLessonStore = () =>
  createStore<LessonState>()((set) => ({
    open: undefined,
    ...UNASKED,
    presenting: false,
    choose: (chosen) => set((state) => (state.asked ? state : { chosen })),
    type: (typed) => set((state) => (state.asked ? state : { typed })),
  }));

export const stepOf = ({ lesson, step }: OpenLesson): LessonStep => lesson.steps[step] as LessonStep;
