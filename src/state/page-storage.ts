/** Where a page keeps things: in the browser, or, in a frame of somebody else's page, nowhere. */
import { createStore, del, entries, promisifyRequest } from 'idb-keyval';
import type { JournalStorage } from './journal';
import type { KeyValue } from './saved-work';
import type { TextStorage } from './settings-store';
import { createWorkLocks, type WorkLocks } from './work-locks';

export const WORKS_DATABASE = 'carveout';
export const STATES_DATABASE = 'carveout-history';
const OBJECT_STORE = 'works';

export type PageStorage = {
  readonly storage: KeyValue;
  readonly stateStorage: KeyValue;
  readonly journalStorage: JournalStorage | undefined;
  readonly tab: TextStorage | undefined;
  readonly settings: TextStorage | undefined;
  readonly locks: WorkLocks;
};

/** Storage that the browser refuses throws on mere access. */
export function allowed<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** IndexedDB, opened with the first call, so that a refusal is that call's. */
export function keyValue(database: string): KeyValue {
  let opened: ReturnType<typeof createStore> | undefined;
  const db = () => (opened ??= createStore(database, OBJECT_STORE));
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

export const browserStorage = (): PageStorage => ({
  storage: keyValue(WORKS_DATABASE),
  stateStorage: keyValue(STATES_DATABASE),
  journalStorage: allowed(() => localStorage),
  tab: allowed(() => sessionStorage),
  settings: allowed(() => localStorage),
  locks: createWorkLocks((navigator as Partial<Navigator>).locks),
});

const NOWHERE: KeyValue = { set: async () => undefined, del: async () => undefined, entries: async () => [] };

/** Keeps nothing, so that a frame leaves the visitor's own work alone; the reader's settings are read. */
export const frameStorage = (): PageStorage => ({
  storage: NOWHERE,
  stateStorage: NOWHERE,
  journalStorage: undefined,
  tab: undefined,
  settings: { getItem: (key) => localStorage.getItem(key), setItem: () => undefined },
  locks: { claim: async () => true, release: () => undefined },
});
