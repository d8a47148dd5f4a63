import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { normalisedSvg } from './normalised-svg';
import { expect, test } from './playground';

async function openCompare(page: Page) {
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Compare with…' }).click();
  return page.getByRole('dialog', { name: 'Compare' });
}

test('another kernel beside this one: two pictures, and what differs in words', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openCompare(page);
  await dialog.getByRole('combobox').selectOption('Linux 6.12');
  await expect(dialog.getByRole('status')).toContainText('2 regions, 2 heaps and 2 log lines differ.');
  await expect(dialog.getByRole('group', { name: /^Physical memory of/ })).toHaveCount(2);
  const heaps = dialog.getByRole('table', { name: 'Heaps' });
  await expect(heaps.getByRole('row', { name: /^default_cma_region vanished/ })).toBeVisible();
  await expect(dialog.getByRole('table', { name: 'Regions' }).getByRole('row')).toHaveCount(3);
  await dialog.getByRole('checkbox', { name: 'Also what is the same' }).check();
  await expect(dialog.getByRole('table', { name: 'Regions' }).getByRole('row')).toHaveCount(7);
  await expect(dialog.getByRole('list', { name: 'Boot log, compared' })).toContainText('size 8 MiB');
});

test('where no region differs a sentence says so, and the legend still tells the kinds', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await openCompare(page);
  await dialog.getByRole('combobox').selectOption('Linux 7.1');
  await expect(dialog.getByRole('status')).toHaveText('2 log lines differ; all regions are the same.');
  await expect(dialog).toContainText('No region differs, so neither picture has a sign.');
  await expect(dialog.locator('.compare-sign')).toHaveCount(0);
  const kinds = dialog.getByRole('list', { name: 'Legend' }).getByRole('listitem');
  await expect(kinds.first()).toHaveText('CMA with heap');
  await dialog.getByRole('combobox').selectOption('Linux 6.12');
  await expect(dialog.getByRole('list', { name: 'Signs' })).toContainText('other heaps');
  await expect(kinds.filter({ hasText: 'CMA without heap' })).toHaveCount(1);
});

test('the state before the last edit: what moved is marked on both sides', async ({ playground, page }) => {
  await playground.open();
  await playground.textTab('board.dts').click();
  const text = await playground.plainField.inputValue();
  await playground.plainField.fill(text.replace('<0x0 0x90000000 0x0 0x04000000>', '<0x0 0x94000000 0x0 0x04000000>'));
  await expect(playground.region('video@90000000')).toHaveAccessibleName(/at 0x9400_0000/);
  const dialog = await openCompare(page);
  await dialog.getByRole('combobox').selectOption('Before the last edit');
  const regions = dialog.getByRole('table', { name: 'Regions' });
  await expect(regions.getByRole('row', { name: /^video@90000000 moved/ })).toContainText('64 MiB at 0x9000_0000');
  await expect(dialog.locator('.compare-sign').filter({ hasText: '→' })).toHaveCount(2);
  await expect(dialog.locator('.compare-ghost')).toHaveCount(2);
});

test('the pictures zoom together, and a preset on other addresses is on the same scale', async ({
  playground,
  page,
}) => {
  await playground.open();
  const dialog = await openCompare(page);
  await dialog.getByRole('combobox').selectOption('Framebuffers without ECC');
  const pictures = dialog.getByRole('group', { name: /^Physical memory of/ });
  await expect(pictures).toHaveCount(2);
  const axes = async () =>
    pictures.locator('.mm-axis path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
  const [a, b] = await axes();
  expect(a).not.toBeNull();
  await pictures.first().locator('[tabindex="0"]').first().focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await axes())[0]).not.toBe(a);
  await expect.poll(async () => (await axes())[1]).not.toBe(b);
});

test('the comparison is taken away as one picture of both', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openCompare(page);
  await dialog.getByRole('combobox').selectOption('Linux 6.12');
  await expect(dialog.getByRole('status')).toContainText('2 regions, 2 heaps and 2 log lines differ.');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as SVG' }).click();
  const svg = readFileSync(await (await waiting).path(), 'utf8');
  expect(svg).not.toContain('parsererror');
  expect(normalisedSvg(svg)).toMatchSnapshot('comparison.svg');
});
