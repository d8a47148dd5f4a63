/**
 * What the user writes: a Scenario without its view. Every change, typed or clicked, goes through `edit`,
 * and one undo history covers them all.
 */
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import { applyEdit, draftOf, mergeKeyOf, sameDraft, type Draft, type ScenarioEdit } from './scenario-edit';

/** Edits of the same text that follow each other within this time are one step of the undo history. */
export const TYPING_PAUSE_MS = 600;
/** Uninterrupted typing is parted into steps of at most this length. */
export const TYPING_STEP_MS = 10_000;
/** Steps of the undo history that are kept. */
export const UNDO_LIMIT = 200;

export type ScenarioState = Draft & {
  /** The only way to change a scenario. An edit that changes nothing leaves no step in the history. */
  readonly edit: (change: ScenarioEdit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Starts with another scenario and an empty history: for the page's start, never for a user's action. */
  readonly reset: (draft: Draft) => void;
};

export type ScenarioStore = ReturnType<typeof createScenarioStore>;

/** Decides which edits join the step before them. @param now milliseconds of any clock that only goes forward */
function createJoiner(now: () => number) {
  let last: { readonly key: string; readonly began: number; readonly at: number } | undefined;
  return {
    /** True when an edit with this key belongs to the step before it. */
    joins(key: string | undefined): boolean {
      const at = now();
      const joined =
        key !== undefined && last?.key === key && at - last.at <= TYPING_PAUSE_MS && at - last.began <= TYPING_STEP_MS;
      last = key === undefined ? undefined : { key, began: joined && last ? last.began : at, at };
      return joined;
    },
    forget(): void {
      last = undefined;
    },
  };
}

/** @param now milliseconds of any clock that only goes forward */
export function createScenarioStore(initial: Draft, now: () => number = () => performance.now()) {
  const joiner = createJoiner(now);
  let joining = false;
  const store = createStore<ScenarioState>()(
    temporal<ScenarioState, [], [], Draft>(
      (set, get) => ({
        ...draftOf(initial),
        edit: (change) => {
          const next = applyEdit(draftOf(get()), change);
          if (sameDraft(get(), next)) return;
          joining = joiner.joins(mergeKeyOf(change));
          set(next);
        },
        undo: () => travel('undo'),
        redo: () => travel('redo'),
        reset: (draft) => {
          joiner.forget();
          set(draftOf(draft));
          clearHistory();
        },
      }),
      {
        limit: UNDO_LIMIT,
        partialize: draftOf,
        handleSet: (handleSet) => (past) => {
          if (!joining) handleSet(past);
          joining = false;
        },
      },
    ),
  );
  function travel(way: 'undo' | 'redo'): void {
    joiner.forget();
    store.temporal.getState()[way]();
  }
  function clearHistory(): void {
    store.temporal.getState().clear();
  }
  return store;
}
