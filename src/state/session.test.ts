import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInThreadEngine } from '../engine/in-thread';
import { EngineError, type Engine } from '../engine/protocol';
import type { Frame, Run } from '../scenario/run';
import { oneFileScenario, type Scenario } from '../scenario/scenario';
import { encodeLink } from '../scenario/share/link';
import type { Simulation } from '../scenario/simulate';
import { AUTOSAVE_MS } from './autosave';
import { loadCodec } from './codec';
import type { JournalStorage } from './journal';
import { STORAGE_PATIENCE_MS } from './keeping';
import type { KeyValue } from './saved-work';
import { createSession } from './session';
import { createStores } from './stores';
import type { WorkLocks } from './work-locks';

const board = (text: string, rest: Partial<Scenario> = {}) =>
  oneFileScenario({ path: 'board.dts', text }, { title: text, ...rest });
const DEFAULT = board('default');

/** A run of as many steps as the workload has lines; `broken` in the board's text makes it incomplete. */
function fakeSimulate({ files, workload }: Scenario): Simulation {
  const text = files[0]?.text ?? '';
  const at = text.indexOf('broken');
  if (text === 'throws') throw new Error('no such thing');
  const span = { file: 'board.dts', start: at, end: at + 6 };
  return {
    complete: at < 0,
    diagnostics: at < 0 ? [] : [{ code: 'x', severity: 'error', span, message: 'this is broken' }],
    machine: { version: text, banks: [], held: [], fates: [] },
    run: { lives: {}, steps: { count: workload.split('\n').length - 1 } } as unknown as Run,
  } as unknown as Simulation;
}

const stages = {
  simulate: fakeSimulate,
  frameAt: (_machine: unknown, _run: Run, step: number) => ({ step, areas: [], report: undefined }) as Frame,
  prepare: () => undefined,
  answers: () => Promise.reject(new Error('nothing is asked')),
};

function memoryStorage(): KeyValue & { readonly data: Map<string, unknown> } {
  const data = new Map<string, unknown>();
  return {
    data,
    set: async (key, value) => void data.set(key, value),
    del: async (key) => void data.delete(key),
    entries: async () => [...data],
  };
}

const refusal = async (): Promise<never> => {
  throw new DOMException('refused', 'SecurityError');
};
const refusedStorage: KeyValue = { set: refusal, del: refusal, entries: refusal };

function memoryJournal(): JournalStorage & { readonly data: Map<string, string> } {
  const data = new Map<string, string>();
  return {
    data,
    get length() {
      return data.size;
    },
    key: (index) => [...data.keys()][index] ?? null,
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => void data.set(key, value),
    removeItem: (key) => void data.delete(key),
  };
}

/** What tabs of one browser share. */
type Shared = { readonly held: Map<string, object>; readonly states: KeyValue; readonly journal: JournalStorage };
const shared = new WeakMap<KeyValue, Shared>();
function sharedOf(storage: KeyValue): Shared {
  const made = shared.get(storage) ?? {
    held: new Map(),
    states: storage === refusedStorage ? refusedStorage : memoryStorage(),
    journal: memoryJournal(),
  };
  shared.set(storage, made);
  return made;
}

function locksOf(tab: object, held: Map<string, object>): WorkLocks {
  return {
    claim: async (id) => {
      if (!held.has(id)) held.set(id, tab);
      return held.get(id) === tab;
    },
    release: (id) => {
      if (held.get(id) === tab) held.delete(id);
    },
  };
}

/** One tab of a browser, reloaded by opening it again. */
function createTab(storage: KeyValue, engine?: () => Engine, of: KeyValue = storage) {
  const tabData = new Map<string, string>();
  const { held, states, journal } = sharedOf(of);
  const clock = { ids: 0 };
  const address = { hash: '' };
  const open = async (hash = address.hash, meanwhile?: (visit: ReturnType<typeof visitOf>) => void) => {
    address.hash = hash;
    const stores = createStores({ initial: DEFAULT, now: () => Date.now() });
    const session = createSession({
      stores,
      engine: engine?.() ?? createInThreadEngine(stages),
      storage,
      stateStorage: states,
      journalStorage: journal,
      locks: locksOf(tabData, held),
      tab: { getItem: (key) => tabData.get(key) ?? null, setItem: (key, value) => void tabData.set(key, value) },
      address: { hash: () => address.hash, clear: () => (address.hash = '') },
      defaultScenario: DEFAULT,
      now: () => Date.now(),
      newId: () => `${Math.random()}-${++clock.ids}`,
    });
    const starting = session.start();
    meanwhile?.(visitOf(stores, session));
    await vi.advanceTimersByTimeAsync(STORAGE_PATIENCE_MS);
    await starting;
    return visitOf(stores, session);
  };
  return { open, address };
}

function visitOf(stores: ReturnType<typeof createStores>, session: ReturnType<typeof createSession>) {
  const text = () => stores.scenario.getState().files[0]?.text;
  const type = (next: string) => stores.scenario.getState().edit({ kind: 'text', path: 'board.dts', text: next });
  /** Text of the board on the picture, with the step. */
  const picture = () => {
    const { shown } = stores.run.getState();
    return shown && `${shown.simulation.machine.version} @${shown.frame.step}`;
  };
  const notices = () => stores.notices.getState().notices.map(({ id }) => id);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const wait = () => vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
  return { stores, session, text, type, picture, notices, settle, wait };
}

beforeAll(() => Promise.all([loadCodec(), import('./history')]));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a visit opens', () => {
  it('is the default scenario the first time, and nothing is kept of it', async () => {
    const storage = memoryStorage();
    const visit = await createTab(storage).open();
    await visit.wait();
    expect([visit.text(), visit.notices(), storage.data.size]).toEqual(['default', [], 0]);
  });

  it("is nobody's work as long as every change is taken back", async () => {
    const storage = memoryStorage();
    const visit = await createTab(storage).open();
    visit.type('mine');
    visit.stores.scenario.getState().undo();
    await visit.wait();
    expect(storage.data.size).toBe(0);
  });

  it('is the same work after a reload, with its view', async () => {
    const tab = createTab(memoryStorage());
    const first = await tab.open();
    first.type('mine');
    first.stores.view.getState().select('/a', 'picture');
    await first.wait();
    const second = await tab.open();
    expect([second.text(), second.stores.view.getState().selection]).toEqual(['mine', '/a']);
  });

  it('is in a new tab the newest work', async () => {
    const storage = memoryStorage();
    for (const text of ['older', 'newer']) {
      const visit = await createTab(storage).open(encodeLink(board('link')));
      visit.type(text);
      await visit.wait();
    }
    expect((await createTab(storage).open()).text()).toBe('newer');
  });

  it('is after a reload the work of this tab, not a newer one of another tab', async () => {
    const storage = memoryStorage();
    const [one, two] = [createTab(storage), createTab(storage)];
    const first = await one.open();
    first.type('one');
    await first.wait();
    const second = await two.open(encodeLink(board('link')));
    second.type('two');
    await second.wait();
    expect((await one.open()).text()).toBe('one');
    expect((await two.open()).text()).toBe('two');
  });
});

describe('a link', () => {
  it('opens beside own work, which one action brings back', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const first = await tab.open();
    first.type('mine');
    await first.wait();
    const visit = await tab.open(encodeLink(board('theirs')));
    expect([visit.text(), visit.notices()]).toEqual(['theirs', ['own-work']]);
    await visit.session.restoreOwnWork();
    expect([visit.text(), visit.notices(), tab.address.hash]).toEqual(['mine', [], '']);
  });

  it('says nothing of own work where there is none', async () => {
    const visit = await createTab(memoryStorage()).open(encodeLink(board('theirs')));
    expect([visit.text(), visit.notices()]).toEqual(['theirs', []]);
  });

  it('opens where it looked', async () => {
    const view = { selection: '/a', step: 1, zoom: { from: '0x10', to: '0x20' } };
    const visit = await createTab(memoryStorage()).open(encodeLink(board('x', { view, workload: 'a\nb\nc\n' })));
    expect(visit.stores.view.getState()).toMatchObject({ selection: '/a', step: 1, zoom: { from: 16n, to: 32n } });
    expect(visit.picture()).toBe('x @1');
  });

  it('is a work of its own once edited, and the address no longer claims to be it', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const first = await tab.open();
    first.type('mine');
    await first.wait();
    const visit = await tab.open(encodeLink(board('theirs')));
    visit.type('theirs, changed');
    await visit.wait();
    expect(tab.address.hash).toBe('');
    const again = await tab.open();
    expect(again.text()).toBe('theirs, changed');
    await again.session.restoreOwnWork();
    expect(again.text()).toBe('mine');
  });

  it('that is damaged gives a notice and leaves own work alone', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const first = await tab.open();
    first.type('mine');
    await first.wait();
    const kept = [...storage.data.values()];
    const visit = await tab.open(encodeLink(board('theirs')).slice(0, -3));
    await visit.wait();
    expect([visit.text(), visit.notices()]).toEqual(['mine', ['link']]);
    expect([...storage.data.values()]).toEqual(kept);
  });

  it('pasted into the address of an open page opens without a reload', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const visit = await tab.open();
    visit.type('mine');
    tab.address.hash = encodeLink(board('theirs'));
    await visit.session.openAddress();
    expect([visit.text(), visit.notices()]).toEqual(['theirs', ['own-work']]);
    tab.address.hash = '#1.damaged';
    await visit.session.openAddress();
    expect([visit.text(), visit.notices()]).toEqual(['theirs', ['own-work', 'link']]);
    await visit.session.restoreOwnWork();
    expect(visit.text()).toBe('mine');
  });

  it('to what is on screen already changes nothing', async () => {
    const tab = createTab(memoryStorage());
    const visit = await tab.open();
    visit.type('mine');
    tab.address.hash = await visit.session.link();
    await visit.session.openAddress();
    visit.stores.scenario.getState().undo();
    expect(visit.text()).toBe('default');
  });
});

describe('a preset', () => {
  it('opens over own work, which is kept; undo brings it back', async () => {
    const tab = createTab(memoryStorage());
    const visit = await tab.open();
    visit.type('mine');
    await visit.session.open(board('preset'));
    expect(visit.text()).toBe('preset');
    visit.stores.scenario.getState().undo();
    expect(visit.text()).toBe('mine');
  });

  it('survives a reload, and does not stand before own work elsewhere', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const visit = await tab.open();
    visit.type('mine');
    for (const name of ['preset 1', 'preset 2']) {
      await vi.advanceTimersByTimeAsync(1000);
      await visit.session.open(board(name));
    }
    expect(storage.data.size).toBe(2);
    expect((await tab.open()).text()).toBe('preset 2');
    expect((await createTab(storage).open()).text()).toBe('mine');
  });
});

describe('two tabs on one work', () => {
  const texts = (storage: ReturnType<typeof memoryStorage>) =>
    [...storage.data.values()].map((work) => /"text": "(.*)"/.exec((work as { text: string }).text)?.[1]).sort();

  async function twoTabs() {
    const storage = memoryStorage();
    const [one, two] = [createTab(storage), createTab(storage)];
    const first = await one.open();
    first.type('shared');
    await first.wait();
    return { storage, one, two, first, second: await two.open() };
  }

  it('keep a work each, and the second is told', async () => {
    const { storage, one, two, first, second } = await twoTabs();
    expect(second.text()).toBe('shared');
    second.type('by two');
    first.type('by one');
    await second.wait();
    await first.wait();
    expect([texts(storage), first.notices(), second.notices()]).toEqual([['by one', 'by two'], [], ['forked']]);
    expect((await one.open()).text()).toBe('by one');
    expect((await two.open()).text()).toBe('by two');
  });

  it('make no second work of a mere look', async () => {
    const { storage, second } = await twoTabs();
    second.stores.view.getState().select('/a', 'picture');
    await second.wait();
    expect([texts(storage), second.notices()]).toEqual([['shared'], []]);
  });

  it('leave it to the second once the first has opened something else', async () => {
    const { storage, first, second } = await twoTabs();
    await first.session.open(board('preset'));
    second.type('by two');
    await second.wait();
    expect([texts(storage), second.notices()]).toEqual([['by two', 'preset'], []]);
  });
});

describe('the last moment', () => {
  it('keeps what was typed right before', async () => {
    const tab = createTab(memoryStorage());
    const visit = await tab.open();
    visit.type('just typed');
    visit.session.leave();
    visit.session.stop();
    expect((await tab.open()).text()).toBe('just typed');
  });

  it('keeps it although storage never answers again, and brings it into storage with the next visit', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const visit = await tab.open();
    visit.type('saved');
    await visit.wait();
    const dead = createTab({ ...storage, set: () => new Promise<never>(() => {}) }, undefined, storage);
    const last = await dead.open();
    last.type('just typed');
    last.session.leave();
    last.session.stop();
    const next = await createTab(storage).open();
    await next.settle();
    expect([next.text(), sharedOf(storage).journal.length]).toEqual(['just typed', 0]);
    expect(JSON.stringify([...storage.data.values()])).toContain('just typed');
  });

  it('does not bring back what is older than what was saved', async () => {
    const storage = memoryStorage();
    const tab = createTab(storage);
    const visit = await tab.open();
    visit.type('older');
    visit.session.leave();
    await vi.advanceTimersByTimeAsync(1000);
    visit.type('newer');
    await visit.wait();
    expect((await tab.open()).text()).toBe('newer');
    expect(sharedOf(storage).journal.length).toBe(0);
  });

  it('writes nothing where all is saved', async () => {
    const storage = memoryStorage();
    const visit = await createTab(storage).open();
    visit.type('saved');
    await visit.wait();
    visit.session.leave();
    expect(sharedOf(storage).journal.length).toBe(0);
  });
});

describe('the history', () => {
  const names = async (visit: ReturnType<typeof visitOf>) =>
    (await visit.session.history.states()).map(({ name, title }) => `${title}: ${name}`);

  it('has what was changed, with names, and what was there before a preset', async () => {
    const visit = await createTab(memoryStorage()).open();
    visit.type('mine');
    await visit.wait();
    visit.stores.scenario.getState().edit({ kind: 'append', lines: ['alloc a system 1MiB'] });
    await vi.advanceTimersByTimeAsync(1);
    await visit.session.open(board('preset'));
    expect(await names(visit)).toEqual(['default: Before “preset” was opened', 'default: board.dts changed']);
  });

  it('gives a state back, keeps the present one, and undo goes there again', async () => {
    const visit = await createTab(memoryStorage()).open();
    visit.type('good');
    expect(await visit.session.history.keepState('The good one')).toBe(true);
    visit.type('bad');
    const good = (await visit.session.history.states()).find(({ named }) => named);
    if (good) await visit.session.openState(good);
    expect([visit.text(), good?.name]).toEqual(['good', 'The good one']);
    visit.stores.scenario.getState().undo();
    expect(visit.text()).toBe('bad');
  });

  it('is told of where storage refuses it', async () => {
    const visit = await createTab(refusedStorage).open();
    expect(await visit.session.history.keepState('x')).toBe(false);
  });
});

describe('storage that is refused', () => {
  it('is told, and the page works', async () => {
    const visit = await createTab(refusedStorage).open();
    expect(visit.notices()).toEqual(['storage']);
    visit.type('mine');
    await visit.wait();
    expect([visit.text(), visit.picture()]).toEqual(['mine', 'mine @0']);
  });

  it('or never answers does not keep the page from opening', async () => {
    const never = () => new Promise<never>(() => {});
    const visit = await createTab({ ...refusedStorage, entries: never }).open();
    expect([visit.text(), visit.picture(), visit.notices()]).toEqual(['default', 'default @0', ['storage']]);
  });

  it('that never answers keeps nothing else from opening', async () => {
    const never = () => new Promise<never>(() => {});
    const visit = await createTab({ ...memoryStorage(), set: never }).open();
    visit.type('mine');
    const opening = visit.session.open(board('preset'));
    await vi.advanceTimersByTimeAsync(2 * STORAGE_PATIENCE_MS);
    await opening;
    expect([visit.text(), visit.notices()]).toEqual(['preset', ['storage']]);
  });

  it('that is slow gets what was on screen when it was asked, and is waited for', async () => {
    const storage = memoryStorage();
    const slow: KeyValue = {
      ...storage,
      set: (key, value) => new Promise((resolve) => setTimeout(() => resolve(storage.set(key, value)), 1000)),
    };
    const tab = createTab(slow);
    const visit = await tab.open();
    visit.type('mine');
    await visit.wait();
    tab.address.hash = encodeLink(board('theirs'));
    const opening = visit.session.openAddress();
    await vi.advanceTimersByTimeAsync(1000);
    await opening;
    expect([visit.text(), visit.notices()]).toEqual(['theirs', ['own-work']]);
    const kept = [...storage.data.values()] as { text: string }[];
    expect(kept.map(({ text }) => /"text": "(.*)"/.exec(text)?.[1])).toEqual(['mine']);
  });

  it('that answers late does not replace what was typed meanwhile', async () => {
    const storage = memoryStorage();
    const first = await createTab(storage).open();
    first.type('mine');
    await first.wait();
    const late: KeyValue = {
      ...storage,
      entries: () => new Promise((resolve) => setTimeout(() => resolve([...storage.data]), 1000)),
    };
    const visit = await createTab(late).open('', ({ type }) => type('typed early'));
    await visit.wait();
    expect([visit.text(), storage.data.size]).toEqual(['typed early', 2]);
  });
});

describe('the picture', () => {
  it('follows each change of what decides it', async () => {
    const visit = await createTab(memoryStorage()).open();
    visit.stores.scenario.getState().edit({ kind: 'append', lines: ['a', 'b'] });
    await visit.settle();
    expect(visit.picture()).toBe('default @2');
    visit.stores.scenario.getState().undo();
    await visit.settle();
    expect(visit.picture()).toBe('default @0');
    expect(visit.stores.run.getState()).toMatchObject({ progress: { status: 'done' }, freshness: 'fresh' });
  });

  it('stays at the last good one while the source is broken, with a note of the place', async () => {
    const visit = await createTab(memoryStorage()).open();
    visit.type('good');
    await visit.settle();
    visit.type('line 1\nnow broken');
    await visit.settle();
    const { freshness, note, latest, progress } = visit.stores.run.getState();
    expect(visit.picture()).toBe('good @0');
    expect([freshness, progress.status]).toEqual(['broken', 'done']);
    expect(note).toBe('Picture of the last source without errors. board.dts:2:5: this is broken');
    expect(latest?.simulation.diagnostics).toHaveLength(1);
    visit.type('mended');
    await visit.settle();
    expect(visit.picture()).toBe('mended @0');
    expect(visit.stores.run.getState()).toMatchObject({ freshness: 'fresh', note: undefined });
  });

  it('of a first source that is broken is shown as far as it goes', async () => {
    const visit = await createTab(memoryStorage()).open(encodeLink(board('broken')));
    expect(visit.picture()).toBe('broken @0');
    expect(visit.stores.run.getState().freshness).toBe('broken');
  });

  it('can be stepped through also after a long time of broken source', async () => {
    const visit = await createTab(memoryStorage()).open(encodeLink(board('good', { workload: 'a\nb\n' })));
    for (let i = 0; i < 9; i++) {
      visit.type(`broken ${i}`);
      await visit.settle();
    }
    visit.stores.view.getState().goToStep(1);
    await visit.settle();
    expect(visit.picture()).toBe('good @1');
    expect(visit.stores.run.getState().freshness).toBe('broken');
  });

  it('shows the step asked for last, and no step past the end', async () => {
    const visit = await createTab(memoryStorage()).open(encodeLink(board('x', { workload: 'a\nb\nc\n' })));
    expect(visit.picture()).toBe('x @3');
    for (const step of [0, 1, 2]) visit.stores.view.getState().goToStep(step);
    await visit.settle();
    expect(visit.picture()).toBe('x @2');
    visit.stores.view.getState().goToStep(99);
    await visit.settle();
    expect(visit.picture()).toBe('x @3');
  });

  it('stays when a run fails, and the next one is shown again', async () => {
    const visit = await createTab(memoryStorage()).open();
    visit.type('throws');
    await visit.settle();
    const { progress, note } = visit.stores.run.getState();
    expect(progress).toMatchObject({ status: 'failed', reason: 'fault' });
    expect([visit.picture(), note]).toEqual(['default @0', expect.stringContaining('no such thing')]);
    visit.type('well');
    await visit.settle();
    expect(visit.picture()).toBe('well @0');
    expect(visit.stores.run.getState()).toMatchObject({ progress: { status: 'done' }, freshness: 'fresh' });
  });

  it('is not computed again for a new title', async () => {
    const engine = createInThreadEngine(stages);
    const run = vi.spyOn(engine, 'run');
    const visit = await createTab(memoryStorage(), () => engine).open();
    visit.stores.scenario.getState().edit({ kind: 'title', title: 'A better one' });
    await visit.settle();
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe('a slow engine', () => {
  /** Runs end only when the test says so; frames at once. */
  function slowEngine() {
    const runs: { end: (error?: EngineError) => void; slow: () => void; scenario: Scenario }[] = [];
    const engine: Engine = {
      run: (scenario, onSlow) =>
        new Promise((resolve, reject) => {
          const end = (error?: EngineError) =>
            error ? reject(error) : resolve({ id: runs.length, simulation: fakeSimulate(scenario) });
          runs.push({ end, slow: () => onSlow?.(), scenario });
        }),
      frame: async (_id, step) => ({ step, areas: [], report: undefined }),
      ask: () => Promise.reject(new EngineError('gone', 'nothing is asked')),
      dispose: () => {},
    };
    return { runs, engine };
  }

  it('is said to be at work after a while', async () => {
    const { runs, engine } = slowEngine();
    const visit = await createTab(memoryStorage(), () => engine).open();
    const progress = () => visit.stores.run.getState().progress;
    expect(progress()).toEqual({ status: 'running', slow: false });
    runs[0]?.slow();
    expect(progress()).toEqual({ status: 'running', slow: true });
    runs[0]?.end();
    await visit.settle();
    expect(progress()).toEqual({ status: 'done' });
  });

  it('that was stopped leaves the last picture and says so', async () => {
    const { runs, engine } = slowEngine();
    const visit = await createTab(memoryStorage(), () => engine).open();
    runs[0]?.end();
    await visit.settle();
    visit.type('endless');
    runs[1]?.end(new EngineError('stopped', 'Stopped after 10 s.'));
    await visit.settle();
    expect(visit.picture()).toBe('default @0');
    expect(visit.stores.run.getState()).toMatchObject({
      progress: { status: 'failed', reason: 'stopped' },
      note: 'Stopped after 10 s.',
    });
    expect(visit.text()).toBe('endless');
  });

  it('does not call a run failed that only made room for a newer one', async () => {
    const { runs, engine } = slowEngine();
    const visit = await createTab(memoryStorage(), () => engine).open();
    visit.type('1');
    runs[0]?.end(new EngineError('superseded', 'A newer request took its place.'));
    await visit.settle();
    expect(visit.stores.run.getState()).toMatchObject({ progress: { status: 'running' }, freshness: 'computing' });
  });

  it('shows answers on the way to the newest, and never an older one after a newer', async () => {
    const { runs, engine } = slowEngine();
    const visit = await createTab(memoryStorage(), () => engine).open();
    visit.type('1');
    visit.type('2');
    runs[1]?.end();
    await visit.settle();
    expect(visit.picture()).toBe('1 @0');
    expect(visit.stores.run.getState().freshness).toBe('computing');
    runs[0]?.end();
    await visit.settle();
    expect(visit.picture()).toBe('1 @0');
    runs[2]?.end();
    await visit.settle();
    expect(visit.picture()).toBe('2 @0');
    expect(visit.stores.run.getState().freshness).toBe('fresh');
  });
});
