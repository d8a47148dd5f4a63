/** Every command by name, the keys, the settings and the tour. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, Playground, test } from './playground';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });

async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}

async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme);
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  }
}

test('Ctrl K finds commands by words and runs them', async ({ playground, page }) => {
  await playground.open();
  await playground.stepTo(0);
  await run(page, 'next failure');
  await expect(playground.steps).toContainText('step 27 of 27');
  await run(page, 'kernel 6.12');
  await expect(page.getByLabel('Kernel', { exact: true })).toHaveValue('6.12');
  await run(page, 'region isp@');
  await expect(playground.notHeap('isp@8e900000').getByRole('rowheader').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
  await run(page, 'theme contrast');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await run(page, 'boot log');
  await expect(playground.log).toBeVisible();
  await run(page, 'preset one default');
  await expect(page.getByLabel('Scenario title')).toHaveValue('One default pool');
  await page.keyboard.press('F1');
  await page.getByRole('combobox', { name: 'Command' }).fill('no such thing');
  await expect(palette(page).getByRole('status')).toContainText('No command');
  await expectAccessible(page);
});

test('? shows the keys, unless it is typed into a field', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('?');
  await expect(page.getByLabel('Scenario title')).toHaveValue(/\?$/);
  await page.getByRole('heading', { name: 'Carveout' }).click();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Ctrl Z');
  await expectAccessible(page);
});

test('settings hold: theme, text size and motion', async ({ playground, page }) => {
  await playground.open();
  await run(page, 'settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'dark' }).check();
  await settings.getByRole('radio', { name: 'largest' }).check();
  await settings.getByRole('checkbox', { name: 'no motion' }).check();
  await expectAccessible(page);
  await page.reload();
  await playground.ready();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const look = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [getComputedStyle(document.body).fontSize, style.getPropertyValue('--motion')];
  });
  expect(look).toEqual(['17px', expect.stringMatching(/^0m?s$/)]);
});

test('the share dialog says how long the link is, and copies it in every form', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = playground.shareDialog;
  await expect(dialog).toContainText('Nothing is sent anywhere');
  await expect(dialog).toContainText(/\d+ characters: short enough/);
  const copied = async (button: string | RegExp) => {
    await dialog.getByRole('button', { name: button }).click();
    await expect(dialog.getByRole('status')).toContainText('copied');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const link = await copied('Copy link');
  expect(await copied('Copy as Markdown')).toBe(`[Camera, decoder and display](<${link}>)`);
  const note = await copied(/reproduce this/);
  expect(note).toContain(`Open <${link}>`);
  expect(note).toContain('Expected boot log');
  await dialog.getByRole('radio', { name: 'source and pictures' }).check();
  expect(await copied('Copy snippet')).toMatch(/^<iframe src="[^"]+\/\?embed=split&amp;readonly=1#3\./);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe('camera-decoder-and-display.carveout.json');
  await expectAccessible(page);
});

test('a long scenario is offered as a file, and a title is never markup', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('<img src=x onerror=alert(1)>');
  const noise = Array.from({ length: 2500 }, (_, i) => `// ${((i * 2654435761) >>> 0).toString(36)}`).join('\n');
  await playground.write('board.dts', `/dts-v1/;\n${noise}\n/ { };\n`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(playground.shareDialog).toContainText(/too long for most programs; save a file instead/);
  expect(await page.locator('img').count()).toBe(0);
});

test('the tour is offered once, walks the parts by keyboard, and can be turned down for good', async ({ page }) => {
  const visitor = new Playground(page);
  await visitor.open();
  const offer = page.getByRole('complementary', { name: 'First visit' });
  await offer.getByRole('button', { name: 'Take the tour' }).click();
  const card = page.getByRole('dialog', { name: 'Tour: Source' });
  await expect(card).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'Tour: Physical memory' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(offer).toHaveCount(0);
  await page.reload();
  await visitor.ready();
  await expect(offer).toHaveCount(0);

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await offer.getByRole('button', { name: 'No, thanks' }).click();
  await page.reload();
  await visitor.ready();
  await expect(offer).toHaveCount(0);
  expect(visitor.complaints).toEqual([]);
});
