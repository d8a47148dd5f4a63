/** One scenario, from text to run. The worker, the in-thread engine and the headless command all call this. */
import type { Diagnostic } from '../lib/diagnostic';
import type { Machine } from '../kernel/machine';
import type { Run } from './run';
import type { Scenario } from './scenario';

/** A value nobody wrote: what is assumed, and why. `key` names the profile field that would set it. */
export type Assumption = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly reason: string;
};

export type Simulation = {
  /** Of the devicetree sources. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of the workload text; file is `workload`. */
  readonly workloadDiagnostics: readonly Diagnostic[];
  /** False while the source is broken: the picture should stay at the last complete one. */
  readonly complete: boolean;
  readonly machine: Machine;
  readonly run: Run;
  readonly assumptions: readonly Assumption[];
  /** What the model leaves out, in sentences. */
  readonly notModelled: readonly string[];
};

export function simulate(_scenario: Scenario): Simulation {
  throw new Error('not there yet');
}
