/** The stages that the host puts together. */
import { prepareEvaluation } from '../scenario/evaluation';
import { frameAt } from '../scenario/frame';
import type { Frame, Run } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import { simulate, type Simulation } from '../scenario/simulate';
import type { Answers } from './questions';

/** Pure functions; a test may put in others. */
export type Stages = {
  /** Fetches what simulate() needs for this scenario; undefined when all is there. */
  readonly prepare: (scenario: Scenario) => Promise<void> | undefined;
  readonly simulate: (scenario: Scenario) => Simulation;
  readonly frameAt: (machine: Simulation['machine'], run: Run, step: number) => Frame;
  /** Fetches what answers all other questions. */
  readonly answers: () => Promise<Answers>;
};

export const STAGES: Stages = {
  prepare: prepareEvaluation,
  simulate,
  frameAt,
  answers: async () => (await import('./questions')).ANSWERS,
};
