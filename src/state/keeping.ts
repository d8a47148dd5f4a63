/**
 * Keeps the visitor's work: every change a moment later, states to go back to, and what was typed in the page's last
 * half second. Says so where the browser does not keep it.
 */
import type { Scenario } from '../scenario/scenario';
import { createAutosave, type Autosave } from './autosave';
import { loadCodec } from './codec';
import type { History, KeptState } from './history';
import { createJournal, plainFile, type JournalStorage } from './journal';
import { byWorth, createSavedWorks, type KeyValue, type SavedWork } from './saved-work';
import { draftOf, type Draft } from './scenario-edit';
import type { TextStorage } from './settings-store';
import { scenarioOf, type Stores } from './stores';
import type { WorkLocks } from './work-locks';

/** Storage that has not answered by then is taken as refused, so that the page never waits for it. */
export const STORAGE_PATIENCE_MS = 1500;
/** Least time between two states that are kept by themselves. */
export const STATE_EVERY_MS = 60_000;

export type KeepingOptions = {
  readonly stores: Stores;
  /** IndexedDB, for works and for states; may refuse every call. */
  readonly storage: KeyValue;
  readonly stateStorage: KeyValue;
  /** Local storage, for the last moment. */
  readonly journalStorage: JournalStorage | undefined;
  /** Session storage: which work this tab edits. */
  readonly tab: TextStorage | undefined;
  readonly locks: WorkLocks;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** A work that somebody has edited is about to be written. */
  readonly onSave: () => void;
};

export type Keeping = Pick<Autosave, 'keepUnedited' | 'workId' | 'start' | 'flush' | 'stop'> & {
  /** Newest first, edited ones before the others; none when storage is refused or slow, and the reader is told. */
  readonly works: () => Promise<readonly SavedWork[]>;
  readonly opened: (work: SavedWork | undefined) => void;
  /** Id of the work that this tab had before it was reloaded. */
  readonly remembered: () => string | null;
  /** Writes what is not yet written, at once: the page goes away. */
  readonly leave: () => void;
  /** States to go back to, newest first. Rejects where storage is refused. */
  readonly states: () => Promise<readonly KeptState[]>;
  /** Keeps what is on screen under a name. False where storage is refused. */
  readonly keepState: (name: string) => Promise<boolean>;
  readonly renameState: (id: string, name: string) => Promise<void>;
  /** The same, before something else is opened, if it is somebody's work. Never rejects. */
  readonly keepBefore: (what: string) => Promise<void>;
};

const TAB_KEY = 'carveout.work';

export function createKeeping(options: KeepingOptions): Keeping {
  const { stores, tab, now, newId } = options;
  const { tell, dismiss } = stores.notices.getState();
  const savedWorks = createSavedWorks(options.storage);
  const journal = createJournal(options.journalStorage);
  /** When the last state was kept, and of what. */
  let keptAt = -Infinity;
  let kept: Draft = draftOf(stores.scenario.getState());

  const autosave = createAutosave({
    stores,
    save: async (id, edited) => {
      remember(id);
      if (edited) options.onSave();
      // Taken now: by the time the codec is there, something else may have been opened.
      const scenario = scenarioOf(stores);
      await inTime(save(id, edited, scenario), STORAGE_PATIENCE_MS).then(() => dismiss('storage'), tellRefused);
    },
    locks: options.locks,
    onFork: () =>
      tell({
        id: 'forked',
        severity: 'info',
        message: 'This work is open in another tab too. What you change here is kept as a work of its own.',
      }),
    newId,
  });

  async function save(id: string, edited: boolean, scenario: Scenario): Promise<void> {
    const { encodeFile } = await loadCodec();
    const text = encodeFile(scenario);
    await savedWorks.save({ id, savedAt: now(), edited, text });
    journal.drop(id);
    if (edited && now() - keptAt >= STATE_EVERY_MS) void keepScenario(scenario, undefined, false).catch(tellNoStates);
  }

  /** @param name undefined: what had changed since the last one */
  async function keepScenario(scenario: Scenario, name: string | undefined, named: boolean): Promise<void> {
    const machine = stores.run.getState().shown?.simulation.machine;
    const before = kept;
    keptAt = now();
    kept = draftOf(scenario);
    const [{ encodeFile }, history] = await Promise.all([loadCodec(), states()]);
    await history.keep({
      id: newId(),
      savedAt: keptAt,
      scenario,
      before,
      machine,
      name,
      named,
      text: encodeFile(scenario),
    });
  }

  let loading: Promise<History> | undefined;
  /** Fetched with the first state that is kept or listed. */
  function states(): Promise<History> {
    loading ??= import('./history').then(({ createHistory }) => createHistory(options.stateStorage));
    return loading.catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  }

  function tellRefused(error: unknown): void {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    tell({
      id: 'storage',
      severity: 'warning',
      message: `${isFull ? FULL : REFUSED} so work is lost on leaving. Copy a link or save a file to keep it.`,
    });
  }

  const tellNoStates = (): void =>
    tell({
      id: 'states',
      severity: 'warning',
      message: 'The browser keeps no earlier states for this page, so the history stays empty. Undo goes on working.',
    });

  function remember(id: string): void {
    try {
      tab?.setItem(TAB_KEY, id);
    } catch {
      // Refused: after a reload the newest work opens, which is nearly always this one.
    }
  }

  function remembered(): string | null {
    try {
      return tab?.getItem(TAB_KEY) ?? null;
    } catch {
      return null;
    }
  }

  async function works(): Promise<readonly SavedWork[]> {
    const last = journal.read();
    try {
      const saved = await inTime(savedWorks.list(), STORAGE_PATIENCE_MS);
      return withJournal(saved, last);
    } catch (error) {
      tellRefused(error);
      return last;
    }
  }

  /** What the journal has and storage has not, or not as new; that is brought into storage. */
  function withJournal(saved: readonly SavedWork[], last: readonly SavedWork[]): readonly SavedWork[] {
    const savedAt = new Map(saved.map((work) => [work.id, work.savedAt]));
    const newer = last.filter((work) => work.savedAt > (savedAt.get(work.id) ?? -Infinity));
    for (const { id } of last.filter((work) => !newer.includes(work))) journal.drop(id);
    for (const work of newer) void savedWorks.save(work).then(() => journal.drop(work.id), tellRefused);
    const ids = new Set(newer.map((work) => work.id));
    return [...newer, ...saved.filter((work) => !ids.has(work.id))].sort(byWorth);
  }

  function leave(): void {
    const work = autosave.unwritten();
    if (work) {
      remember(work.id);
      journal.write({ id: work.id, savedAt: now(), edited: work.edited, text: plainFile(scenarioOf(stores)) });
    }
    void autosave.flush();
  }

  return {
    works,
    opened(work) {
      const made = work !== undefined && work.id === remembered();
      if (work) remember(work.id);
      kept = draftOf(stores.scenario.getState());
      autosave.opened(work && { id: work.id, edited: work.edited, made });
    },
    remembered,
    leave,
    states: () =>
      inTime(
        states().then((history) => history.list()),
        STORAGE_PATIENCE_MS,
      ),
    keepState: (name) =>
      inTime(keepScenario(scenarioOf(stores), name, true), STORAGE_PATIENCE_MS).then(
        () => true,
        () => false,
      ),
    renameState: (id, name) =>
      inTime(
        states().then((history) => history.rename(id, name)),
        STORAGE_PATIENCE_MS,
      ),
    async keepBefore(what) {
      if (!autosave.isEdited()) return;
      const name = `Before ${what} was opened`;
      await inTime(keepScenario(scenarioOf(stores), name, false), STORAGE_PATIENCE_MS).catch(tellNoStates);
    },
    keepUnedited: autosave.keepUnedited,
    workId: autosave.workId,
    start: autosave.start,
    flush: autosave.flush,
    stop: autosave.stop,
  };
}

const FULL = 'The browser’s room for this page is full,';
const REFUSED = 'The browser keeps no data for this page,';

/** Rejects when the promise has not settled after `ms`. */
function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
