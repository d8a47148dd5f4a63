/**
 * Everything that the page can do, by name. A panel adds a line to a list here; what depends on the scenario (regions,
 * failed steps, presets) is made when the palette opens.
 */
import { KERNEL_SERIES } from '../../kernel/versions/series';
import { failedSteps } from '../../scenario/failed-steps';
import { PRESETS } from '../../scenario/presets/presets';
import { stepShown } from '../../state/selectors';
import { THEMES } from '../../state/settings-store';
import { WORKLOAD_PATH } from '../../state/scenario-edit';
import { BUILT_IN_AREA, type BottomTab } from '../../state/view-store';
import { openPreset } from '../gallery/open-preset';
import type { Page } from '../stores';
import { fullScreen, goToMessages, goToPicture, goToRegion, goToText, PICTURES, press, type Picture } from './go-to';

export type Command = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** The keys that do the same, as they stand on a keyboard. */
  readonly keys?: string;
  readonly run: (page: Page) => unknown;
};

const SCENARIO: readonly Command[] = [
  {
    id: 'share',
    group: 'Scenario',
    title: 'Share: link, embed, note',
    run: async (page) => (await import('../share/show-share')).showShare(page),
  },
  {
    id: 'export',
    group: 'Scenario',
    title: 'Export pictures and numbers',
    run: async (page) => (await import('../export/show-export')).showExport(page),
  },
  {
    id: 'compare',
    group: 'Scenario',
    title: 'Compare with another kernel, preset or state',
    run: async (page) => (await import('../compare/show-compare')).showCompare(page),
  },
  {
    id: 'save',
    group: 'Scenario',
    title: 'Save as a file',
    run: async (page) => (await import('../files/save-scenario')).saveScenario(page),
  },
  {
    id: 'save-dtb',
    group: 'Scenario',
    title: 'Save the devicetree as .dtb',
    run: async (page) => (await import('../files/save-dtb')).saveDtb(page),
  },
  {
    id: 'history',
    group: 'Scenario',
    title: 'History: earlier states',
    run: async (page) => (await import('../history/show-history')).showHistory(page),
  },
  { id: 'own-work', group: 'Scenario', title: 'Back to my own work', run: (page) => page.session.restoreOwnWork() },
  { id: 'undo', group: 'Scenario', title: 'Undo', keys: 'Ctrl Z', run: (page) => page.scenario.getState().undo() },
  {
    id: 'redo',
    group: 'Scenario',
    title: 'Redo',
    keys: 'Ctrl Shift Z',
    run: (page) => page.scenario.getState().redo(),
  },
  {
    id: 'gallery',
    group: 'Presets',
    title: 'Browse all presets',
    run: async (page) => (await import('../gallery/show-gallery')).showGallery(page),
  },
  {
    id: 'lessons',
    group: 'Learn',
    title: 'Lessons',
    run: async (page) => (await import('../lessons/show-lessons')).showLessons(page),
  },
];

const VIEW: readonly Command[] = [
  {
    id: 'whole',
    group: 'View',
    title: 'Show all of physical memory',
    run: (page) => page.view.getState().zoomTo(undefined),
  },
  {
    id: 'settings',
    group: 'View',
    title: 'Settings: theme, text size, motion',
    run: async (page) => (await import('../settings/show-settings')).showSettings(page),
  },
  {
    id: 'keys',
    group: 'Help',
    title: 'Keyboard shortcuts',
    keys: '?',
    run: async () => (await import('./show-keys')).showKeys(),
  },
  {
    id: 'tour',
    group: 'Help',
    title: 'Take the tour',
    run: async (page) => (await import('../tour/show-tour')).showTour(page),
  },
];

const MESSAGES: readonly (readonly [tab: BottomTab, title: string])[] = [
  ['problems', 'Problems'],
  ['why', 'Why: how a region got its place'],
  ['versions', 'Kernel versions side by side'],
  ['log', 'Boot log'],
  ['assumptions', 'Assumptions and boot configuration'],
  ['help', 'Help'],
];

/** The pictures that a full screen can show. */
const PRESENTED = ['memory', 'devices', 'page-map', 'space-time'] as const;

const pictures = (page: Page): readonly Command[] => [
  ...(Object.keys(PICTURES) as Picture[]).map((picture) => ({
    id: `picture ${picture}`,
    group: 'Go to',
    title: PICTURES[picture],
    run: () => goToPicture(page, picture),
  })),
  ...PRESENTED.map((picture) => ({
    id: `full ${picture}`,
    group: 'View',
    title: `Full screen: ${PICTURES[picture]}`,
    run: () => fullScreen(page, picture),
  })),
];

const places = (page: Page): readonly Command[] => [
  ...pictures(page),
  ...MESSAGES.map(([tab, title]) => ({
    id: `tab ${tab}`,
    group: 'Go to',
    title,
    run: () => goToMessages(page, tab),
  })),
  ...[...page.scenario.getState().files.map(({ path }) => path), WORKLOAD_PATH].map((path) => ({
    id: `text ${path}`,
    group: 'Go to text',
    title: path,
    run: () => goToText(page, path),
  })),
  ...(page.run.getState().shown?.simulation.machine.fates ?? []).map(({ name, path = BUILT_IN_AREA }) => ({
    id: `region ${path}`,
    group: 'Go to region',
    title: name,
    run: () => goToRegion(page, path),
  })),
];

/** Steps of the run on screen, and the next of those that failed. */
function steps(page: Page): readonly Command[] {
  const { shown } = page.run.getState();
  if (!shown) return [];
  const { run } = shown.simulation;
  const { step: chosen, goToStep } = page.view.getState();
  const at = stepShown(chosen, run);
  const failed = failedSteps(run, shown.scenario.workload).map(({ step }) => step);
  const ahead = failed.find((step) => step > at);
  const next = ahead ?? failed[0];
  const which = ahead === undefined ? 'first' : 'next';
  const go = (id: string, title: string, step: number | undefined): Command => ({
    id,
    group: 'Steps',
    title,
    run: () => goToStep(step),
  });
  return [
    ...(next === undefined ? [] : [go('failure', `Step to the ${which} failure (step ${next})`, next)]),
    { id: 'play', group: 'Steps', title: 'Play', run: () => press(page, 'Play', '.steps') },
    {
      id: 'allocate',
      group: 'Steps',
      title: 'Allocate…',
      run: () => press(page, 'Allocate…', '.page-map-actions'),
    },
    go('boot', 'Step to the state after boot', 0),
    go('end', 'Step to the end', undefined),
  ];
}

const choices = (page: Page): readonly Command[] => [
  ...[...KERNEL_SERIES].reverse().map((version) => ({
    id: `kernel ${version}`,
    group: 'Kernel',
    title: `Linux ${version}`,
    run: () => page.scenario.getState().edit({ kind: 'profile', set: { version } }),
  })),
  ...THEMES.map((theme) => ({
    id: `theme ${theme}`,
    group: 'Theme',
    title: theme,
    run: () => page.settings.getState().setTheme(theme),
  })),
  ...PRESETS.map(({ id, title, scenario }) => ({
    id: `preset ${id}`,
    group: 'Preset',
    title,
    run: () => openPreset(page, { title, scenario }),
  })),
];

/** All commands for the page as it is now. */
export const commandsOf = (page: Page): readonly Command[] => [
  ...SCENARIO,
  ...steps(page),
  ...places(page),
  ...VIEW,
  ...choices(page),
];

/** Those that have every word that was typed. */
export function matchingCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ group, title }) => words.every((word) => `${group} ${title}`.toLowerCase().includes(word)));
}
