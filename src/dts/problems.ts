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

  /** Before the first that is said of a place from `from` on. */
  insert(problem: Problem, from: number): void {
    this.hasError = true;
    const at = this.list.findIndex(({ start }) => start >= from);
    this.list.splice(at < 0 ? this.list.length : at, 0, problem);
    this.list.splice(MAX_PROBLEMS);
  }

  add(problem: NewProblem): void {
    if (problem.severity === 'error') this.hasError = true;
    if (this.list.length >= MAX_PROBLEMS) return;
    const { detail, ...rest } = problem;
    if (detail === undefined) this.list.push(rest);
    else this.list.push({ ...rest, detail: typeof detail === 'string' ? detail : detail() });
  }
}
