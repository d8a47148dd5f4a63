/** All stores of a page, one per lifetime. */
import { SCENARIO_VERSION, type Scenario } from '../scenario/scenario';
import { createNoticeStore, type NoticeStore } from './notice-store';
import { createRunStore, type RunStore } from './run-store';
import { draftOf } from './scenario-edit';
import { createScenarioStore, type ScenarioStore } from './scenario-store';
import { createSettingsStore, type SettingsStore, type TextStorage } from './settings-store';
import { createViewStore, viewOf, type ViewStore } from './view-store';

export type Stores = {
  readonly scenario: ScenarioStore;
  readonly view: ViewStore;
  readonly run: RunStore;
  readonly settings: SettingsStore;
  readonly notices: NoticeStore;
};

export type StoreOptions = {
  /** What is there before the session has decided what to open. */
  readonly initial: Scenario;
  /** Local storage; undefined where the browser refuses it. */
  readonly storage?: TextStorage | undefined;
  /** Milliseconds, for the undo history. */
  readonly now?: () => number;
};

export function createStores({ initial, storage, now }: StoreOptions): Stores {
  const view = createViewStore();
  view.getState().lookAt(initial.view, initial.main);
  return {
    scenario: createScenarioStore(initial, now),
    view,
    run: createRunStore(),
    settings: createSettingsStore(storage),
    notices: createNoticeStore(),
  };
}

/** The scenario with its view, as a link or a saved file holds it. */
export function scenarioOf(stores: Pick<Stores, 'scenario' | 'view'>): Scenario {
  return {
    version: SCENARIO_VERSION,
    ...draftOf(stores.scenario.getState()),
    view: viewOf(stores.view.getState()),
  };
}
