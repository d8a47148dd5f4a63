/**
 * One visit: decides what to open, keeps the work, and has the engine follow. A link or a preset opens beside the
 * visitor's own work and never writes over it: each work is kept under a key of its own.
 */
import { EngineError, type Engine } from '../engine/protocol';
import type { AnswerTo, Ask, QuestionName } from '../engine/questions';
import type { Scenario } from '../scenario/scenario';
import type { Decoded } from '../scenario/share/open-saved';
import { createAutosave } from './autosave';
import { loadCodec } from './codec';
import { createComputing } from './computing';
import { draftOf, sameDraft } from './scenario-edit';
import { createSavedWorks, type KeyValue, type SavedWork } from './saved-work';
import type { TextStorage } from './settings-store';
import { scenarioOf, type Stores } from './stores';

/** Storage that has not answered by then is taken as refused, so that the page never waits for it. */
export const STORAGE_PATIENCE_MS = 1500;

export type SessionOptions = {
  readonly stores: Stores;
  readonly engine: Engine;
  /** IndexedDB; may refuse every call. */
  readonly storage: KeyValue;
  /** Session storage: which work this tab edits, so that two tabs do not write over each other. */
  readonly tab: TextStorage | undefined;
  /** The address: `hash` with its `#`, or empty. */
  readonly address: { readonly hash: () => string; readonly clear: () => void };
  readonly defaultScenario: Scenario;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
};

export type Session = {
  /** Opens the link of the address, else the saved work, else the default scenario, and starts computing. */
  readonly start: () => Promise<void>;
  /** The address has changed by hand. A damaged link gives a notice and changes nothing else. */
  readonly openAddress: () => Promise<void>;
  /** A preset or a file in place of the present work, which is kept; undo brings it back. */
  readonly open: (scenario: Scenario) => Promise<void>;
  /** Back to the newest of the visitor's works that is not on screen. */
  readonly restoreOwnWork: () => Promise<void>;
  /** `#1.…`: the present scenario with its view. */
  readonly link: () => Promise<string>;
  /** A question of engine/questions.ts about the run on screen; undefined while there is none, or a newer question or run came. */
  readonly ask: <K extends QuestionName>(name: K, ask: Ask<K>) => Promise<AnswerTo<K> | undefined>;
  /** Writes what is not yet saved; for the moment before the page goes away. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

const TAB_KEY = 'carveout.work';

export function createSession(options: SessionOptions): Session {
  const { stores, address } = options;
  const { tell, dismiss } = stores.notices.getState();
  /** The address that the scenario on screen came from: once edited, the address must not claim to be it. */
  let linkShown: string | undefined;
  const works = createSavedWorks(options.storage);
  const autosave = createAutosave({
    stores,
    save: async (id, edited) => {
      remember(id);
      if (edited && address.hash() === linkShown) address.clear();
      // Taken now: by the time the codec is there, something else may have been opened.
      const scenario = scenarioOf(stores);
      await inTime(keep(id, edited, scenario), STORAGE_PATIENCE_MS).catch(tellRefused);
    },
    newId: options.newId,
  });
  const computing = createComputing(stores, options.engine);

  async function keep(id: string, edited: boolean, scenario: Scenario): Promise<void> {
    const { encodeFile } = await loadCodec();
    await works.save({ id, savedAt: options.now(), edited, text: encodeFile(scenario) });
  }

  const tellRefused = (): void =>
    tell({
      id: 'storage',
      severity: 'warning',
      message:
        'The browser keeps no data for this page, so work is lost on leaving. Copy a link or save a file to keep it.',
    });

  function remember(id: string): void {
    try {
      options.tab?.setItem(TAB_KEY, id);
    } catch {
      // Refused: after a reload the newest work opens, which is nearly always this one.
    }
  }

  function remembered(): string | null {
    try {
      return options.tab?.getItem(TAB_KEY) ?? null;
    } catch {
      return null;
    }
  }

  /** Newest first; none when storage is refused or slow, and the reader is told. */
  async function savedWorks(): Promise<readonly SavedWork[]> {
    try {
      return await inTime(works.list(), STORAGE_PATIENCE_MS);
    } catch {
      tellRefused();
      return [];
    }
  }

  function show(scenario: Scenario, owned: SavedWork | undefined): void {
    stores.scenario.getState().reset(scenario);
    stores.view.getState().lookAt(scenario.view, scenario.main);
    autosave.opened(owned);
  }

  /** Shows what could be decoded and says what was not understood. */
  function showDecoded(decoded: Decoded, owned: SavedWork | undefined, id: string): boolean {
    if (!decoded.ok) tell({ id, severity: 'error', message: decoded.message });
    else {
      show(decoded.scenario, owned);
      if (decoded.notes.length > 0) tell({ id, severity: 'info', message: decoded.notes.join(' ') });
    }
    return decoded.ok;
  }

  async function showSaved(work: SavedWork): Promise<boolean> {
    const { decodeFile } = await loadCodec();
    if (!showDecoded(decodeFile(work.text), work, 'saved-work')) return false;
    remember(work.id);
    return true;
  }

  /** True when the address holds a link that could be opened. */
  async function showLink(): Promise<boolean> {
    const hash = address.hash();
    const { decodeLink, isLink } = await loadCodec();
    if (!isLink(hash) || !showDecoded(decodeLink(hash), undefined, 'link')) return false;
    linkShown = hash;
    return true;
  }

  async function tellOwnWork(): Promise<void> {
    if (!(await savedWorks()).some((work) => work.edited)) return;
    tell({
      id: 'own-work',
      severity: 'info',
      message: 'This is the scenario of the link. Your own work is kept beside it.',
      action: 'restore-own-work',
    });
  }

  /** What was typed before storage answered is not replaced. */
  async function showOwn(): Promise<void> {
    const before = draftOf(stores.scenario.getState());
    const saved = await savedWorks();
    if (saved.length > 0) await loadCodec();
    if (!sameDraft(before, stores.scenario.getState())) return;
    const mine = saved.find((work) => work.id === remembered());
    const newest = saved.filter((work) => work.edited && work !== mine);
    for (const work of [...(mine ? [mine] : []), ...newest]) if (await showSaved(work)) return;
    show(options.defaultScenario, undefined);
  }

  return {
    async start() {
      const linked = address.hash().length > 1 && (await showLink());
      if (!linked) await showOwn();
      computing.start();
      autosave.start();
      void loadCodec().catch(() => undefined); // Ahead of the first save, which may be the page's last moment.
      loadCodecWithFirstEdit(stores);
      if (linked) await tellOwnWork();
    },
    async openAddress() {
      const { encodeLink } = await loadCodec();
      if (address.hash() === encodeLink(scenarioOf(stores))) return;
      await autosave.flush();
      if (await showLink()) await tellOwnWork();
    },
    async open(scenario) {
      await autosave.flush();
      stores.scenario.getState().edit({ kind: 'open', scenario });
      stores.view.getState().lookAt(scenario.view, scenario.main);
      autosave.opened(undefined);
      await autosave.keepUnedited();
      dismiss('own-work');
    },
    async restoreOwnWork() {
      await autosave.flush();
      const own = (await savedWorks()).find((work) => work.edited && work.id !== autosave.workId());
      if (own && (await showSaved(own))) address.clear();
      dismiss('own-work');
    },
    async ask(name, about) {
      const runId = stores.run.getState().shown?.runId;
      if (runId === undefined) return undefined;
      try {
        return await options.engine.ask(name, runId, about);
      } catch (error) {
        // A newer run asks again; what is lost here is only an answer that nobody waits for.
        if (error instanceof EngineError && error.reason !== 'fault') return undefined;
        throw error;
      }
    },
    link: async () => (await loadCodec()).encodeLink(scenarioOf(stores)),
    flush: autosave.flush,
    stop() {
      autosave.stop();
      computing.stop();
      options.engine.dispose();
    },
  };
}

/** So that it is there when the page goes away right after an edit. */
function loadCodecWithFirstEdit({ scenario }: Stores): void {
  const end = scenario.subscribe(() => {
    end();
    void loadCodec().catch(() => undefined);
  });
}

/** Rejects when the promise has not settled after `ms`. */
function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
