/** What a step of a lesson changes: the scenario parts of the form before and after, and the change as a reader sees it. */
import type { Change, LessonForm } from './lesson-form';

/** The parts of a saved scenario that lessons set, under the names of the saved form. */
export type Parts = {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly workload: string;
  readonly profile: Readonly<Record<string, unknown>>;
};

export const BOARD = 'board.dts';

const joined = (lines: readonly string[]): string => (lines.length === 0 ? '' : `${lines.join('\n')}\n`);

export const partsOf = ({ board, workload = [], profile = {} }: LessonForm): Parts => ({
  files: [{ path: BOARD, text: joined(board) }],
  workload: joined(workload),
  profile,
});

/** The parts after a change, or why it cannot be made. */
export function applyChange(parts: Parts, change: Change | undefined): Parts | { readonly trouble: string } {
  if (!change) return parts;
  let { files } = parts;
  for (const { file = BOARD, from, to } of change.replace ?? []) {
    const before = files.find((one) => one.path === file);
    const places = before ? before.text.split(from).length - 1 : 0;
    if (!before || places !== 1)
      return { trouble: `${JSON.stringify(from)} is ${placesIn(places)} in ${file}, not once` };
    files = files.map((one) => (one === before ? { path: file, text: before.text.replace(from, () => to) } : one));
  }
  const whole = change.workload ? joined(change.workload) : parts.workload;
  return { files, workload: whole + joined(change.append ?? []), profile: profileAfter(parts.profile, change.profile) };
}

const placesIn = (count: number): string => (count === 0 ? 'nowhere' : `${count} times`);

const profileAfter = (before: Parts['profile'], set: Change['profile']): Parts['profile'] =>
  Object.fromEntries(Object.entries({ ...before, ...set }).filter(([, value]) => value !== null));

/** `=` is a line that stays, to show where the others are. */
export type ChangeLine = { readonly sign: '−' | '+' | '='; readonly text: string };

/** The change as removed and added lines, each under the name of its text. */
export function changeLines(
  change: Change | undefined,
): readonly { readonly where: string; readonly lines: readonly ChangeLine[] }[] {
  if (!change) return [];
  const edits = (change.replace ?? []).map(({ file = BOARD, from, to }) => ({
    where: file,
    lines: difference(signed('=', from), signed('=', to)),
  }));
  const added = [...(change.workload ?? []), ...(change.append ?? [])];
  const workload = added.length > 0 ? [{ where: 'workload', lines: added.flatMap((line) => signed('+', line)) }] : [];
  const profile = Object.entries(change.profile ?? {}).map(([key, value]) => ({
    where: 'boot profile',
    lines: signed('+', value === null ? `${key}: as by default` : `${key}: ${sayProfile(value)}`),
  }));
  return [...edits, ...workload, ...profile];
}

/** Lines that both begin and end with stay; between them all of the first go and all of the second come. */
function difference(from: readonly ChangeLine[], to: readonly ChangeLine[]): readonly ChangeLine[] {
  const shortest = Math.min(from.length, to.length);
  let head = 0;
  while (head < shortest && from[head]?.text === to[head]?.text) head++;
  let tail = 0;
  while (tail < shortest - head && from.at(-1 - tail)?.text === to.at(-1 - tail)?.text) tail++;
  const middle = (lines: readonly ChangeLine[], sign: ChangeLine['sign']) =>
    lines.slice(head, lines.length - tail).map(({ text }) => ({ sign, text }));
  return [...from.slice(0, head), ...middle(from, '−'), ...middle(to, '+'), ...from.slice(from.length - tail)];
}

const signed = (sign: ChangeLine['sign'], text: string): ChangeLine[] =>
  shown(text).map((line) => ({ sign, text: line }));

/** Without empty lines, and without the indent that all have; a first line may begin within its line. */
function shown(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.length - line.replace(/^\t+/, '').length);
  const inner = indents.slice(indents[0] === 0 ? 1 : 0);
  const common = inner.length > 0 ? Math.min(...inner) : 0;
  return lines.map((line) => line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length - common)).replaceAll('\t', ' '));
}

const sayProfile = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
