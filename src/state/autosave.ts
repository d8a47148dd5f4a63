/** Writes the work on screen a moment after each change. A link or the default scenario is nobody's work until edited. */
import type { SavedWork } from './saved-work';
import { draftOf, sameDraft, type Draft } from './scenario-edit';
import type { Stores } from './stores';

/** Quiet time before a change is written. */
export const AUTOSAVE_MS = 500;

export type AutosaveOptions = {
  readonly stores: Pick<Stores, 'scenario' | 'view'>;
  /** Never rejects. */
  readonly save: (id: string, edited: boolean) => Promise<void>;
  readonly newId: () => string;
};

export type Autosave = {
  /** What is on screen now: a kept work, or something that is nobody's work yet. */
  readonly opened: (work: Pick<SavedWork, 'id' | 'edited'> | undefined) => void;
  /** Keeps what was just opened for a reload, though nobody has edited it. */
  readonly keepUnedited: () => Promise<void>;
  /** Id of the work on screen; undefined while it is nobody's. */
  readonly workId: () => string | undefined;
  readonly start: () => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

export function createAutosave({ stores, save, newId }: AutosaveOptions): Autosave {
  let work: { readonly id: string; readonly edited: boolean } | undefined;
  /** Id of a work that was only looked at, free to be used again. */
  let spareId: string | undefined;
  let baseline: Draft = draftOf(stores.scenario.getState());
  /** Writes follow each other, and whoever opens something else waits for the last one. */
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe: (() => void)[] = [];

  const isChanged = (): boolean => !sameDraft(stores.scenario.getState(), baseline);

  async function flush(): Promise<void> {
    if (timer !== undefined) writing = writing.then(write);
    clearTimeout(timer);
    timer = undefined;
    await writing;
  }

  async function write(): Promise<void> {
    const edited = work?.edited === true || isChanged();
    if (!work && !edited) return;
    work = { id: work?.id ?? newId(), edited };
    await save(work.id, edited);
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), AUTOSAVE_MS);
  }

  return {
    opened(next) {
      clearTimeout(timer);
      timer = undefined;
      spareId = work && !work.edited ? work.id : undefined;
      work = next && { id: next.id, edited: next.edited };
      baseline = draftOf(stores.scenario.getState());
    },
    async keepUnedited() {
      work ??= { id: spareId ?? newId(), edited: false };
      writing = writing.then(write);
      await writing;
    },
    workId: () => work?.id,
    start() {
      if (isChanged()) later();
      unsubscribe.push(
        stores.scenario.subscribe((now, before) => {
          if (!sameDraft(now, before)) later();
        }),
        stores.view.subscribe((now, before) => {
          const moved = now.selection !== before.selection || now.zoom !== before.zoom || now.step !== before.step;
          if (moved && work) later();
        }),
      );
    },
    flush,
    stop() {
      clearTimeout(timer);
      for (const end of unsubscribe.splice(0)) end();
    },
  };
}
