/** On a phone: what the plain field cannot mark, what a menu has to offer, what a finger can touch. */
import { expect, test } from './playground';

test.use({ viewport: { width: 390, height: 844 } });

const LEAST_TOUCH = 44;

test('a mistake in a plain text is told beneath it, and leads there', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('tab', { name: 'board.dts' }).click();
  const text = page.getByRole('textbox', { name: 'board.dts, text' });
  const source = await text.inputValue();
  await text.fill(source.replace('reserved-memory {', 'reserved-memory {\n\toops'));
  const told = page.getByRole('tabpanel', { name: 'board.dts' }).getByRole('status');
  await expect(told).toContainText(/^line \d+ /);
  await told.getByRole('button').first().click();
  await expect(text).toBeVisible();
  await text.fill(source);
  await expect(told).not.toContainText(/syntax|oops/);
});

test('what was opened is undone from the File menu', async ({ playground, page }) => {
  await playground.open();
  const title = page.getByLabel('Scenario title');
  const before = await title.inputValue();
  await playground.openPreset('One default pool');
  await expect(title).toHaveValue('One default pool');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(title).toHaveValue(before);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(title).toHaveValue('One default pool');
});

test('problems and versions are large enough for a finger', async ({ playground, page }) => {
  await playground.open();
  for (const tab of [/^Problems/, 'Versions'] as const) {
    await page.getByRole('tab', { name: tab }).click();
    const buttons = page.getByRole('tabpanel', { name: tab }).getByRole('button');
    await expect(buttons.first()).toBeVisible();
    const small = await buttons.evaluateAll(
      (all, least) =>
        all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
          .map((one) => one.textContent),
      LEAST_TOUCH,
    );
    expect(small).toEqual([]);
  }
});
