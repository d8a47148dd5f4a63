import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../src/tools/browsers.mjs';

/** Not the port of `npm start`, so that a page somebody looks at is not the one under test. */
const PORT = Number(process.env['E2E_PORT'] ?? 4174);
const address = `http://127.0.0.1:${PORT}`;

/** Nothing in the background, and the same letters on every machine. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../reports/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  globalTimeout: 12 * 60_000,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.01 },
  },
  snapshotPathTemplate: '{testDir}/__screenshots__/{testFileName}/{arg}{ext}',
  // Pages of most tests are not to be answered by a service worker: routes of a test would not see their requests.
  use: {
    serviceWorkers: 'block',
    baseURL: address,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1280, height: 800 },
        deviceScaleFactor: 1,
        launchOptions: { args: CHROMIUM_ARGS, ...(executablePath === undefined ? {} : { executablePath }) },
      },
    },
  ],
  webServer: {
    command: `node src/tools/serve.mjs --port ${PORT}`,
    cwd: '..',
    url: address,
    reuseExistingServer: process.env['CI'] !== 'true',
    timeout: 60_000,
  },
});
