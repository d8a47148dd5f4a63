/** The parts of the tests that need a build, a browser or the captured kernels. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureFirefox, versionOf } from './browsers.mjs';
import { DIST, ensureBuild } from './build.mjs';
import { checkBuiltPage } from './built-page.mjs';
import { run, runPackage } from './command.mjs';
import { checkGolden } from './golden.mjs';
import { freshReport } from './quick-parts.mjs';
import { atLeastOneFailure, countFile, countPlaywright } from './report.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {import('./quick-parts.mjs').Part} Part */

/**
 * @param {string} reason
 * @returns {Count}
 */
const fail = (reason) => ({ passed: 0, failed: 1, note: reason });

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
        // Playwright asks its server for colours, and Node warns where both are set.
        NO_COLOR: undefined,
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
  { name: 'golden', check: checkGolden },
  { name: 'built page', check: builtPage },
  { name: 'e2e', check: endToEnd },
  { name: 'Firefox', check: firefox },
];
