import { describe, expect, it } from 'vitest';
import { atLeastOneFailure, countFile, countJudge, countOne, countPlaywright, countVitest, sum } from './report.mjs';

describe('counts', () => {
  const numbers = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 };
  const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };

  it('come from a vitest report', () => {
    expect(countVitest({ ...numbers, testResults: [failedFile] })).toEqual({ passed: 7, failed: 2, note: '1 skipped' });
  });

  it('hold every test file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countVitest({ ...numbers, testResults: [failedFile, broken, broken] })).toMatchObject({ failed: 4 });
  });

  it('come from a Playwright report, where flaky is failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
  });

  it('come from the judge', () => {
    expect(countJudge({ cases: 10, agree: 8, differences: ['a', 'b', 'c'], broken: [] })).toEqual({
      passed: 8,
      failed: 2,
    });
    expect(countJudge({ cases: 10, agree: 10, differences: [], broken: ['x'] })).toEqual({ passed: 10, failed: 1 });
  });

  it('are never clean when the runner ended badly or left no report', () => {
    expect(atLeastOneFailure({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
    expect(atLeastOneFailure({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
    expect(countFile('/nowhere/report.json', countVitest)).toMatchObject({ passed: 0, failed: 1 });
    expect(countOne(2)).toEqual({ passed: 0, failed: 1 });
  });

  it('add up', () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 20, failed: 3 },
      ]),
    ).toEqual({ passed: 21, failed: 3 });
  });
});
