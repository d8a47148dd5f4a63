/** Finds the browsers of the tests, or installs them where that is possible without asking anybody. */
import { existsSync } from 'node:fs';
import { onPath, read, run, runPackage } from './command.mjs';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

/** Another program may hold Debian's package lock for a while. Seconds. */
const LOCK_WAIT = 400;
const APT_LIMIT_MS = 10 * 60_000;
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/**
 * @param {string | undefined} asked a path somebody set
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function installed(asked, names) {
  if (asked !== undefined && asked !== '') return existsSync(asked) ? asked : undefined;
  return names.map(onPath).find((path) => path !== undefined);
}

/** @returns {string | undefined} the path of an installed Chromium; CHROMIUM_PATH goes first */
export const findChromium = () => installed(process.env['CHROMIUM_PATH'], CHROMIUM_NAMES);

/** @returns {string | undefined} the path of an installed Firefox; FIREFOX_PATH goes first */
export const findFirefox = () => installed(process.env['FIREFOX_PATH'], FIREFOX_NAMES);

/** @returns {boolean} */
const canUseApt = () => process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/** @param {readonly string[]} packages Debian packages */
async function aptInstall(packages) {
  const apt = (/** @type {string[]} */ ...args) =>
    run('apt-get', ['-q', '-o', `DPkg::Lock::Timeout=${LOCK_WAIT}`, ...args], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: APT_LIMIT_MS,
      quiet: true,
    });
  console.log(`Installing Debian's ${packages.join(', ')}`);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await apt(...install)) === 0) return;
  // The lists of a fresh machine are empty or old.
  if ((await apt('update')) === 0) await apt(...install);
}

/** @returns {Promise<boolean>} */
async function downloadChromium() {
  console.log("Downloading Playwright's Chromium");
  const install = ['install', 'chromium', '--only-shell'];
  return (await runPackage('@playwright/test/cli.js', install, { timeoutMs: DOWNLOAD_LIMIT_MS })) === 0;
}

/**
 * An installed Chromium, else Debian's, else Playwright's own.
 * @returns {Promise<{ path: string | undefined } | undefined>} `path` undefined: Playwright knows its own; undefined: there is none
 */
export async function ensureChromium() {
  if (findChromium() === undefined && canUseApt()) await aptInstall(['chromium', 'fonts-dejavu-core']);
  const path = findChromium();
  if (path !== undefined) return { path };
  return (await downloadChromium()) ? { path: undefined } : undefined;
}

/**
 * An installed Firefox, else Debian's.
 * @returns {Promise<string | undefined>} undefined: there is none and it cannot be installed
 */
export async function ensureFirefox() {
  if (findFirefox() === undefined && canUseApt()) await aptInstall(['firefox-esr']);
  return findFirefox();
}

/**
 * @param {string} path of a browser
 * @returns {string} what it says of itself
 */
export const versionOf = (path) => read(path, ['--version'], { quiet: true }).stdout.trim();
