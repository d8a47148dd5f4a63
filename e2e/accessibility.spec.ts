import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async ({ playground, page }) => {
    await playground.open();
    await page.getByLabel('Theme').selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Allocate…' }).click();
    await playground.showMessages('Assumptions');
    await page.getByRole('button', { name: 'Presets' }).click();
    expect(await violations(page)).toEqual([]);
  });
}

test('axe finds nothing in reasons, devices and assumptions', async ({ playground, page }) => {
  await playground.open();
  await playground.showMessages('Why');
  await playground.why.getByRole('combobox', { name: 'Region' }).selectOption('/reserved-memory/linux,cma');
  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(playground.device('codec@10200000')).toBeVisible();
  await page.getByText('Devices as a table').click();
  expect(await violations(page)).toEqual([]);
  await playground.showMessages('Assumptions');
  await page.getByText('Each behaviour of this version').click();
  await page.getByRole('button', { name: 'Add a range' }).click();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on a phone, in any tab', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  for (const tab of await page.getByRole('tablist', { name: 'Page' }).getByRole('tab').all()) {
    await tab.click();
    expect(await violations(page)).toEqual([]);
  }
});

test('every step from size to freed buffer by keyboard', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Allocate…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Size', { exact: true })).toBeFocused();
  await page.keyboard.type('1MiB');
  await page.keyboard.press('Enter');
  await expect(playground.buffer('buf-1')).toContainText('1 MiB');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('form', { name: 'Allocate' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Allocate…' })).toBeFocused();

  await playground.buffer('buf-1').getByRole('button').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Free buf-1' }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.buffer('buf-1')).toBeHidden();

  await page.getByRole('slider', { name: 'Step' }).focus();
  await page.keyboard.press('Home');
  await expect(playground.steps).toContainText('step 0 of 29');
  await page.keyboard.press('ArrowRight');
  await expect(playground.steps).toContainText('step 1 of 29');
});

test('regions are walked and chosen by keyboard, and told by name', async ({ playground, page }) => {
  await playground.open();
  await playground.region('video@90000000').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^isp@8e900000, 16 MiB.*refused/);
  await expect(page.getByRole('tooltip')).toContainText('isp@8e900000');
  await page.keyboard.press('Enter');
  await expect(playground.notHeap('isp@8e900000').getByRole('rowheader').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('menus open, walk and close by keyboard', async ({ playground, page }) => {
  await playground.open();
  const presets = page.getByRole('button', { name: 'Presets' });
  await presets.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'One default pool' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toContainText('One default pool');
  await page.keyboard.press('Escape');
  await expect(presets).toBeFocused();
  await presets.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Scenario title')).toHaveValue('One default pool');
});

test('Tab reaches every part of the page and leaves the editor', async ({ playground, page }) => {
  await playground.openWithEditor();
  await page.getByRole('tab', { name: 'board.dts' }).focus();
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await page.locator('.monaco-editor:focus-within').count()) await page.keyboard.press('Control+m');
    seen.add(
      await page.evaluate(
        () => document.activeElement?.closest('section[aria-label], header')?.getAttribute('aria-label') ?? '',
      ),
    );
  }
  for (const part of ['Source', 'Messages', 'Physical memory', 'Heaps', 'Page map', 'Steps']) {
    expect([...seen]).toContain(part);
  }
});

test('the pictures say the same as tables', async ({ playground, page }) => {
  await playground.open();
  await page.getByText('Physical memory as a table').click();
  const row = playground.memory.getByRole('row', { name: /^video@90000000/ });
  await expect(row).toContainText('0x9000_0000');
  await expect(row).toContainText('64 MiB');
  await expect(playground.buffer('display-1')).toContainText('7.91 MiB');
  await expect(playground.buffer('display-1')).toContainText('0x9000_0000');
});

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`axe finds nothing in Export, Compare and full screen in the ${theme} theme`, async ({ playground, page }) => {
    await playground.open();
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare with…' }).click();
    const compare = page.getByRole('dialog', { name: 'Compare' });
    await compare.getByRole('combobox').selectOption('Linux 6.12');
    await expect(compare.getByRole('group', { name: /^Physical memory of/ })).toHaveCount(2);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await playground.memory.getByRole('button', { name: 'Full screen' }).click();
    await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
