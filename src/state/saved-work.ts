/**
 * Works kept in the browser, each under a key of its own, so that a link or a preset never writes over one.
 * A work is kept as text in the form of a saved scenario, which knows how to open older versions.
 */

/** Asynchronous storage; every call may reject where the browser refuses storage. */
export type KeyValue = {
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly del: (key: string) => Promise<void>;
  readonly entries: () => Promise<readonly (readonly [string, unknown])[]>;
};

export type SavedWork = {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** False for a preset that was only looked at: kept for a reload, no loss otherwise. */
  readonly edited: boolean;
  readonly text: string;
};

export type SavedWorks = {
  /** Newest first, edited ones before those that were only looked at. */
  readonly list: () => Promise<readonly SavedWork[]>;
  /** Keeps a work and drops the last of the list beyond WORKS_KEPT. */
  readonly save: (work: SavedWork) => Promise<void>;
};

/** Works that are kept; beyond that the oldest is dropped. Its states stay in the history. */
export const WORKS_KEPT = 24;

const PREFIX = 'work ';

export function isSavedWork(value: unknown): value is SavedWork {
  if (typeof value !== 'object' || value === null) return false;
  const { id, savedAt, edited, text } = value as Partial<Record<keyof SavedWork, unknown>>;
  return (
    typeof id === 'string' && typeof savedAt === 'number' && typeof edited === 'boolean' && typeof text === 'string'
  );
}

export const byWorth = (a: SavedWork, b: SavedWork): number =>
  Number(b.edited) - Number(a.edited) || b.savedAt - a.savedAt;

export function createSavedWorks(storage: KeyValue): SavedWorks {
  const known = new Set<string>();

  async function list(): Promise<readonly SavedWork[]> {
    const entries = await storage.entries();
    const works = entries.filter(([key]) => key.startsWith(PREFIX)).map(([, value]) => value);
    return works.filter(isSavedWork).sort(byWorth);
  }

  async function save(work: SavedWork): Promise<void> {
    await storage.set(PREFIX + work.id, work);
    if (known.has(work.id)) return;
    known.add(work.id);
    const others = (await list()).filter((other) => other.id !== work.id);
    for (const old of others.slice(WORKS_KEPT - 1)) await storage.del(PREFIX + old.id);
  }

  return { list, save };
}
