/** Counts of what was checked, read from the runners' own reports. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, note?: string }} Count
 * @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: TestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 * @typedef {{ cases: number, agree: number, differences: string[], broken: string[] }} JudgeReport
 */

/**
 * A check without a report of its own counts as one.
 * @param {number} status exit status
 * @returns {Count}
 */
export const countOne = (status) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A runner that ends badly has failed, whatever its report says: a crash counts as one failure.
 * @param {Count} count
 * @param {number} status
 * @returns {Count}
 */
export const atLeastOneFailure = (count, status) =>
  status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

/**
 * @param {number} skipped
 * @returns {{ note?: string }}
 */
const skipNote = (skipped) => (skipped > 0 ? { note: `${skipped} skipped` } : {});

/**
 * @param {TestFile} file
 * @returns {boolean} it failed without a failed test: it could not be loaded
 */
const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && assertionResults.every((test) => test.status !== 'failed');

/**
 * @param {VitestReport} report
 * @returns {Count} a file that could not be loaded counts as one failure
 */
export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(isBroken).length,
  ...skipNote(report.numPendingTests),
});

/**
 * @param {PlaywrightReport} report
 * @returns {Count} a flaky test has failed
 */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  ...skipNote(stats.skipped),
});

/**
 * @param {JudgeReport} report
 * @returns {Count}
 */
export const countJudge = ({ cases, agree, broken }) => ({
  passed: agree,
  failed: Math.max(cases - agree, broken.length > 0 ? 1 : 0),
});

/**
 * @template Report
 * @param {string} path of a JSON file
 * @param {(report: Report) => Count} count
 * @returns {Count} one failure if there is no report
 */
export function countFile(path, count) {
  if (!existsSync(path)) return { passed: 0, failed: 1, note: 'no report was written' };
  return count(/** @type {Report} */ (JSON.parse(readFileSync(path, 'utf8'))));
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sum = (counts) => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
});
