/** Derived from the stores rather than stored twice. */
import type { Span } from '../lib/diagnostic';
import type { Run } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import { WORKLOAD_PATH } from './scenario-edit';

/** Text of a file of the scenario or of the workload; undefined for a path it does not have. */
export const textOf = (scenario: Pick<Scenario, 'files' | 'workload'>, path: string): string | undefined =>
  path === WORKLOAD_PATH ? scenario.workload : scenario.files.find((file) => file.path === path)?.text;

/** `board.dts:12:5`, line and column from 1; the path alone when the scenario has no such text. */
export function placeText(scenario: Pick<Scenario, 'files' | 'workload'>, span: Span): string {
  const before = textOf(scenario, span.file)?.slice(0, span.start);
  if (before === undefined) return span.file;
  return `${span.file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

/** The step on screen: the chosen one, as far as the run goes; the last one when none is chosen. */
export const stepShown = (chosen: number | undefined, run: Run): number =>
  Math.max(0, Math.min(chosen ?? run.steps.count, run.steps.count));

/** Line of the workload text, from 1, that a step ran; undefined for step 0. */
export const lineOfStep = (run: Run, step: number): number | undefined => run.steps.line[step - 1];
