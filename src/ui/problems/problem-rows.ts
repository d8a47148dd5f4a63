/** All that is wrong, in one list: with the source, with what the kernel would make of it, with the workload. */
import type { Span } from '../../lib/diagnostic';
import { failedSteps, type FailedStep } from '../../scenario/failed-steps';
import type { Simulation } from '../../scenario/simulate';

/** More rows than this are counted, not listed: a broken file can hold a mistake on every line. */
export const MAX_ROWS = 200;

export type ProblemRow = {
  readonly word: 'error' | 'warning' | 'info' | 'run';
  readonly message: string;
  /** The kernel's or the reference tool's own words. */
  readonly quote: string | undefined;
  readonly span: Span | undefined;
  /** Path of the node that it is about. */
  readonly path: string | undefined;
  /** For a step that failed. */
  readonly step: number | undefined;
};

export type ProblemList = { readonly rows: readonly ProblemRow[]; readonly inAll: number };

/** `workload` is the text that the simulation was made from. */
export function problemRows(simulation: Simulation, workload: string): ProblemList {
  const rows = [
    ...bySeverity([...sourceRows(simulation), ...bootRows(simulation)]),
    ...failedSteps(simulation.run, workload).map(runRow),
  ];
  return { rows: rows.slice(0, MAX_ROWS), inAll: rows.length };
}

function sourceRows({ diagnostics, workloadDiagnostics }: Simulation): ProblemRow[] {
  return [...diagnostics, ...workloadDiagnostics].map((one) => ({
    word: one.severity,
    message: one.message,
    quote: one.detail,
    span: one.span,
    path: undefined,
    step: undefined,
  }));
}

function bootRows({ machine }: Simulation): ProblemRow[] {
  return machine.problems.map((one) => ({
    word: one.severity,
    message: one.message,
    quote: one.log,
    span: one.span,
    path: one.path,
    step: undefined,
  }));
}

const RANK: Readonly<Record<ProblemRow['word'], number>> = { error: 0, warning: 1, run: 2, info: 3 };

const bySeverity = (rows: ProblemRow[]): ProblemRow[] => rows.sort((a, b) => RANK[a.word] - RANK[b.word]);

const NOWHERE = { quote: undefined, span: undefined, path: undefined } as const;

const runRow = ({ step, operation }: FailedStep): ProblemRow => ({
  ...NOWHERE,
  word: 'run',
  message: `${operation} failed`,
  step,
});
