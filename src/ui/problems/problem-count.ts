/** The number on the tab: what is wrong and what is warned of. Hints are listed, but not counted. */
import type { Severity } from '../../lib/diagnostic';
import { failedSteps } from '../../scenario/failed-steps';
import type { RunState } from '../../state/run-store';

const isGrave = ({ severity }: { readonly severity: Severity }): boolean => severity !== 'info';

/** Undefined before anything is computed. */
export function problemCount({ latest, findings }: Pick<RunState, 'latest' | 'findings'>): number | undefined {
  if (!latest) return undefined;
  const { simulation, scenario } = latest;
  const { diagnostics, workloadDiagnostics, machine, run } = simulation;
  const found = simulation.complete ? (findings?.list ?? []) : [];
  return (
    [...diagnostics, ...workloadDiagnostics, ...machine.problems, ...found].filter(isGrave).length +
    failedSteps(run, scenario.workload).length
  );
}
