/** Writes the work on screen a moment after each change. A link or the default scenario is nobody's work until edited. */
import { draftOf, sameDraft, type Draft } from './scenario-edit';
import type { Stores } from './stores';
import type { WorkLocks } from './work-locks';

/** Quiet time before a change is written. */
export const AUTOSAVE_MS = 500;

/** `made`: it was begun or last written by this tab. */
export type OpenWork = { readonly id: string; readonly edited: boolean; readonly made: boolean };

export type AutosaveOptions = {
  readonly stores: Pick<Stores, 'scenario' | 'view'>;
  /** Writes what is on screen. Never rejects. */
  readonly save: (id: string, edited: boolean) => Promise<void>;
  readonly locks: WorkLocks;
  /** The work on screen is written by another tab; from now on this one writes a work of its own. */
  readonly onFork: () => void;
  readonly newId: () => string;
};

export type Autosave = {
  /** What is on screen now: a kept work, or something that is nobody's work yet. */
  readonly opened: (work: OpenWork | undefined) => void;
  /** Keeps what was just opened for a reload, though nobody has edited it. */
  readonly keepUnedited: () => Promise<void>;
  /** Id of the work on screen; undefined while it is nobody's. */
  readonly workId: () => string | undefined;
  /** Whether what is on screen is somebody's work by now. */
  readonly isEdited: () => boolean;
  /** What is not written yet, for whoever can write at once; its id is this tab's from then on. */
  readonly unwritten: () => OpenWork | undefined;
  readonly start: () => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

export function createAutosave({ stores, save, locks, onFork, newId }: AutosaveOptions): Autosave {
  let work: OpenWork | undefined;
  /** Id of a work that was only looked at, free to be used again. */
  let spareId: string | undefined;
  let baseline: Draft = draftOf(stores.scenario.getState());
  /** Writes follow each other, and whoever opens something else waits for the last one. */
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Changes are counted, so that it is known whether the last one was written. */
  let changes = 0;
  let written = 0;
  const unsubscribe: (() => void)[] = [];

  const isChanged = (): boolean => !sameDraft(stores.scenario.getState(), baseline);
  const isEdited = (): boolean => work?.edited === true || isChanged();
  const begin = (): OpenWork => ({ id: newId(), edited: false, made: true });

  async function flush(): Promise<void> {
    if (timer !== undefined) writing = writing.then(write);
    clearTimeout(timer);
    timer = undefined;
    await writing;
  }

  async function write(): Promise<void> {
    if (!work && !isChanged()) return;
    const edited = isEdited();
    const mine = await writable();
    if (!mine) return;
    work = { ...mine, edited, made: true };
    const upTo = changes;
    await save(work.id, edited);
    written = upTo;
  }

  /** The work that this tab may write: the one on screen, or one of its own; none for a mere look at another tab's. */
  async function writable(): Promise<OpenWork | undefined> {
    const present = work ?? begin();
    if (await locks.claim(present.id, present.made)) return present;
    if (!isChanged()) return undefined;
    onFork();
    const fork = begin();
    await locks.claim(fork.id, true);
    return fork;
  }

  function later(): void {
    changes++;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), AUTOSAVE_MS);
  }

  return {
    opened(next) {
      clearTimeout(timer);
      timer = undefined;
      written = changes;
      spareId = work && !work.edited ? work.id : undefined;
      if (work && work.id !== next?.id && spareId === undefined) locks.release(work.id);
      work = next;
      baseline = draftOf(stores.scenario.getState());
    },
    async keepUnedited() {
      work ??= spareId === undefined ? begin() : { id: spareId, edited: false, made: true };
      writing = writing.then(write);
      await writing;
    },
    workId: () => work?.id,
    isEdited,
    unwritten() {
      if (changes === written || !(work || isChanged())) return undefined;
      const edited = isEdited();
      work = { ...(work?.made === true ? work : begin()), edited };
      return work;
    },
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
