/** The stages that the host puts together. */
import { prepareEvaluation } from '../scenario/evaluation';
import { frameAt } from '../scenario/frame';
import { nodeAt, type FoundNode } from '../scenario/node-at';
import type { Frame, Run } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import { simulate, type Simulation } from '../scenario/simulate';
import { versionStrip, type VersionListing } from '../scenario/version-strip';

/** Pure functions; a test may put in others. */
export type Stages = {
  /** Fetches what simulate() needs for this scenario; undefined when all is there. */
  readonly prepare: (scenario: Scenario) => Promise<void> | undefined;
  readonly simulate: (scenario: Scenario) => Simulation;
  readonly frameAt: (machine: Simulation['machine'], run: Run, step: number) => Frame;
  readonly nodeAt: (scenario: Scenario, file: string, position: number) => FoundNode | undefined;
  readonly versionStrip: (scenario: Scenario) => readonly VersionListing[];
};

export const STAGES: Stages = { prepare: prepareEvaluation, simulate, frameAt, nodeAt, versionStrip };
