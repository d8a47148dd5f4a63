/** A scenario to begin with: a small board of our own, complete, with a workload that shows its point. */
import { oneFileScenario, type Scenario } from '../scenario';

export type Preset = {
  /** Stable: links and tests name a preset by it. */
  readonly id: string;
  readonly title: string;
  /** What the board is. */
  readonly sentence: string;
  /** Where on the page the point shows. */
  readonly lookAt: string;
  readonly scenario: Scenario;
};

type Parts = Omit<Preset, 'scenario'> & {
  readonly board: string;
  readonly workload: string;
  /** Path of the node that is selected at first. */
  readonly selection: string;
  readonly profile?: Partial<Scenario['profile']>;
};

/** The scenario's title and note are those of the preset, so that a link to it says what it is. */
export function preset({ board, workload, selection, profile, ...words }: Parts): Preset {
  const scenario = oneFileScenario(
    { path: 'board.dts', text: board },
    { workload, title: words.title, note: `${words.sentence} ${words.lookAt}`, view: { selection } },
  );
  return { ...words, scenario: { ...scenario, profile: { ...scenario.profile, ...profile } } };
}
