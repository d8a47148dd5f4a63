/** What the scenario on screen can be compared with: other kernels, page sizes, presets, kept states, itself before. */
import { KERNEL_SERIES, seriesOf } from '../../kernel/versions/series';
import { formatBytes } from '../../lib/format';
import { PRESETS } from '../../scenario/presets/presets';
import { SCENARIO_VERSION, type Scenario } from '../../scenario/scenario';
import { loadCodec } from '../../state/codec';
import type { KeptState } from '../../state/history';
import { draftOf, type Draft } from '../../state/scenario-edit';
import type { Page } from '../stores';

export type Other = {
  readonly id: string;
  readonly label: string;
  /** It is what the scenario was before: differences are told from it to the present. */
  readonly isBefore: boolean;
  /** A sentence instead, where it cannot be opened. */
  readonly scenario: () => Promise<Scenario | string>;
};

export type OtherGroup = { readonly label: string; readonly others: readonly Other[] };

/** Kept states that are offered; the newest. */
const MAX_STATES = 12;
const PAGE_SIZES = [4096, 16384, 65536] as const;

const ready = (id: string, label: string, scenario: Scenario, isBefore = false): Other => ({
  id,
  label,
  isBefore,
  scenario: () => Promise.resolve(scenario),
});

const withProfile = (scenario: Scenario, set: Partial<Scenario['profile']>): Scenario => ({
  ...scenario,
  profile: { ...scenario.profile, ...set },
});

/** Newest first. */
function kernels(scenario: Scenario): Other[] {
  const own = seriesOf(scenario.profile.version);
  return KERNEL_SERIES.filter((series) => series !== own)
    .toReversed()
    .map((series) => ready(`kernel ${series}`, `Linux ${series}`, withProfile(scenario, { version: series })));
}

const pageSizes = (scenario: Scenario): Other[] =>
  PAGE_SIZES.filter((pageSize) => pageSize !== scenario.profile.pageSize).map((pageSize) =>
    ready(`pages ${pageSize}`, `${formatBytes(pageSize)} pages`, withProfile(scenario, { pageSize })),
  );

const asScenario = (draft: Draft): Scenario => ({
  version: SCENARIO_VERSION,
  ...draftOf(draft),
  view: { selection: '' },
});

/** What the undo history holds: the state before the last edit, and the oldest. */
function earlier(page: Page): Other[] {
  const { pastStates } = page.scenario.temporal.getState();
  const last = pastStates.at(-1);
  const first = pastStates.at(0);
  return [
    ...(last ? [ready('before last', 'Before the last edit', asScenario(last as Draft), true)] : []),
    ...(first && first !== last
      ? [ready('before all', `Before the last ${pastStates.length} edits`, asScenario(first as Draft), true)]
      : []),
  ];
}

const keptState = ({ id, title, name, savedAt, text }: KeptState): Other => ({
  id: `state ${id}`,
  label: `${title || 'Untitled'}: ${name}, ${new Date(savedAt).toLocaleString()}`,
  isBefore: true,
  scenario: async () => {
    const decoded = (await loadCodec()).decodeFile(text);
    return decoded.ok ? decoded.scenario : decoded.message;
  },
});

/** Groups that hold nothing are left out. `scenario` is the one on screen. */
export async function otherGroups(page: Page, scenario: Scenario): Promise<OtherGroup[]> {
  const states = await page.session.history.states().catch(() => []);
  return [
    { label: 'Another kernel', others: kernels(scenario) },
    { label: 'Another page size', others: pageSizes(scenario) },
    { label: 'Before my edits', others: earlier(page) },
    { label: 'A state of my work', others: states.slice(0, MAX_STATES).map(keptState) },
    { label: 'A preset', others: PRESETS.map(({ id, title, scenario: of }) => ready(`preset ${id}`, title, of)) },
  ].filter(({ others }) => others.length > 0);
}
