import type { Severity } from '../lib/diagnostic';
import type { DtsCode } from './codes';
import { MAX_PROBLEMS } from './limits';
import type { Place } from './syntax';

/** A diagnostic whose place is still in the flat text. `detail` is dtc's own text for the same thing. */
export type Problem = Place & {
  readonly code: DtsCode;
  readonly severity: Severity;
  readonly message: string;
  readonly detail?: string;
};

/** A problem on its way in; its detail is made only if there is still room for it. */
export type NewProblem = Omit<Problem, 'detail'> & { readonly detail?: string | (() => string) };

/** Collects problems up to a bound, but always knows whether there was an error. */
export class Problems {
  readonly list: Problem[] = [];
  hasError = false;

  add(problem: NewProblem): void {
    if (problem.severity === 'error') this.hasError = true;
    if (this.list.length >= MAX_PROBLEMS) return;
    const { detail, ...rest } = problem;
    if (detail === undefined) this.list.push(rest);
    else this.list.push({ ...rest, detail: typeof detail === 'string' ? detail : detail() });
  }
}
