/** One scenario, from text to run. The worker, the in-thread engine and the headless command all call this. */
import { boot } from '../kernel/boot';
import { coherentPools } from '../kernel/coherent-pool';
import type { Machine } from '../kernel/machine';
import type { Diagnostic } from '../lib/diagnostic';
import type { Assumption } from './assumption';
import { assumedInitialUse, NOT_MODELLED, resolveProfile } from './boot-profile';
import { evaluationOf } from './evaluation';
import { unmetExpectations } from './expectations';
import { replay } from './replay';
import type { Run } from './run';
import type { Scenario } from './scenario';
import { checkHeaps, parseWorkload } from './workload/workload';

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

/** Never throws on text; throws for a kernel series that is not modelled, which a scenario's opening checks. */
export function simulate(scenario: Scenario): Simulation {
  const { tree, diagnostics, complete } = evaluationOf(scenario);
  const { profile, assumptions } = resolveProfile(scenario.profile, tree);
  const machine = boot(tree, profile);
  const held: Assumption[] = [];
  const initialUse = assumedInitialUse(scenario.profile, machine, held);
  const workload = parseWorkload(scenario.workload, machine.pageSize);
  const run = replay(machine, workload.operations, initialUse);
  return {
    diagnostics,
    workloadDiagnostics: [
      ...workload.diagnostics,
      ...checkHeaps(workload.operations, namesOf(machine.heaps), scenario.workload, {
        areas: namesOf(machine.areas),
        pools: namesOf(coherentPools(machine)),
      }),
      ...unmetExpectations(run, scenario.workload),
    ],
    complete,
    machine,
    run,
    assumptions: [...assumptions, ...held],
    notModelled: NOT_MODELLED,
  };
}

const namesOf = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);
