/**
 * The page's last moment: storage that answers later is too late then, so what is not saved yet goes into local
 * storage, at once, and from there to the saved works with the next visit.
 */
import type { Scenario } from '../scenario/scenario';
import { isSavedWork, type SavedWork } from './saved-work';

/** The part of `Storage` that is needed; each call may throw where storage is refused or full. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type Journal = {
  /** False where it could not be written: refused, or too large. */
  readonly write: (work: SavedWork) => boolean;
  /** What was written and not yet dropped. */
  readonly read: () => readonly SavedWork[];
  readonly drop: (id: string) => void;
};

const PREFIX = 'carveout.journal.';

/** A file that decodeFile() reads, made without the codec, which may not be there yet. */
export function plainFile({ version, ...saved }: Scenario): string {
  return JSON.stringify({ carveout: version, ...saved });
}

/** @param storage undefined where the browser offers none */
export function createJournal(storage: JournalStorage | undefined): Journal {
  const attempt = <T>(action: (storage: JournalStorage) => T, otherwise: T): T => {
    try {
      return storage ? action(storage) : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    write: (work) =>
      attempt((at) => {
        at.setItem(PREFIX + work.id, JSON.stringify(work));
        return true;
      }, false),
    read: () => attempt((at) => keysOf(at).flatMap((key) => readWork(at.getItem(key))), []),
    drop: (id) => attempt((at) => at.removeItem(PREFIX + id), undefined),
  };
}

const keysOf = (storage: JournalStorage): readonly string[] =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(PREFIX));

function readWork(text: string | null): readonly SavedWork[] {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isSavedWork(value) ? [value] : [];
  } catch {
    return [];
  }
}
