/**
 * `npm test`: does whatever is missing, then checks everything, each part whatever the one before it said.
 * `npm run check` (`--quick`): only what needs no browser, no build and no captures.
 * Ends with the line `N passed, N failed`; exit status 1 if anything failed.
 */
import './node-version.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { FULL_PARTS } from './full-parts.mjs';
import { QUICK_PARTS } from './quick-parts.mjs';
import { sum } from './report.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {import('./quick-parts.mjs').Part} Part */

/**
 * @param {unknown} error
 * @returns {Count}
 */
function crashed(error) {
  console.error(error);
  return { passed: 0, failed: 1 };
}

/**
 * @param {Part} part
 * @returns {Promise<Count>}
 */
async function checkPart({ name, check }) {
  console.log(`\n== ${name}`);
  const begin = Date.now();
  const count = await check().catch((/** @type {unknown} */ error) => crashed(error));
  const note = count.note === undefined ? '' : `, ${count.note}`;
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`-- ${name}: ${count.passed} passed, ${count.failed} failed${note} (${seconds} s)`);
  return count;
}

/**
 * @param {readonly string[]} argv
 * @returns {Promise<number>} exit status
 */
async function main(argv) {
  if (!(await ensureDependencies())) {
    console.error('The dependencies could not be installed.');
    console.log('0 passed, 1 failed');
    return 1;
  }
  const parts = argv.includes('--quick') ? QUICK_PARTS : [...QUICK_PARTS, ...FULL_PARTS];
  const counts = [];
  for (const part of parts) counts.push(await checkPart(part));
  const { passed, failed } = sum(counts);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
