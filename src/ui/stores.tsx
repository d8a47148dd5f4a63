/** How components read the stores and act on them. */
import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import type { EmbedShape } from '../state/embed';
import type { NoticeState } from '../state/notice-store';
import type { Computed, Freshness, RunState } from '../state/run-store';
import type { ScenarioEdit } from '../state/scenario-edit';
import type { ScenarioState } from '../state/scenario-store';
import type { SettingsState } from '../state/settings-store';
import type { Session } from '../state/session';
import type { Stores } from '../state/stores';
import type { ViewState } from '../state/view-store';
import type { LessonState, LessonStore } from './lessons/lesson-store';
import { problemCount } from './problems/problem-count';
import type { RevealState, RevealStore } from './source/reveal-store';

/** What main.tsx hands to the page: stores, and what the engine can be asked beyond them. */
export type Page = Stores & {
  readonly reveal: RevealStore;
  readonly lessons: LessonStore;
  readonly session: Session;
  /** What the address asks of a page in a frame; undefined where it is in none. */
  readonly embed: EmbedShape | undefined;
};

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = ({ page, children }: { readonly page: Page; readonly children: ReactNode }) => (
  <PageContext value={page}>{children}</PageContext>
);

/** The stores themselves, for event handlers that read the present state. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('no PageProvider above this component');
  return page;
}

export const useScenario = <T,>(select: (state: ScenarioState) => T): T => useStore(usePage().scenario, select);
export const useView = <T,>(select: (state: ViewState) => T): T => useStore(usePage().view, select);
export const useRun = <T,>(select: (state: RunState) => T): T => useStore(usePage().run, select);
export const useSettings = <T,>(select: (state: SettingsState) => T): T => useStore(usePage().settings, select);
export const useNotices = <T,>(select: (state: NoticeState) => T): T => useStore(usePage().notices, select);
export const useRevealed = <T,>(select: (state: RevealState) => T): T => useStore(usePage().reveal, select);

export const useLessons = <T,>(select: (state: LessonState) => T): T => useStore(usePage().lessons, select);

export const useEdit = (): ((change: ScenarioEdit) => void) => useScenario((state) => state.edit);

export type Displayed = {
  /** What the pictures show; the last complete one while the source is broken. */
  readonly simulation: Simulation | undefined;
  /** The scenario that `simulation` was made from. */
  readonly scenario: Scenario | undefined;
  readonly frame: Frame | undefined;
  /** The newest reply, for the list of problems. */
  readonly latest: Computed | undefined;
  readonly freshness: Freshness;
  /** A class for pictures: they fade while the source is broken. */
  readonly fade: 'stale' | '';
};

export function useDisplayed(): Displayed {
  const shown = useRun((state) => state.shown);
  const latest = useRun((state) => state.latest);
  const freshness = useRun((state) => state.freshness);
  return {
    simulation: shown?.simulation,
    scenario: shown?.scenario,
    frame: shown?.frame,
    latest,
    freshness,
    fade: freshness === 'broken' ? 'stale' : '',
  };
}

/** A click that writes a line of the workload, and then looks at what it did. */
export function useAppendLine(): (line: string) => void {
  const page = usePage();
  return useCallback(
    (line) => {
      page.scenario.getState().edit({ kind: 'append', lines: [line] });
      page.view.getState().goToStep(undefined);
    },
    [page],
  );
}

/** How many problems there are, for the tab; undefined before anything is computed. */
export function useProblemCount(): number | undefined {
  const latest = useRun((state) => state.latest);
  const findings = useRun((state) => state.findings);
  return useMemo(() => problemCount({ latest, findings }), [latest, findings]);
}
