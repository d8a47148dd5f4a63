/** Which steps of which lessons a reader has answered: kept in local storage where that is allowed. */
import type { TextStorage } from '../../state/settings-store';

/** Step numbers from 0, by the id of the lesson. */
export type Progress = Readonly<Record<string, readonly number[]>>;

const STORAGE_KEY = 'carveout.lessons';
/** Lessons that are remembered; the ones touched longest ago are dropped. */
const MAX_LESSONS = 200;
const MAX_STEPS = 40;

const isSteps = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length <= MAX_STEPS && value.every((step) => Number.isSafeInteger(step));

export function loadProgress(storage: TextStorage | undefined): Progress {
  try {
    const value: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number[]] => isSteps(entry[1])));
  } catch {
    return {};
  }
}

/** With one more step answered. What cannot be kept lasts as long as the page. */
export function saveProgress(storage: TextStorage | undefined, id: string, step: number): Progress {
  const { [id]: steps = [], ...others } = loadProgress(storage);
  const answered = steps.includes(step) ? steps : [...steps, step];
  const next = Object.fromEntries([...Object.entries(others), [id, answered] as const].slice(-MAX_LESSONS));
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Refused or full.
  }
  return next;
}

/** Access alone throws where the browser refuses storage. */
export function progressStorage(): TextStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
