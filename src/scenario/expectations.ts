/** `expect ok` and `expect fail`: whether steps ended as the workload says. */
import type { Diagnostic } from '../lib/diagnostic';
import { errnoName } from '../kernel/errno';
import { outcomeOf, reasonOf } from './results';
import { EXPECTATIONS, type Run, type StepReport } from './run';
import { wordsOfLines } from './workload/lines';
import { MAX_WORKLOAD_DIAGNOSTICS, WORKLOAD_FILE } from './workload/diagnostics';

type Expectation = NonNullable<StepReport['expectation']>;

/** Undefined where the workload says nothing of the step, or where its line has an error. */
export function expectationAt(run: Run, step: number): Expectation | undefined {
  const expected = EXPECTATIONS[run.steps.expected[step - 1]!];
  if (expected === undefined || reasonOf(run, step) === 'diagnostic') return undefined;
  const met = outcomeOf(run, step) === (expected === 'ok' ? 'ok' : 'failed');
  return { expected, met, sentence: met ? 'Ends as expected.' : unmet(run, step, expected) };
}

function unmet(run: Run, step: number, expected: 'ok' | 'fail'): string {
  const wanted = expected === 'ok' ? 'go through' : 'fail';
  return `Expectation not met: step ${step} should ${wanted}, and it ${whatHappened(run, step)}.`;
}

function whatHappened(run: Run, step: number): string {
  const errno = errnoName(run.steps.errno[step - 1]!);
  switch (outcomeOf(run, step)) {
    case 'ok':
      return 'went through';
    case 'failed':
      return errno === undefined ? 'stopped the machine' : `failed with ${errno}`;
    case 'skipped':
      return 'was skipped';
    case 'not-run':
      return 'was not run';
  }
}

/** A diagnostic for each step that did not end as the workload says, the first of a line only. */
export function unmetExpectations(run: Run, text: string): readonly Diagnostic[] {
  const sentences = new Map<number, string>();
  for (let step = 1; step <= run.steps.count; step++) {
    if (run.steps.expected[step - 1] === 0 || sentences.size === MAX_WORKLOAD_DIAGNOSTICS) continue;
    const found = expectationAt(run, step);
    const line = run.steps.line[step - 1]!;
    if (found && !found.met && !sentences.has(line)) sentences.set(line, found.sentence);
  }
  const words = wordsOfLines(text, new Set(sentences.keys()));
  return [...sentences].map(([line, message]) => {
    const [first] = words.get(line)!;
    const last = words.get(line)!.at(-1)!;
    const span = { file: WORKLOAD_FILE, start: first!.start, end: last.end };
    return { code: 'workload-expectation', severity: 'error', message, span };
  });
}
