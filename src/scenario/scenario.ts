/**
 * What a user writes and shares. The whole state of the page, and what a link or a saved file holds.
 * JSON-able: addresses and sizes of the profile are texts, `0x48000000`, the same words as in the captures.
 */
import type { Arch, KernelConfig, PageSize } from '../kernel/profile';

/** Raised only with an upgrader beside it in share/. */
export const SCENARIO_VERSION = 1;

export type ScenarioFile = { readonly path: string; readonly text: string };

/** Hex or decimal texts; `size` also with a suffix, `4GiB`. */
export type RangeText = { readonly base: string; readonly size: string };

/** The boot profile as the user sets it. What is undefined is assumed, and the page says what is assumed. */
export type Profile = {
  readonly version: string;
  readonly arch: Arch;
  readonly pageSize: PageSize;
  /** Only what differs from the default configuration. */
  readonly config: KernelConfig;
  readonly cmdline: string;
  readonly ram?: readonly RangeText[];
  readonly preReserved?: readonly (RangeText & { readonly what: string })[];
  readonly kernelEarly?: readonly RangeText[];
  readonly initialUse?: readonly { readonly area: string; readonly runs: readonly (readonly [number, number])[] }[];
};

/** Linux 7.3 on arm64 as the captures of `7.3-4k` have it; nothing set, so all else is assumed and said. */
export const DEFAULT_PROFILE: Profile = { version: '7.3', arch: 'arm64', pageSize: 4096, config: {}, cmdline: '' };

/** Where the reader looks, so that a link opens at the disputed place. */
export type View = {
  /** Path of the selected node; `''` none; `'cma'` the built-in area. */
  readonly selection: string;
  /** Address window of the physical memory picture, hex texts; undefined: all. */
  readonly zoom?: { readonly from: string; readonly to: string };
  /** Steps count from 1; 0 is the state after boot; undefined: the last step. */
  readonly step?: number;
};

export type Scenario = {
  readonly version: typeof SCENARIO_VERSION;
  readonly files: readonly ScenarioFile[];
  readonly main: string;
  readonly overlays: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  readonly searchPaths: readonly string[];
  readonly workload: string;
  readonly profile: Profile;
  readonly title: string;
  readonly note: string;
  readonly view: View;
};

/** A board in one file, with the default boot profile and nothing else set unless `rest` sets it. */
export const oneFileScenario = (file: ScenarioFile, rest: Partial<Scenario> = {}): Scenario => ({
  version: SCENARIO_VERSION,
  files: [file],
  main: file.path,
  overlays: [],
  defines: {},
  searchPaths: [],
  workload: '',
  profile: DEFAULT_PROFILE,
  title: file.path,
  note: '',
  view: { selection: '' },
  ...rest,
});
