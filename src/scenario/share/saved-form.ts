/**
 * The saved form of a scenario: what links and files hold. It has its own types, because it outlives every change of
 * `Scenario`. What has its default value is left out; the defaults are part of the form and never change within it.
 */
import * as v from 'valibot';
import { parseByteSize } from '../workload/size';
import { MAX_WORKLOAD_LENGTH } from '../workload/workload';
import { SCENARIO_VERSION, type Profile, type Scenario, type View } from '../scenario';

/** Files of one scenario: a board with all that it includes stays below this. */
export const MAX_FILES = 512;
/** Longest text of one file, in UTF-16 units. */
export const MAX_FILE_LENGTH = 16 * 1024 * 1024;
export const MAX_PATH_LENGTH = 1024;
export const MAX_TITLE_LENGTH = 500;
export const MAX_NOTE_LENGTH = 100_000;
/** COMMAND_LINE_SIZE of the kernel is 2048 on arm64; longer ones are kept, so that they can be shown as too long. */
export const MAX_CMDLINE_LENGTH = 16_384;
/** Entries of any other list or table, and characters of any other text. */
export const MAX_ENTRIES = 65_536;
export const MAX_TEXT_LENGTH = 1024;

const text = (max: number = MAX_TEXT_LENGTH) => v.pipe(v.string(), v.maxLength(max));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PATH_LENGTH));
const list = <const S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(MAX_ENTRIES));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const table = <const S extends v.GenericSchema>(value: S) =>
  v.pipe(
    v.record(text(), value),
    v.check((entries) => Object.keys(entries).length <= MAX_ENTRIES),
  );
/** A number as text: hex, decimal, or decimal with a binary unit. */
const amount = v.pipe(
  v.string(),
  v.check((word) => parseByteSize(word) !== undefined),
);
const range = { base: amount, size: amount };

const ProfileForm = v.object({
  version: v.exactOptional(text()),
  arch: v.exactOptional(v.picklist(['arm64', 'arm32', 'riscv64'])),
  pageSize: v.exactOptional(v.picklist([4096, 16384, 65536])),
  config: v.exactOptional(table(v.union([text(), v.pipe(v.number(), v.finite())]))),
  cmdline: v.exactOptional(text(MAX_CMDLINE_LENGTH)),
  ram: v.exactOptional(list(v.object(range))),
  preReserved: v.exactOptional(list(v.object({ ...range, what: text() }))),
  kernelEarly: v.exactOptional(list(v.object(range))),
  initialUse: v.exactOptional(list(v.object({ area: text(), runs: list(v.tuple([count, count])) }))),
});

export const ViewForm = v.object({
  selection: v.exactOptional(text(MAX_PATH_LENGTH)),
  zoom: v.exactOptional(v.object({ from: amount, to: amount })),
  step: v.exactOptional(count),
});

export const SavedForm = v.pipe(
  v.object({
    title: v.exactOptional(text(MAX_TITLE_LENGTH)),
    note: v.exactOptional(text(MAX_NOTE_LENGTH)),
    profile: v.exactOptional(ProfileForm),
    /** Only where the reader looks: one that cannot be understood is no reason to refuse the rest. */
    view: v.exactOptional(v.fallback(ViewForm, {})),
    workload: v.exactOptional(text(MAX_WORKLOAD_LENGTH)),
    /** The first of `files` when left out. */
    main: v.exactOptional(path),
    overlays: v.exactOptional(v.pipe(v.array(path), v.maxLength(MAX_FILES))),
    defines: v.exactOptional(table(text())),
    searchPaths: v.exactOptional(list(path)),
    files: v.pipe(v.array(v.object({ path, text: text(MAX_FILE_LENGTH) })), v.minLength(1), v.maxLength(MAX_FILES)),
  }),
  v.check(({ files }) => new Set(files.map((file) => file.path)).size === files.length),
  v.check(({ files, main, overlays = [] }) =>
    [...overlays, ...(main === undefined ? [] : [main])].every((named) => files.some((file) => file.path === named)),
  ),
);
export type SavedForm = v.InferOutput<typeof SavedForm>;

/** The defaults of this form. They may not follow DEFAULT_PROFILE: an old link must go on meaning what it meant. */
const DEFAULTS = {
  profile: { version: '7.3', arch: 'arm64', pageSize: 4096, config: {}, cmdline: '' },
  view: { selection: '' },
  rest: { title: '', note: '', workload: '', overlays: [], defines: {}, searchPaths: [] },
} as const satisfies { profile: Profile; view: View; rest: Partial<Scenario> };

/** What differs from `defaults`, in the order of `value`; undefined when nothing does. */
function difference<T extends object>(value: T, defaults: object): Partial<T> | undefined {
  const standard = new Map<string, unknown>(Object.entries(defaults));
  const differing = Object.entries(value).filter(
    ([key, part]) => part !== undefined && JSON.stringify(part) !== JSON.stringify(standard.get(key)),
  );
  return differing.length === 0 ? undefined : (Object.fromEntries(differing) as Partial<T>);
}

/** Without its defaults. The result is JSON-able. */
export function toSaved(scenario: Scenario): SavedForm {
  const { files, main, overlays, defines, searchPaths, workload, profile, title, note, view } = scenario;
  const parts = {
    title,
    note,
    profile: difference(profile, DEFAULTS.profile),
    view: difference(view, DEFAULTS.view),
    workload,
    main: main === files[0]?.path ? undefined : main,
    overlays,
    defines,
    searchPaths,
    files,
  };
  return difference(parts, DEFAULTS.rest) as SavedForm;
}

/** With its defaults again. */
export function fromSaved(saved: SavedForm): Scenario {
  const main = saved.main ?? (saved.files[0] as SavedForm['files'][number]).path;
  return {
    version: SCENARIO_VERSION,
    ...DEFAULTS.rest,
    ...saved,
    main,
    profile: { ...DEFAULTS.profile, ...saved.profile },
    view: { ...DEFAULTS.view, ...saved.view },
  };
}
