/** Nothing is lost: earlier states, two tabs, the last moment, storage that refuses, and a page that does not start. */
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Playground } from './playground';

const historyOf = (page: Page) => page.getByRole('dialog', { name: 'History' });
const title = (page: Page) => page.getByLabel('Scenario title');

async function openHistory(playground: Playground): Promise<void> {
  await playground.page.getByRole('button', { name: 'File', exact: true }).click();
  await playground.page.getByRole('button', { name: 'History…' }).click();
  await expect(historyOf(playground.page)).toBeVisible();
}

/** Something kept in IndexedDB has this in it. */
async function isSaved(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (text) => {
    const texts = await new Promise<string>((resolve) => {
      const opening = indexedDB.open('carveout');
      opening.onsuccess = () => {
        const reading = opening.result.transaction('works').objectStore('works').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          resolve(JSON.stringify(reading.result));
        };
      };
    });
    return texts.includes(text);
  }, text);
}

test('states have names and thumbnails, and one click goes back to one', async ({ playground, page }) => {
  await playground.open();
  await title(page).fill('First idea');
  await openHistory(playground);
  await page.getByLabel('Name of the present state').fill('Before the rework');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(historyOf(page).getByRole('status')).toContainText('“Before the rework” kept');
  const state = historyOf(page).getByRole('listitem').filter({ hasText: 'Before the rework' });
  await expect(state).toContainText('First idea');
  await expect(state.locator('svg rect')).not.toHaveCount(1);
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme);
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await title(page).fill('Second idea');
  await page.reload();
  await playground.ready();
  await expect(title(page)).toHaveValue('Second idea');
  await openHistory(playground);
  await page.getByRole('button', { name: /^Open “Before the rework”/ }).click();
  await expect(title(page)).toHaveValue('First idea');
  await page.keyboard.press('Control+z');
  await expect(title(page)).toHaveValue('Second idea');
});

test('a preset in place of own work is undone, and the work stays in the history', async ({ playground, page }) => {
  await playground.open();
  await title(page).fill('Mine');
  await playground.openPreset('One default pool');
  await expect(title(page)).toHaveValue('One default pool');
  await page.keyboard.press('Control+z');
  await expect(title(page)).toHaveValue('Mine');
  await openHistory(playground);
  await expect(historyOf(page).getByRole('listitem').filter({ hasText: 'Mine' }).first()).toBeVisible();
});

test('what was typed right before leaving is there again', async ({ playground, page }) => {
  await playground.open();
  await title(page).fill('Typed and gone');
  await page.reload();
  await playground.ready();
  await expect(title(page)).toHaveValue('Typed and gone');
});

test('two tabs on one work do not write over each other', async ({ playground, page, another }) => {
  await playground.open();
  await title(page).fill('Shared');
  await expect.poll(async () => isSaved(page, 'Shared')).toBe(true);
  const second = await another();
  await second.open();
  await expect(title(second.page)).toHaveValue('Shared');
  await title(second.page).fill('By the second');
  await expect(second.notices).toContainText('open in another tab too');
  await title(page).fill('By the first');
  await expect.poll(async () => isSaved(page, 'By the second')).toBe(true);
  await expect.poll(async () => isSaved(page, 'By the first')).toBe(true);
  await page.reload();
  await second.page.reload();
  await expect(title(page)).toHaveValue('By the first');
  await expect(title(second.page)).toHaveValue('By the second');
});

for (const [how, name] of [
  ['full', 'QuotaExceededError'],
  ['refused', 'InvalidStateError'],
] as const) {
  test(`storage that is ${how} is told, and the page goes on`, async ({ playground, page }) => {
    await page.addInitScript((name) => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no', name);
      };
    }, name);
    await playground.open();
    await title(page).fill('Nowhere to go');
    await expect(playground.notices).toContainText(how === 'full' ? 'is full' : 'keeps no data');
    await expect(playground.notices).toContainText('Copy a link or save a file');
    await playground.allocate('1MiB', 'video@90000000');
    await expect(playground.buffer('buf-1')).toBeVisible();
    expect(await playground.share()).toMatch(/#3\./);
  });
}

test('?reset offers what is kept as a file, and clears it', async ({ playground, page }) => {
  await playground.open();
  await title(page).fill('To be rescued');
  await expect.poll(async () => isSaved(page, 'To be rescued')).toBe(true);
  await page.goto('/?reset');
  await expect(page.getByRole('heading', { name: 'Start over' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(/\d+ scenarios? (is|are) kept/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save all of it as a file' }).click();
  expect((await download).suggestedFilename()).toBe('carveout-kept.zip');
  await page.getByRole('button', { name: 'Clear it and start anew' }).click();
  await playground.ready();
  await expect(title(page)).toHaveValue('Camera, decoder and display');
  expect(new URL(page.url()).search).toBe('');
});

test('a work that is broken keeps no page from starting', async ({ playground, page }) => {
  await playground.open();
  await title(page).fill('Soon broken');
  await expect.poll(async () => isSaved(page, 'Soon broken')).toBe(true);
  await page.evaluate(async () => {
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('carveout');
      opening.onsuccess = () => {
        const store = opening.result.transaction('works', 'readwrite').objectStore('works');
        const keys = store.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result) store.put({ id: 'x', savedAt: 1, edited: true, text: '{"carveout":1' }, key);
          store.transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      };
    });
  });
  await page.reload();
  await playground.ready();
  await expect(playground.notices.getByRole('alert')).toContainText('damaged');
});
