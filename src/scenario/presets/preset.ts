/** A scenario to begin with: a small board of our own, complete, with a workload that shows its point. */
import type { Claim } from '../lessons/query';
import { oneFileScenario, type Scenario } from '../scenario';

/** A real problem that a preset shows, and a public thread about it. */
export type Source = {
  /** Its number in our study of such problems; undefined for one that is not among the twenty. */
  readonly problem?: string;
  /** `owner/repository#number` on GitHub. */
  readonly thread: string;
};

export type Preset = {
  /** Stable: links and tests name a preset by it. */
  readonly id: string;
  readonly title: string;
  /** What the board is. */
  readonly sentence: string;
  /** Where on the page the point shows. */
  readonly lookAt: string;
  readonly source?: Source;
  /** What the words take for granted, asked of the engine by `lessons --check`. */
  readonly holds: readonly Claim[];
  readonly scenario: Scenario;
};

type Parts = Omit<Preset, 'scenario'> & {
  readonly board: string;
  readonly workload: string;
  /** Path of the node that is selected at first. */
  readonly selection: string;
  /** Step to look at first; the last one unless given. */
  readonly step?: number;
  readonly profile?: Partial<Scenario['profile']>;
};

/** The scenario's title and note are those of the preset, so that a link to it says what it is. */
export function preset({ board, workload, selection, step, profile, ...words }: Parts): Preset {
  const scenario = oneFileScenario(
    { path: 'board.dts', text: board },
    {
      workload,
      title: words.title,
      note: `${words.sentence} ${words.lookAt}`,
      view: { selection, ...(step === undefined ? {} : { step }) },
    },
  );
  return { ...words, scenario: { ...scenario, profile: { ...scenario.profile, ...profile } } };
}

/** Where the thread is. GitHub leads from the address of an issue to that of a pull request. */
export const threadUrl = ({ thread }: Source): string => `https://github.com/${thread.replace('#', '/issues/')}`;
