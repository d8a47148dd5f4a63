/** Short messages about the page itself: a damaged link, own work kept aside, storage refused. */
import { createStore } from 'zustand/vanilla';

/** What a notice offers to do. */
export type NoticeAction = 'restore-own-work' | 'undo' | 'update';

export type Notice = {
  /** Names the matter: a second notice of the same id replaces the first. */
  readonly id: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** What happened, why, and what to change. */
  readonly message: string;
  readonly action?: NoticeAction;
};

export type NoticeState = {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  readonly tell: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
};

export type NoticeStore = ReturnType<typeof createNoticeStore>;

export const createNoticeStore = () =>
  createStore<NoticeState>()((set) => ({
    notices: [],
    tell: (notice) =>
      set((state) => ({ notices: [...state.notices.filter((other) => other.id !== notice.id), notice] })),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  }));
