import { expect, it } from 'vitest';
import { failedSteps } from './failed-steps';
import { DEFAULT_SCENARIO } from './default-scenario';
import { simulate } from './simulate';

it('lists a failure with its line, and leaves out one that was expected', () => {
  const workload = 'alloc a nowhere 1MiB\n# a comment\nalloc b nowhere 1MiB\nexpect fail\nalloc c system 1MiB\n';
  const { run } = simulate({ ...DEFAULT_SCENARIO, workload });
  expect(failedSteps(run, workload)).toEqual([{ step: 1, line: 1, operation: 'alloc a nowhere 1MiB' }]);
});
