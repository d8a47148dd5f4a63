import { PRESETS } from '../src/scenario/presets/presets';
import { expect, test } from './playground';

test('presets opened one after the other begin at line 1, column 1', async ({ playground, page }) => {
  await playground.openWithEditor();
  for (const { title } of PRESETS.slice(0, 6)) {
    await playground.openPreset(title);
    await expect(page.getByLabel('Scenario title')).toHaveValue(title);
    const number = page.locator('.monaco-editor .line-numbers').filter({ hasText: /^1$/ });
    await expect(number).toBeInViewport({ ratio: 1 });
    const offsets = await page
      .locator('.monaco-editor')
      .first()
      .evaluate((editor) => {
        const left = (selector: string) => editor.querySelector(selector)?.getBoundingClientRect().left ?? NaN;
        return left('.lines-content') - left('.monaco-scrollable-element');
      });
    expect(offsets, title).toBe(0);
  }
});

test('a lesson is answered by keyboard alone, from the heading it begins at', async ({ playground, page }) => {
  await playground.open('#lesson=first-fit.1');
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true });
  await expect(lesson.getByRole('radio', { name: /^A/ })).toBeVisible();
  await expect(lesson.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lesson.getByRole('button', { name: 'Check my answer' })).toBeVisible();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect(lesson.getByRole('heading', { name: 'Not so. The engine says: A.' })).toBeFocused();
  const [row, outcome] = [lesson.locator('.lesson-answer').nth(1), lesson.getByText('✗ false')];
  const right = async (of: typeof row) => of.evaluate((element) => element.getBoundingClientRect().right);
  expect(await right(outcome)).toBeLessThanOrEqual(await right(row));
});

test('Allocate… opens its form in view, also where the column is scrolled', async ({ playground, page }) => {
  await playground.open();
  const column = page.locator('.page-map-aside');
  await expect(playground.failure).toBeVisible();
  await column.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  expect(await column.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Allocate…' }).click();
  const size = page.getByRole('form', { name: 'Allocate' }).getByLabel('Size', { exact: true });
  await expect(size).toBeInViewport({ ratio: 1 });
  await expect(size).toBeFocused();
});

test('Try says what it changed, keeps the focus at the step, and Undo takes it back', async ({ playground, page }) => {
  await playground.open();
  const column = page.locator('.page-map-aside');
  const attempt = playground.failure.getByRole('button', { name: /^Try: / }).first();
  await attempt.focus();
  await page.keyboard.press('Enter');
  const notice = playground.notices.getByRole('status').filter({ hasText: 'Changed: ' });
  await expect(notice).toBeVisible();
  await expect(playground.failure).toBeHidden();
  await expect(page.getByRole('group', { name: 'What the step came to' })).toBeFocused();
  expect(await column.evaluate((element) => element.scrollTop)).toBe(0);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(notice).toBeHidden();
  await playground.stepTo(27);
  await expect(playground.failure).toBeVisible();
});

test('the notice of a Try goes with the next edit: its Undo would mean something else', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.failure
    .getByRole('button', { name: /^Try: / })
    .first()
    .click();
  await expect(playground.notices).toContainText('Changed: ');
  await page.getByLabel('Kernel command line').fill('cma=32M');
  await expect(playground.notices).not.toContainText('Changed: ');
});
