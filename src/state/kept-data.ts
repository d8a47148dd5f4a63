/** All that the page keeps in this browser, raw, for somebody whose page does not start: to take away, and to clear. */
import { createJournal } from './journal';
import { allowed, keyValue, STATES_DATABASE, WORKS_DATABASE } from './page-storage';

/** A file of the form that the page opens, unless what was kept is broken. */
export type KeptFile = { readonly name: string; readonly text: string };

export type KeptData = { readonly files: readonly KeptFile[]; /** Sentences. */ readonly troubles: readonly string[] };

const EXTENSION = '.carveout.json';
const LOCAL_PREFIX = 'carveout.';

const textOf = (value: unknown): string => {
  const text = (value as { readonly text?: unknown } | null)?.text;
  return typeof text === 'string' ? text : JSON.stringify(value);
};

async function readDatabase(database: string, what: string): Promise<KeptData> {
  try {
    const entries = await keyValue(database).entries();
    const files = entries.map(([, value], i) => ({ name: `${what}-${i + 1}${EXTENSION}`, text: textOf(value) }));
    return { files, troubles: [] };
  } catch {
    return { files: [], troubles: [`The browser did not give out the ${what}s that it keeps.`] };
  }
}

export async function readKept(): Promise<KeptData> {
  const journal = createJournal(allowed(() => localStorage)).read();
  const parts = await Promise.all([readDatabase(WORKS_DATABASE, 'work'), readDatabase(STATES_DATABASE, 'state')]);
  const last = journal.map(({ text }, i) => ({ name: `unsaved-${i + 1}${EXTENSION}`, text }));
  return {
    files: [...parts.flatMap(({ files }) => files), ...last],
    troubles: parts.flatMap(({ troubles }) => troubles),
  };
}

/** What cannot be cleared is left; a page that starts anew then says what it finds. */
export async function clearKept(): Promise<void> {
  for (const storage of [allowed(() => localStorage), allowed(() => sessionStorage)]) {
    allowed(() =>
      Object.keys(storage ?? {})
        .filter((key) => key.startsWith(LOCAL_PREFIX))
        .forEach((key) => storage?.removeItem(key)),
    );
  }
  await Promise.all([WORKS_DATABASE, STATES_DATABASE].map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = allowed(() => indexedDB.deleteDatabase(name));
    if (!request) return resolve();
    // Another tab that has it open keeps it until it is closed; that is no reason to wait.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
