/** What an edit would change, as lines with `-` and `+` before them. */
import type { Sources } from '../sources';
import { applyEdits, type TextEdit } from './text-edit';

/** Lines of a preview; what comes after is counted. */
const MAX_LINES = 14;

export function previewOf(sources: Sources, edits: readonly TextEdit[]): string {
  const files = [...new Set(edits.map(({ file }) => file))];
  const lines = files.flatMap((path) => {
    const before = sources.files.find((file) => file.path === path)?.text ?? '';
    return changedLines(before, applyEdits(path, before, edits));
  });
  const more = lines.length > MAX_LINES ? [`… and ${lines.length - MAX_LINES} lines more`] : [];
  return [...lines.slice(0, MAX_LINES), ...more].join('\n');
}

/** Both texts without the lines that they share at their ends; equal lines between stay unmarked once. */
function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const removed = a.slice(start, a.length - tail);
  const added = b.slice(start, b.length - tail);
  if (removed.length !== added.length) return [...signed('-', removed), ...signed('+', added)];
  return removed.flatMap((line, i) =>
    line === added[i] ? [] : [...signed('-', [line]), ...signed('+', [added[i] ?? ''])],
  );
}

const signed = (sign: string, lines: readonly string[]): string[] => lines.map((line) => `${sign} ${line.trim()}`);
