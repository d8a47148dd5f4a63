/** What belongs to the reader, not to a scenario: theme, text size, pane sizes. Kept in local storage where that is allowed. */
import { createStore } from 'zustand/vanilla';

export const THEMES = ['light', 'dark', 'contrast', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Sizes of one group of panes, by pane id, in percent. */
export type PaneSizes = Readonly<Record<string, number>>;

export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
/** Of everything but the pictures, whose labels are measured. */
export type TextSize = (typeof TEXT_SIZES)[number];

export type Settings = {
  readonly theme: Theme;
  readonly text: TextSize;
  /** No motion, whatever the system says. */
  readonly still: boolean;
  /** The tour was taken or turned down, for good. */
  readonly toured: boolean;
  readonly panes: Readonly<Record<string, PaneSizes>>;
};

export type SettingsState = Settings & {
  readonly setTheme: (theme: Theme) => void;
  readonly set: (part: Partial<Pick<Settings, 'text' | 'still' | 'toured'>>) => void;
  /** @param group id of the group of panes */
  readonly setPanes: (group: string, sizes: PaneSizes) => void;
};

/** The part of `Storage` that is needed; each call may throw where storage is refused. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

export type SettingsStore = ReturnType<typeof createSettingsStore>;

const STORAGE_KEY = 'carveout.settings';
const DEFAULTS: Settings = { theme: 'system', text: 'normal', still: false, toured: false, panes: {} };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPaneSizes = (value: unknown): value is PaneSizes =>
  isRecord(value) && Object.values(value).every((size) => typeof size === 'number' && Number.isFinite(size));

/** What is right of a stored text; the rest is as if it had never been set. */
function parseSettings(text: string | null): Settings {
  const value: unknown = JSON.parse(text ?? '{}');
  if (!isRecord(value)) return DEFAULTS;
  const panes = isRecord(value.panes) ? Object.entries(value.panes) : [];
  return {
    theme: THEMES.find((theme) => theme === value.theme) ?? DEFAULTS.theme,
    text: TEXT_SIZES.find((text) => text === value.text) ?? DEFAULTS.text,
    still: value.still === true,
    toured: value.toured === true,
    panes: Object.fromEntries(panes.filter((entry): entry is [string, PaneSizes] => isPaneSizes(entry[1]))),
  };
}

function load(storage: TextStorage | undefined): Settings {
  try {
    return parseSettings(storage?.getItem(STORAGE_KEY) ?? null);
  } catch {
    return DEFAULTS;
  }
}

function save(storage: TextStorage | undefined, { theme, text, still, toured, panes }: Settings): void {
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify({ theme, text, still, toured, panes }));
  } catch {
    // Refused or full: the settings last as long as the page.
  }
}

/** @param storage undefined where the browser offers none */
export function createSettingsStore(storage: TextStorage | undefined) {
  const store = createStore<SettingsState>()((set) => ({
    ...load(storage),
    setTheme: (theme) => set({ theme }),
    set: (part) => set(part),
    setPanes: (group, sizes) => set((state) => ({ panes: { ...state.panes, [group]: sizes } })),
  }));
  store.subscribe((state) => save(storage, state));
  return store;
}

/** The theme to draw with. */
export const resolveTheme = (theme: Theme, systemIsDark: boolean): Exclude<Theme, 'system'> =>
  theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
