/**
 * One visit: decides what to open, keeps the work, and has the engine follow. A link or a preset opens beside the
 * visitor's own work and never writes over it: each work is kept under a key of its own.
 */
import { EngineError, type Engine } from '../engine/protocol';
import type { AnswerTo, Ask, QuestionName } from '../engine/questions';
import type { Scenario } from '../scenario/scenario';
import type { Decoded } from '../scenario/share/open-saved';
import { loadCodec } from './codec';
import { createComputing } from './computing';
import type { KeptState } from './history';
import { createKeeping, type Keeping, type KeepingOptions } from './keeping';
import type { SavedWork } from './saved-work';
import { draftOf, sameDraft } from './scenario-edit';
import { scenarioOf } from './stores';

export type SessionOptions = Omit<KeepingOptions, 'onSave'> & {
  readonly engine: Engine;
  /** The address: `hash` with its `#`, or empty. */
  readonly address: { readonly hash: () => string; readonly clear: () => void };
  readonly defaultScenario: Scenario;
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
  /** A question of engine/questions.ts about the run on screen, or another one; undefined while there is none, or a newer question or run came. */
  readonly ask: <K extends QuestionName>(name: K, ask: Ask<K>, runId?: number) => Promise<AnswerTo<K> | undefined>;
  /** Earlier states of the visitor's works: to be listed, kept under a name, and renamed. */
  readonly history: Pick<Keeping, 'states' | 'keepState' | 'renameState'>;
  /** A state of the history in place of the present work, which is kept; undo brings it back. */
  readonly openState: (state: KeptState) => Promise<void>;
  /** Writes what is not yet saved. */
  readonly flush: () => Promise<void>;
  /** The same at once; for the moment before the page goes away. */
  readonly leave: () => void;
  readonly stop: () => void;
};

export function createSession(options: SessionOptions): Session {
  const { stores, address } = options;
  const { tell, dismiss } = stores.notices.getState();
  /** The address that the scenario on screen came from: once edited, the address must not claim to be it. */
  let linkShown: string | undefined;
  const keeping = createKeeping({
    ...options,
    onSave: () => {
      if (address.hash() === linkShown) address.clear();
    },
  });
  const computing = createComputing(stores, options.engine);

  function show(scenario: Scenario, owned: SavedWork | undefined): void {
    stores.scenario.getState().reset(scenario);
    stores.view.getState().lookAt(scenario.view, scenario.main);
    keeping.opened(owned);
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
    return showDecoded(decodeFile(work.text), work, 'saved-work');
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
    if (!(await keeping.works()).some((work) => work.edited)) return;
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
    const saved = await keeping.works();
    if (saved.length > 0) await loadCodec();
    if (!sameDraft(before, stores.scenario.getState())) return;
    const mine = saved.find((work) => work.id === keeping.remembered());
    const newest = saved.filter((work) => work.edited && work !== mine);
    for (const work of [...(mine ? [mine] : []), ...newest]) if (await showSaved(work)) return;
    show(options.defaultScenario, undefined);
  }

  async function open(scenario: Scenario): Promise<void> {
    await keeping.flush();
    await keeping.keepBefore(scenario.title === '' ? 'another scenario' : `“${scenario.title}”`);
    stores.scenario.getState().edit({ kind: 'open', scenario });
    stores.view.getState().lookAt(scenario.view, scenario.main);
    keeping.opened(undefined);
    await keeping.keepUnedited();
    dismiss('own-work');
  }

  return {
    async start() {
      const linked = address.hash().length > 1 && (await showLink());
      if (!linked) await showOwn();
      computing.start();
      keeping.start();
      void loadCodec().catch(() => undefined); // Ahead of the first save, which may be the page's last moment.
      if (linked) await tellOwnWork();
    },
    async openAddress() {
      const { encodeLink } = await loadCodec();
      if (address.hash() === encodeLink(scenarioOf(stores))) return;
      await keeping.flush();
      await keeping.keepBefore('a link');
      if (await showLink()) await tellOwnWork();
    },
    open,
    history: keeping,
    async openState(state) {
      const { decodeFile } = await loadCodec();
      const decoded = decodeFile(state.text);
      if (decoded.ok) await open(decoded.scenario);
      else tell({ id: 'saved-work', severity: 'error', message: decoded.message });
    },
    async restoreOwnWork() {
      await keeping.flush();
      const own = (await keeping.works()).find((work) => work.edited && work.id !== keeping.workId());
      if (own && (await showSaved(own))) address.clear();
      dismiss('own-work');
    },
    async ask(name, about, runId = stores.run.getState().shown?.runId) {
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
    flush: keeping.flush,
    leave: keeping.leave,
    stop() {
      keeping.stop();
      computing.stop();
      options.engine.dispose();
    },
  };
}
