/** After one visit, without a network; and a newer build, which waits to be asked. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DIST } from '../src/tools/build.mjs';
import { serve } from '../src/tools/serve.mjs';
import { expect, test } from './playground';

test.use({ serviceWorkers: 'allow' });

const FIRST_PORT = 4350;
const PORTS_TRIED = 10;

let root: string;
let site: Awaited<ReturnType<typeof serve>>;
test.beforeEach(async () => {
  root = join(mkdtempSync(join(tmpdir(), 'carveout-site-')), 'site');
  cpSync(DIST, root, { recursive: true });
  site = await serve({ root, port: FIRST_PORT, ports: PORTS_TRIED, base: '/carveout/' });
});
test.afterEach(() => {
  site.close();
  rmSync(root, { recursive: true });
});

/** Waits until every file of the build is kept. */
async function keptWhole(page: Page): Promise<void> {
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect.poll(async () => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

test('all of it works without a network after the first visit', async ({ playground, page, context }) => {
  await page.goto(site.url);
  await playground.ready();
  await keptWhole(page);
  site.close();
  await context.setOffline(true);

  await page.goto('about:blank');
  await page.goto(site.url);
  await playground.ready();
  await playground.editorReady();
  for (const tab of ['Boot log', 'Assumptions', 'Why', 'Help'] as const) await playground.showMessages(tab);
  await playground.openPreset('One default pool');
  await expect(page.getByLabel('Scenario title')).toHaveValue('One default pool');
  const link = await playground.share();
  await page.goto('about:blank');
  await page.goto(link);
  await playground.ready();
  await expect(page.getByLabel('Scenario title')).toHaveValue('One default pool');
  await page.goto(`${site.url}?embed=picture${new URL(link).hash}`);
  await expect(page.getByRole('link', { name: 'Open in Carveout' })).toBeVisible();
  await context.setOffline(false);
});

test('a newer build is offered and waits; then it starts with the work in place', async ({ playground, page }) => {
  await page.goto(site.url);
  await playground.ready();
  await keptWhole(page);

  const newer = join(root, 'index.html');
  writeFileSync(
    newer,
    readFileSync(newer, 'utf8').replace('<title>Carveout</title>', '<title>Carveout, newer</title>'),
  );
  const worker = join(root, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/VERSION = '\w+'/, "VERSION = 'newer'"));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(playground.notices).toContainText('A newer Carveout is here');
  await page.getByLabel('Scenario title').fill('In the middle of it');
  expect(await page.title()).toContain('Carveout');
  await expect(page).not.toHaveTitle(/newer/);

  await page.getByRole('button', { name: 'Start the newer one now' }).click();
  await expect(page).toHaveTitle(/newer/);
  await playground.ready();
  await expect(page.getByLabel('Scenario title')).toHaveValue('In the middle of it');
});

test('it can be installed: a manifest with icons that are there', async ({ page, request }) => {
  await page.goto(site.url);
  const address = new URL((await page.locator('link[rel=manifest]').getAttribute('href')) ?? '', site.url).href;
  const manifest = (await (await request.get(address)).json()) as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string }[];
  };
  expect([manifest.start_url, manifest.display]).toEqual(['./', 'standalone']);
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(new URL(src, address).href);
    expect([icon.status(), icon.headers()['content-type']?.split(';')[0]]).toEqual([200, type]);
  }
});
