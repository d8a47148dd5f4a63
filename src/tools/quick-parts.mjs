/** The quick parts of the tests: nothing but the source and its packages. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, runPackage } from './command.mjs';
import { atLeastOneFailure, countFile, countOne, countVitest } from './report.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {{ name: string, check: () => Promise<Count> }} Part */

/** What prettier keeps in form. Data and golden files stay as they were written. */
export const FORMATTED = [
  '{src,e2e}/**/*.{ts,tsx,mjs,css}',
  '*.{ts,html,json}',
  '!package-lock.json',
  '!src/golden/**',
];

/**
 * An empty place for a runner's report: an old one must not speak for a runner that crashed.
 * @param {string} name
 */
export function freshReport(name) {
  const path = join(ROOT, 'reports', name);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

/**
 * @param {string} reportName
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function vitest(reportName, args) {
  const report = freshReport(reportName);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runPackage('vitest/vitest.mjs', ['run', ...reporters, ...args]);
  return atLeastOneFailure(countFile(report, countVitest), status);
}

/** @type {readonly Part[]} */
export const QUICK_PARTS = [
  { name: 'types', check: async () => countOne(await runPackage('typescript/bin/tsc', ['--noEmit', '-p', '.'])) },
  {
    name: 'lint',
    check: async () =>
      countOne(
        await runPackage('eslint/bin/eslint.js', [
          '--config',
          'src/tools/eslint.config.mjs',
          '--max-warnings',
          '0',
          '.',
        ]),
      ),
  },
  {
    name: 'format',
    check: async () =>
      countOne(await runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', ...FORMATTED])),
  },
  { name: 'import layers', check: () => vitest('layers.json', ['src/layers.test.ts']) },
  { name: 'unit and property', check: () => vitest('unit.json', ['--exclude', 'src/layers.test.ts']) },
];
