/** Everything a user can do to a scenario, as data. */
import { assertNever } from '../lib/assert-never';
import type { Profile, Scenario, ScenarioFile } from '../scenario/scenario';

/** What an edit works on: a scenario without version and view. */
export type Draft = Omit<Scenario, 'version' | 'view'>;

const DRAFT_FIELDS = [
  'files',
  'main',
  'overlays',
  'defines',
  'searchPaths',
  'workload',
  'profile',
  'title',
  'note',
] as const satisfies readonly (keyof Draft)[];

/** The data of a state or scenario, without actions, version and view. */
export function draftOf(state: Draft): Draft {
  const { files, main, overlays, defines, searchPaths, workload, profile, title, note } = state;
  return { files, main, overlays, defines, searchPaths, workload, profile, title, note };
}

/** True when every field is the same value. */
export const sameDraft = (a: Draft, b: Draft): boolean => DRAFT_FIELDS.every((field) => Object.is(a[field], b[field]));

/** Fields of the profile that may be left to assumptions. */
export type ProfileOption = 'ram' | 'preReserved' | 'kernelEarly' | 'initialUse';

/** Path that the workload text has in the editor, in spans and in edits. */
export const WORKLOAD_PATH = 'workload';

export type ScenarioEdit =
  /** The whole new text of a file, or of the workload when the path is WORKLOAD_PATH. Typing joins into one undo step. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** The same by a click: always an undo step of its own. */
  | { readonly kind: 'replace'; readonly path: string; readonly text: string }
  /** A click that writes lines of the workload: they go to its end, each on a line of its own. */
  | { readonly kind: 'append'; readonly lines: readonly string[] }
  /** Values of the boot profile; fields in `assume` go back to being assumed. */
  | { readonly kind: 'profile'; readonly set?: Partial<Profile>; readonly assume?: readonly ProfileOption[] }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'note'; readonly note: string }
  /** Other files or overlays: they replace the present ones, the profile and the workload stay. */
  | {
      readonly kind: 'files';
      readonly files: readonly ScenarioFile[];
      readonly main: string;
      /** In the order of their application; those that there are, unless given. */
      readonly overlays?: readonly string[];
    }
  /** A preset, a saved file, a link opened by hand: everything is replaced, and undo brings it back. */
  | { readonly kind: 'open'; readonly scenario: Draft };

/** The draft after an edit. Unchanged fields keep their identity. */
export function applyEdit(draft: Draft, edit: ScenarioEdit): Draft {
  switch (edit.kind) {
    case 'text':
    case 'replace':
      return withText(draft, edit.path, edit.text);
    case 'append':
      return { ...draft, workload: appendLines(draft.workload, edit.lines) };
    case 'profile':
      return { ...draft, profile: withProfile(draft.profile, edit.set ?? {}, edit.assume ?? []) };
    case 'title':
      return { ...draft, title: edit.title };
    case 'note':
      return { ...draft, note: edit.note };
    case 'files':
      return { ...draft, files: edit.files, main: edit.main, overlays: edit.overlays ?? draft.overlays };
    case 'open':
      return draftOf(edit.scenario);
    default:
      return assertNever(edit);
  }
}

/** Edits with the same key that follow each other quickly are one undo step; undefined: always a step of its own. */
export function mergeKeyOf(edit: ScenarioEdit): string | undefined {
  switch (edit.kind) {
    case 'text':
      return `text ${edit.path}`;
    case 'title':
    case 'note':
      return edit.kind;
    case 'profile':
      return `profile ${Object.keys(edit.set ?? {}).join()} ${(edit.assume ?? []).join()}`;
    case 'replace':
    case 'append':
    case 'files':
    case 'open':
      return undefined;
    default:
      return assertNever(edit);
  }
}

function withText(draft: Draft, path: string, text: string): Draft {
  if (path === WORKLOAD_PATH) return { ...draft, workload: text };
  const before = draft.files.find((file) => file.path === path);
  if (!before || before.text === text) return draft;
  return { ...draft, files: draft.files.map((file) => (file === before ? { path, text } : file)) };
}

function appendLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${start}${lines.join('\n')}\n`;
}

function withProfile(profile: Profile, set: Partial<Profile>, assume: readonly ProfileOption[]): Profile {
  const values = Object.entries({ ...profile, ...set }).filter(([key]) => !(assume as readonly string[]).includes(key));
  const next = Object.fromEntries(values) as Profile;
  const keys = new Set([...Object.keys(profile), ...Object.keys(next)]) as Set<keyof Profile>;
  return [...keys].every((key) => Object.is(profile[key], next[key]) && key in profile === key in next)
    ? profile
    : next;
}
