/** The number on the tab: what is wrong and what is warned of. Hints are listed, but not counted. */
import type { Diagnostic, Severity } from '../../lib/diagnostic';
import { failedSteps, type FailedStep } from '../../scenario/failed-steps';
import { REASON_CODE } from '../../scenario/run';
import type { Computed, RunState } from '../../state/run-store';

const isGrave = ({ severity }: { readonly severity: Severity }): boolean => severity !== 'info';

/** A heap that this kernel lacks is one problem, however many lines ask it. */
const isSaidBefore = ({ code, message }: Diagnostic, index: number, all: readonly Diagnostic[]): boolean =>
  code === 'workload-unknown-heap' && all.findIndex((one) => one.message === message) < index;

/** Steps that failed, but for those that ask a heap that is not there: their line is warned of. */
export const failuresOf = ({ simulation: { run }, scenario }: Computed): FailedStep[] =>
  failedSteps(run, scenario.workload).filter(({ step }) => run.steps.reason[step - 1] !== REASON_CODE['no-heap']);

/** Undefined before anything is computed. */
export function problemCount({ latest, findings }: Pick<RunState, 'latest' | 'findings'>): number | undefined {
  if (!latest) return undefined;
  const { diagnostics, workloadDiagnostics, machine, complete } = latest.simulation;
  const workload = workloadDiagnostics.filter((one, index, all) => !isSaidBefore(one, index, all));
  const found = complete ? (findings?.list ?? []) : [];
  const told = [...diagnostics, ...workload, ...machine.problems, ...found];
  return told.filter(isGrave).length + failuresOf(latest).length;
}
