/** Runs other programs for the scripts in this folder. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {{ env?: Record<string, string | undefined>, timeoutMs?: number, quiet?: boolean }} RunOptions */

/**
 * Runs a program in the checkout and waits for it. Its output goes to the terminal, of a `quiet` one only what it says of errors.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options] `timeoutMs` 0 or absent: no limit
 * @returns {Promise<number>} its exit status; 1 if it could not be started or was stopped
 */
export function run(program, args, { env = {}, timeoutMs = 0, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
      timeout: timeoutMs,
    });
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}

/**
 * Runs a program and keeps what it prints; its error output goes to the terminal unless `quiet`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean }} [options]
 * @returns {{ status: number, stdout: string }}
 */
export function read(program, args, { quiet = false } = {}) {
  const result = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'],
  });
  return { status: result.status ?? 1, stdout: result.error ? '' : result.stdout };
}

/**
 * Runs the bin script of an installed package with this Node.
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(script, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
}

/**
 * @param {string} program
 * @returns {string | undefined} its path, if it is on PATH
 */
export function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/**
 * @param {ImportMeta} meta of the asking module
 * @returns {boolean} whether it is the script that Node was started with, by whatever link
 */
export function isMain(meta) {
  const script = process.argv[1];
  return script !== undefined && existsSync(script) && realpathSync(script) === meta.filename;
}
