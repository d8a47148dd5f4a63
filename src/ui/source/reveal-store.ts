/** Asks the editor to show a place of a text. Each request counts, also one for the same place again. */
import { createStore } from 'zustand/vanilla';
import type { Span } from '../../lib/diagnostic';

export type RevealState = {
  readonly span: Span | undefined;
  /** Grows with each request. */
  readonly count: number;
  readonly reveal: (span: Span) => void;
};

export type RevealStore = ReturnType<typeof createRevealStore>;

export const createRevealStore = () =>
  createStore<RevealState>()((set) => ({
    span: undefined,
    count: 0,
    reveal: (span) => set((state) => ({ span, count: state.count + 1 })),
  }));
