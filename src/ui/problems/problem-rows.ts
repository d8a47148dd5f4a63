/**
 * All that is wrong and all that is worth a look, in one list: with the source, with what the kernel would make of it,
 * with the workload. The worst comes first; many of one kind are shown as one with their number.
 */
import type { Diagnostic, Span } from '../../lib/diagnostic';
import type { FailedStep } from '../../scenario/failed-steps';
import type { Scenario } from '../../scenario/scenario';
import type { Computed, Findings, RunState } from '../../state/run-store';
import { failuresOf } from './problem-count';

/** Of one code no more rows than this are listed. */
export const MAX_ROWS = 200;
/** So many of one code are folded to the first of them. */
export const FOLD_FROM = 4;

export type ProblemRow = {
  readonly word: 'error' | 'warning' | 'info' | 'run';
  /** Undefined for a step that failed. */
  readonly code: string | undefined;
  readonly message: string;
  /** The kernel's or the reference tool's own words. */
  readonly quote: string | undefined;
  /** Said only when asked for: what dtc would have said of a hint is long. */
  readonly quoteIsFolded: boolean;
  readonly span: Span | undefined;
  /** Path of the node that it is about. */
  readonly path: string | undefined;
  /** For a step that failed. */
  readonly step: number | undefined;
  /** Has the text that `span` is in. */
  readonly scenario: Scenario;
};

/** Rows of one code and weight, at least one. */
export type ProblemGroup = {
  readonly key: string;
  readonly rows: readonly ProblemRow[];
  /** Show the first, and the number of the others. */
  readonly folds: boolean;
};

/** Undefined before anything is computed. */
export function problemGroups({ latest, findings }: Pick<RunState, 'latest' | 'findings'>): ProblemGroup[] | undefined {
  if (!latest) return undefined;
  const rows = [
    ...sourceRows(latest),
    ...bootRows(latest),
    ...(latest.simulation.complete && findings ? foundRows(findings) : []),
    ...failuresOf(latest).map((one) => runRow(one, latest.scenario)),
  ];
  return grouped(rows.sort((a, b) => RANK[a.word] - RANK[b.word]));
}

const RANK: Readonly<Record<ProblemRow['word'], number>> = { error: 0, warning: 1, run: 2, info: 3 };

/** A group stands where its first row would. */
function grouped(rows: readonly ProblemRow[]): ProblemGroup[] {
  const groups = new Map<string, ProblemRow[]>();
  for (const row of rows) {
    const key = `${row.word} ${row.code ?? ''}`;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([key, members]) => ({ key, rows: members, folds: members.length >= FOLD_FROM }));
}

const diagnosticRow = (one: Diagnostic, scenario: Scenario, quoteIsFolded: boolean): ProblemRow => ({
  word: one.severity,
  code: one.code,
  message: one.message,
  quote: one.detail,
  quoteIsFolded,
  span: one.span,
  path: undefined,
  step: undefined,
  scenario,
});

const sourceRows = ({ simulation: { diagnostics, workloadDiagnostics }, scenario }: Computed): ProblemRow[] =>
  [...diagnostics, ...workloadDiagnostics].map((one) => diagnosticRow(one, scenario, false));

const foundRows = ({ list, scenario }: Findings): ProblemRow[] => list.map((one) => diagnosticRow(one, scenario, true));

const bootRows = ({ simulation, scenario }: Computed): ProblemRow[] =>
  simulation.machine.problems.map((one) => ({
    word: one.severity,
    code: one.code,
    message: one.message,
    quote: one.log,
    quoteIsFolded: false,
    span: one.span,
    path: one.path,
    step: undefined,
    scenario,
  }));

const runRow = ({ step, operation }: FailedStep, scenario: Scenario): ProblemRow => ({
  word: 'run',
  code: undefined,
  message: `${operation} failed`,
  quote: undefined,
  quoteIsFolded: false,
  span: undefined,
  path: undefined,
  step,
  scenario,
});
