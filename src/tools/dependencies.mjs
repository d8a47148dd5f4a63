/** Are the packages of package-lock.json installed? npm leaves a lock file of what it installed in node_modules. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './command.mjs';

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which leaves out what does not fit this machine
 * @returns {string[]} what is missing or has another version
 */
export function missingPackages(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path]) => path !== '')
    .filter(([path, entry]) => {
      const found = present[path];
      return found === undefined ? entry.optional !== true : found.version !== entry.version;
    })
    .map(([path]) => path);
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  if (!existsSync(path)) return {};
  return /** @type {Lock} */ (JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Installs with `npm ci` unless everything is there.
 * @returns {Promise<boolean>} false if the installation failed
 */
export async function ensureDependencies() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const missing = missingPackages(readLock(join(ROOT, 'package-lock.json')), readLock(installed));
  if (existsSync(installed) && missing.length === 0) return true;
  console.log(`Installing dependencies (${missing.length} missing or changed): npm ci`);
  return (await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])) === 0;
}
