/** The page's stores and session over the browser's own storage, address and worker. */
import { createStore, del, entries, get, set } from 'idb-keyval';
import { createWorkerEngine } from '../engine/worker-client';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import type { KeyValue } from './saved-work';
import { createSession, type Session } from './session';
import { createStores, type Stores } from './stores';

/** Opens the database with the first call, so that a refusal rejects that call. */
function indexedDbStorage(): KeyValue {
  let opened: ReturnType<typeof createStore> | undefined;
  const store = () => (opened ??= createStore('carveout', 'works'));
  return {
    get: async (key) => get(key, store()),
    set: async (key, value) => set(key, value, store()),
    del: async (key) => del(key, store()),
    entries: async () => entries<string, unknown>(store()),
  };
}

/** Reading `localStorage` throws where storage is refused. */
function allowed(storage: () => Storage): Storage | undefined {
  try {
    return storage();
  } catch {
    return undefined;
  }
}

const clearHash = (): void => {
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
};

/** 64 random bits; `randomUUID` is missing where the page is served without TLS. */
const randomId = (): string => crypto.getRandomValues(new BigUint64Array(1)).join('');

/** Everything that the page shows and acts on. `session.start()` decides what to open and starts computing. */
export function createBrowserPage(): { readonly stores: Stores; readonly session: Session } {
  const stores = createStores({ initial: DEFAULT_SCENARIO, storage: allowed(() => localStorage) });
  const session = createSession({
    stores,
    engine: createWorkerEngine(),
    storage: indexedDbStorage(),
    tab: allowed(() => sessionStorage),
    address: { hash: () => location.hash, clear: clearHash },
    defaultScenario: DEFAULT_SCENARIO,
    now: () => Date.now(),
    newId: randomId,
  });
  addEventListener('hashchange', () => void session.openAddress());
  addEventListener('pagehide', () => void session.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void session.flush();
  });
  return { stores, session };
}
