/** The contract of a frame, in a page of another origin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import { DEFAULT_SCENARIO } from '../src/scenario/default-scenario';
import { encodeLink } from '../src/scenario/share/link';
import { serve } from '../src/tools/serve.mjs';
import { expect, test } from './playground';

const FIRST_PORT = 4330;
const PORTS_TRIED = 10;
const HASH = encodeLink({ ...DEFAULT_SCENARIO, title: 'Framed', view: { ...DEFAULT_SCENARIO.view, step: 20 } });

let folder: string;
let host: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carveout-host-'));
  host = await serve({ root: folder, port: FIRST_PORT, ports: PORTS_TRIED });
});
test.afterAll(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

/** A page of another origin with one frame; by localhost, so that it is another site too. */
async function framed(page: Page, baseURL: string | undefined, search: string, width = 1200): Promise<FrameLocator> {
  const source = `${baseURL ?? ''}/?${search}${HASH}`.replaceAll('&', '&amp;');
  const frame = `<iframe title="Carveout" src="${source}" width="${width}" height="700"></iframe>`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><title>Slides</title>${frame}</html>`);
  await page.goto(host.url);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('region', { name: 'Physical memory' }).getByRole('button').first()).toBeVisible();
  return inside;
}

const addressOf = (page: Page): Promise<string> =>
  page
    .frames()
    .find((frame) => frame !== page.mainFrame())!
    .evaluate(() => location.href);

test('picture: the pictures alone, at the step of the link', async ({ page, baseURL }) => {
  const frame = await framed(page, baseURL, 'embed=picture&theme=dark');
  await expect(frame.getByRole('heading', { name: 'Framed' })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Steps' })).toContainText('step 20 of');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByRole('region', { name: 'Source' })).toBeHidden();
  await expect(frame.getByRole('button', { name: 'Share', exact: true })).toBeHidden();
  expect((await new AxeBuilder({ page }).include('iframe').analyze()).violations).toEqual([]);
});

test('split: source and pictures, and what is changed stays in the frame', async ({ page, baseURL }) => {
  const frame = await framed(page, baseURL, 'embed=split');
  const before = await addressOf(page);
  await frame.getByRole('tab', { name: /^workload/ }).click();
  await frame.getByRole('button', { name: 'Allocate…' }).click();
  await frame.getByRole('form', { name: 'Allocate' }).getByLabel('Size', { exact: true }).fill('1MiB');
  await frame.getByRole('form', { name: 'Allocate' }).getByRole('button', { name: 'Allocate' }).click();
  await expect(frame.getByRole('region', { name: 'Steps' })).toContainText('of 28');
  await expect(frame.getByRole('tablist', { name: 'Messages' })).toBeHidden();
  expect(await addressOf(page)).toBe(before);
  const kept = await page.frames()[1]!.evaluate(async () => (await indexedDB.databases()).length);
  expect(kept).toBe(0);
});

test('full: the whole page; Open in Carveout keeps what was changed', async ({ page, context, baseURL }) => {
  const frame = await framed(page, baseURL, 'embed=full');
  await frame.getByLabel('Scenario title').fill('Changed in the frame');
  await expect(frame.getByRole('heading', { name: 'Changed in the frame' })).toBeVisible();
  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in Carveout' }).click();
  const tab = await opened;
  await expect(tab.getByLabel('Scenario title')).toHaveValue('Changed in the frame');
  await expect(tab.getByRole('region', { name: 'Steps' })).toContainText('step 20 of');
  expect(new URL(tab.url()).search).toBe('');
});

test('read-only: nothing can be changed, and the reader is told', async ({ page, baseURL }) => {
  const frame = await framed(page, baseURL, 'embed=split&readonly=1');
  await frame.getByRole('button', { name: 'Allocate…' }).click();
  await frame.getByRole('form', { name: 'Allocate' }).getByLabel('Size', { exact: true }).fill('1MiB');
  await frame.getByRole('form', { name: 'Allocate' }).getByRole('button', { name: 'Allocate' }).click();
  await expect(frame.getByRole('status').filter({ hasText: 'read-only' })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Steps' })).toContainText('of 27');
  const text = frame.getByRole('textbox', { name: /^board.dts, text/ });
  await text.focus();
  await page.keyboard.type('typed');
  await expect(frame.locator('.view-lines, textarea').first()).not.toContainText('typed');
});

test('a narrow frame stacks the pictures', async ({ page, baseURL }) => {
  const frame = await framed(page, baseURL, 'embed=picture&readonly=1', 480);
  await expect(frame.getByRole('link', { name: 'Open in Carveout' })).toBeVisible();
  await expect(frame.getByRole('table', { name: 'Heaps under /dev/dma_heap' })).toBeVisible();
});
