/** What an automatic state of the history is called: what had changed since the one before. */
import type { Draft } from './scenario-edit';

const PARTS = [
  ['workload', 'Workload'],
  ['profile', 'Boot profile'],
  ['title', 'Title'],
  ['note', 'Note'],
] as const;

/** Of the files, those that differ. */
function filesWord(before: Draft, now: Draft): readonly string[] {
  if (before.files === now.files && before.main === now.main && before.overlays === now.overlays) return [];
  const texts = new Map(before.files.map(({ path, text }) => [path, text]));
  const changed = now.files.filter(({ path, text }) => texts.get(path) !== text).map(({ path }) => path);
  const [only] = changed;
  return [changed.length === 1 && only !== undefined ? (only.split('/').at(-1) ?? only) : 'Files'];
}

/** `board.dts, Workload changed`. */
export function changeName(before: Draft, now: Draft): string {
  const others = PARTS.filter(([field]) => before[field] !== now[field]).map(([, word]) => word);
  const words = [...filesWord(before, now), ...others];
  return words.length === 0 ? 'Unchanged' : `${words.join(', ')} changed`;
}
