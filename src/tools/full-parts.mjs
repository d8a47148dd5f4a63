/** The parts of the tests that need a build, a browser or the captured kernels. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureFirefox, versionOf } from './browsers.mjs';
import { DIST, ensureBuild } from './build.mjs';
import { checkBuiltPage } from './built-page.mjs';
import { read, ROOT, run, runPackage } from './command.mjs';
import { freshReport } from './quick-parts.mjs';
import { atLeastOneFailure, countFile, countJudge, countPlaywright } from './report.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {import('./quick-parts.mjs').Part} Part */

/** The captured kernels and their judge live beside the checkout, not in it. */
const JUDGE = join(ROOT, '../shared/golden/compare.mjs');

/** What must agree throughout. */
const JUDGED = [
  '--kernel',
  '7.3-4k',
  '--kernel',
  '6.12-4k',
  '--family',
  'static',
  '--family',
  'dynamic',
  '--family',
  'default',
  '--family',
  'alloc',
];
const PREDICTOR = ['npm', 'run', '--silent', 'carveout', '--', 'predict'];
const DIFFERENCES_SHOWN = 10;

/**
 * @param {string} reason
 * @returns {Count}
 */
const fail = (reason) => ({ passed: 0, failed: 1, note: reason });

/**
 * What is missing outside the checkout is skipped aloud by a developer, and fails in CI.
 * @param {string} reason
 * @returns {Count}
 */
const missing = (reason) =>
  process.env['CI'] === 'true' ? fail(reason) : { passed: 0, failed: 0, note: `skipped: ${reason}` };

/** @returns {Promise<Count>} */
function golden() {
  if (!existsSync(JUDGE)) return Promise.resolve(missing('../shared/golden is not there'));
  const { status, stdout } = read(process.execPath, [JUDGE, ...JUDGED, '--json', '--', ...PREDICTOR]);
  if (stdout === '') return Promise.resolve(fail('the judge could not run'));
  /** @type {import('./report.mjs').JudgeReport} */
  const report = JSON.parse(stdout);
  for (const broken of report.broken) console.log(`  the predictor failed: ${broken}`);
  for (const difference of report.differences.slice(0, DIFFERENCES_SHOWN)) console.log(`  ${difference}`);
  console.log(`${report.agree} of ${report.cases} captured boots agree; ${report.differences.length} differences`);
  return Promise.resolve(atLeastOneFailure(countJudge(report), status));
}

/** @returns {Promise<Count>} */
async function builtPage() {
  if (!(await ensureBuild())) return fail('the build failed');
  const checks = checkBuiltPage(readFileSync(join(DIST, 'index.html'), 'utf8'));
  const failed = checks.filter(({ problem }) => problem !== undefined);
  for (const { name, problem } of failed) console.log(`  ${name}: ${problem ?? ''}`);
  return { passed: checks.length - failed.length, failed: failed.length };
}

/** @returns {Promise<Count>} */
async function endToEnd() {
  if (!(await ensureBuild())) return fail('the build failed');
  const chromium = await ensureChromium();
  if (chromium === undefined) return fail('no Chromium was found and none could be installed; set CHROMIUM_PATH');
  if (chromium.path !== undefined) console.log(versionOf(chromium.path));
  const report = freshReport('e2e.json');
  const status = await runPackage(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    {
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        ...(chromium.path === undefined ? {} : { CHROMIUM_PATH: chromium.path }),
      },
    },
  );
  return atLeastOneFailure(countFile(report, countPlaywright), status);
}

/** @returns {Promise<Count>} */
async function firefox() {
  if (!(await ensureBuild())) return fail('the build failed');
  const path = await ensureFirefox();
  if (path === undefined)
    return { passed: 0, failed: 0, note: 'skipped: there is no Firefox, and it cannot be installed here' };
  console.log(versionOf(path));
  const status = await run(process.execPath, ['e2e/firefox/smoke.mjs', path], { timeoutMs: 3 * 60_000 });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @type {readonly Part[]} */
export const FULL_PARTS = [
  { name: 'golden', check: golden },
  { name: 'built page', check: builtPage },
  { name: 'e2e', check: endToEnd },
  { name: 'Firefox', check: firefox },
];
