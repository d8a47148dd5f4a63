/** The steps that failed, as written: for lists of what went wrong. A line that says `expect fail` went as wanted. */
import { EXPECTATIONS, OUTCOMES, type Run } from './run';

export type FailedStep = { readonly step: number; readonly line: number; readonly operation: string };

/** In order. `workload` is the text that was run. */
export function failedSteps({ steps }: Run, workload: string): FailedStep[] {
  const lines = workload.split('\n');
  const failed: FailedStep[] = [];
  for (let i = 0; i < steps.count; i++) {
    if (OUTCOMES[steps.outcome[i]!] !== 'failed' || EXPECTATIONS[steps.expected[i]!] === 'fail') continue;
    const line = steps.line[i]!;
    failed.push({ step: i + 1, line, operation: lines[line - 1]?.trim() ?? '' });
  }
  return failed;
}
