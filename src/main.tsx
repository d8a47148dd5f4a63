/** Starts the app: makes the engine and the stores, decides what to open, mounts the page. */
import './ui/theme/tokens.css';
import './ui/theme/fonts.css';
import './ui/theme/base.css';
import './ui/layout/layout.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore, del, entries, promisifyRequest } from 'idb-keyval';
import { createWorkerEngine } from './engine/worker-client';
import { DEFAULT_SCENARIO } from './scenario/default-scenario';
import type { KeyValue } from './state/saved-work';
import { createSession } from './state/session';
import { createStores } from './state/stores';
import { createWorkLocks } from './state/work-locks';
import { App } from './ui/App';
import { createLessonStore } from './ui/lessons/lesson-store';
import { openHash } from './ui/lessons/open-hash';
import { createRevealStore } from './ui/source/reveal-store';
import { PageProvider, type Page } from './ui/stores';

/** Storage that the browser refuses throws on mere access. */
function allowed<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** IndexedDB, opened with the first call, so that a refusal is that call's. */
function keyValue(database: string): KeyValue {
  let opened: ReturnType<typeof createStore> | undefined;
  const db = () => (opened ??= createStore(database, 'works'));
  return {
    // Committed at once: a transaction that is still open when the page goes away is lost.
    set: async (key, value) =>
      db()('readwrite', (store) => {
        store.put(value, key);
        store.transaction.commit();
        return promisifyRequest(store.transaction);
      }),
    del: async (key) => del(key, db()),
    entries: async () => entries<string, unknown>(db()),
  };
}

function createPage(): Page {
  const stores = createStores({ initial: DEFAULT_SCENARIO, storage: allowed(() => localStorage) });
  const session = createSession({
    stores,
    engine: createWorkerEngine(),
    storage: keyValue('carveout'),
    stateStorage: keyValue('carveout-history'),
    journalStorage: allowed(() => localStorage),
    locks: createWorkLocks((navigator as Partial<Navigator>).locks),
    tab: allowed(() => sessionStorage),
    address: {
      hash: () => location.hash,
      clear: () => history.replaceState(undefined, '', location.pathname + location.search),
    },
    defaultScenario: DEFAULT_SCENARIO,
    now: Date.now,
    newId: () => [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join(''),
  });
  return { ...stores, session, reveal: createRevealStore(), lessons: createLessonStore() };
}

const page = createPage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <PageProvider page={page}>
      <App />
    </PageProvider>
  </StrictMode>,
);
window.addEventListener('hashchange', () => void page.session.openAddress().then(() => openHash(page)));
window.addEventListener('pagehide', () => page.session.leave());
void page.session.start().then(() => openHash(page));
