/** The page without a mouse: where the focus goes, and what is said on the way. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './playground';

const lesson = (page: Page) => page.getByRole('region', { name: 'Lesson', exact: true });
const said = (page: Page) => page.locator('.said');
const focused = (page: Page) => page.locator(':focus');

async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
}

const expectWithin = (part: Locator) => expect(part.locator(':focus')).toHaveCount(1);

async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );
}

test('the focus stays in physical memory when the zoom goes back', async ({ playground, page }) => {
  await playground.open();
  await playground.region('video@90000000').focus();
  for (const start of ['Home', 'End']) {
    for (const key of [start, '+', '+', '0']) await page.keyboard.press(key);
    await expectWithin(playground.memory);
    await page.keyboard.press('ArrowRight');
    await expectWithin(playground.memory);
  }
});

test('commands that go somewhere bring the focus along', async ({ playground, page }) => {
  await playground.open();
  for (const panel of ['Why', 'Versions', 'Boot log', 'Assumptions', 'Help', 'Problems']) {
    const words = { Versions: 'versions side', Why: 'go to why', Assumptions: 'go to assumptions' }[panel];
    await run(page, words ?? `go to ${panel}`);
    await expect(page.getByRole('tabpanel', { name: panel })).toBeFocused();
  }
  await run(page, 'go to text workload');
  await expect(page.getByRole('textbox', { name: 'workload, text' })).toBeFocused();
  await run(page, 'region isp@');
  await expect(playground.region('isp@8e900000')).toBeFocused();
  await expect(playground.region('isp@8e900000')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('tab', { name: 'Devices' }).click();
  for (const [name, part] of [
    ['Physical memory', playground.memory],
    ['Devices', page.getByRole('region', { name: 'Devices' })],
    ['Heaps', playground.heaps],
  ] as const) {
    await run(page, `go to ${name}`);
    await expectWithin(part);
  }
});

test('commands for the page map, space–time and a full screen', async ({ playground, page }) => {
  await playground.open();
  await run(page, 'go to page map');
  await expect(playground.pageMap.locator('canvas')).toBeFocused();
  await run(page, 'go to space–time');
  await expect(playground.spaceTime.locator('canvas')).toBeFocused();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await run(page, 'go to fragmentation');
  await expect(page.getByRole('slider', { name: 'Step' })).toBeFocused();
  await run(page, 'allocate…');
  await expectWithin(page.getByRole('form', { name: 'Allocate' }));
  await run(page, 'full screen devices');
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await playground.stepTo(3);
  await run(page, 'steps play');
  await expect(playground.steps.getByRole('button', { name: /Stop|Play/ })).toBeFocused();
});

test('the cursor of the editor itself is in the text that was asked for', async ({ playground, page }) => {
  await playground.openWithEditor();
  await run(page, 'go to text workload');
  await expect(focused(page)).toHaveAttribute('aria-label', /^workload, text/);
});

test('the first two stops lead past the controls', async ({ playground, page }) => {
  await playground.open();
  const skip = page.getByRole('button', { name: 'Skip to the pictures' });
  await expect(skip).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  expect((await skip.boundingBox())?.x).toBeGreaterThan(0);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectWithin(playground.memory);
  await page.getByRole('button', { name: 'Skip to the source' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /, text$/ })).toBeFocused();
});

test('settings open at the theme that is chosen', async ({ playground, page }) => {
  await playground.open();
  await run(page, 'theme contrast');
  await run(page, 'settings');
  await expect(page.getByRole('radio', { name: 'high contrast' })).toBeFocused();
});

test('a preset is named when it is chosen', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('One default pool');
  await expect(said(page)).toHaveText('Preset One default pool.');
  await expect(page.getByLabel('Scenario title')).toHaveValue('One default pool');
});

test('the end of a lesson says how it went, and leads on', async ({ playground, page }) => {
  await playground.open('#lesson=first-fit.3');
  await expect(lesson(page)).toContainText('step 3 of 4');
  await lesson(page).getByRole('button', { name: 'Show me' }).click();
  await expect(lesson(page).getByRole('heading', { name: /The engine says/ })).toBeFocused();
  await lesson(page).getByRole('button', { name: 'Next' }).press('Enter');
  await expect(lesson(page)).toContainText('step 4 of 4');
  await lesson(page).getByRole('button', { name: 'Finish' }).press('Enter');
  await expect(lesson(page).getByText('Not answered yet. Finish again goes on all the same.')).toBeVisible();
  await expectAccessible(page);
  await lesson(page).getByRole('button', { name: 'Finish' }).press('Enter');
  await expect(lesson(page).getByRole('heading', { name: 'The lesson is done' })).toBeFocused();
  await expect(lesson(page).getByRole('status')).toHaveText('0 of 4 right. 1 shown to you. 3 not answered.');
  await expectAccessible(page);
  await lesson(page).getByRole('button', { name: 'Next lesson: Pinned pages' }).press('Enter');
  await expect(lesson(page)).toContainText('step 1 of 5');
  await expect(lesson(page).getByRole('heading', { level: 2 })).toBeFocused();
});

test('from the end of a lesson back to my own work', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  await page.getByLabel('Scenario title').press('Enter');
  await page.goto('/#lesson=first-fit.4');
  await lesson(page).getByRole('button', { name: 'Finish' }).press('Enter');
  await lesson(page).getByRole('button', { name: 'Finish' }).press('Enter');
  await lesson(page).getByRole('button', { name: 'Back to my own work' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Learn' })).toBeFocused();
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
});

test('in a presentation a letter and Enter answer', async ({ playground, page }) => {
  await playground.open('#lesson=first-fit.1');
  await expect(lesson(page).getByRole('radio', { name: /^A/ })).toBeVisible();
  await lesson(page).getByRole('button', { name: 'Present, full screen' }).press('Enter');
  await expect(said(page)).toHaveText(/^The presentation begins/);
  await expect(page.getByLabel('Kernel', { exact: true })).toBeHidden();
  await page.keyboard.press('a');
  await expect(lesson(page).getByRole('radio', { name: /^A/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lesson(page).getByRole('heading', { name: 'Right. The engine says: A.' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveText('The presentation has ended.');
  await expect(page.getByLabel('Kernel', { exact: true })).toBeVisible();
});

test('on a phone the lesson leads to its pictures', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#lesson=first-fit.2');
  await lesson(page).getByRole('button', { name: 'Show the maps' }).press('Enter');
  await expectWithin(playground.memory);
  await run(page, 'go to why');
  await expect(page.getByRole('tabpanel', { name: 'Why' })).toBeFocused();
});
