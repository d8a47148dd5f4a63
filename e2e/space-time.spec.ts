import type { Locator, Page } from '@playwright/test';
import { expect, test } from './playground';

const canvasOf = (page: Page): Locator => page.getByRole('application', { name: /^Space–time of/ });
const curvesOf = (page: Page): Locator => page.getByRole('img', { name: /^Fragmentation, step/ });
const boxOf = async (locator: Locator) => (await locator.boundingBox())!;

/** As the pictures of one area have it, in CSS pixels. */
const PLOT_EDGE = 92;

test('one cursor: diagram, curves, page map, slider and workload line', async ({ playground, page }) => {
  await playground.openWithEditor();
  await playground.textTab('workload').click();
  const canvas = canvasOf(page);
  await canvas.focus();
  await page.keyboard.press('Home');
  await expect(playground.steps).toContainText('step 0 of 27');
  await expect(playground.pageMap).toContainText('used 0 B of 64 MiB');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect(playground.steps).toContainText('step 4 of 27');
  await expect(playground.pageMap).toContainText('used 7.91 MiB of 64 MiB');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveAttribute('aria-valuetext', 'step 4 of 27');
  await expect(curvesOf(page)).toHaveAccessibleName(/^Fragmentation, step 4: free/);
  await expect(page.locator('.monaco-editor .current-step').first()).toBeVisible();
});

test('the cursor follows the mouse in both pictures', async ({ playground, page }) => {
  await playground.open();
  await playground.stepTo(0);
  const canvas = await boxOf(canvasOf(page));
  await page.mouse.click(canvas.x + PLOT_EDGE + 300, canvas.y + 60);
  await expect(playground.steps).not.toContainText('step 0 of');
  const after = await playground.steps.innerText();
  const curves = await boxOf(curvesOf(page));
  await page.mouse.move(curves.x + PLOT_EDGE + 40, curves.y + 20);
  await page.mouse.down();
  await page.mouse.move(curves.x + PLOT_EDGE + 80, curves.y + 20, { steps: 4 });
  await page.mouse.up();
  expect(await playground.steps.innerText()).not.toBe(after);
  const grip = await page.getByRole('slider', { name: 'Step' }).inputValue();
  await expect(playground.steps).toContainText(`step ${grip} of 27`);
});

test('a brush shows a part of steps and addresses, and a button shows all again', async ({ playground, page }) => {
  await playground.open();
  const canvas = await boxOf(canvasOf(page));
  const curves = curvesOf(page);
  const wide = await curves.locator('.fr-step').allTextContents();
  await page.mouse.move(canvas.x + PLOT_EDGE + 60, canvas.y + 40);
  await page.mouse.down();
  await page.mouse.move(canvas.x + PLOT_EDGE + 260, canvas.y + 110, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => curves.locator('.fr-step').allTextContents()).not.toEqual(wide);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => curves.locator('.fr-step').allTextContents()).toEqual(wide);
  await expect(page.getByRole('button', { name: 'Show all' })).toBeHidden();
});

test('what is held at the cursor is walked by keyboard, told, and chosen for both pictures', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.stepTo(13);
  await canvasOf(page).focus();
  await page.keyboard.press('ArrowUp');
  const card = page.getByRole('tooltip');
  await expect(card).toContainText('step');
  const name = (await card.innerText()).split(/[ ,]/)[0]!;
  await expect(playground.spaceTime.getByRole('status')).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(playground.buffer(name).getByRole('button')).toHaveAttribute('aria-pressed', 'true');
});

test('Page up and Page down go from failure to failure', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await canvasOf(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await expect(playground.steps).toContainText('step 23 of 25');
  await expect(playground.failure).toContainText('fb-1 failed');
  await expect(curvesOf(page)).toHaveAccessibleName(
    /step 23: free 24 MiB, largest run 4 MiB, 100 % unusable for 7.91 MiB, failed/,
  );
});

test('tables say the same and follow the cursor', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const words = page.getByRole('group', { name: 'Space–time in words' });
  const history = words.getByRole('table', { name: /^Buffers and failures/ });
  await expect(history.getByRole('row', { name: /^fb-1 7.91 MiB failed Go to step 23/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(words.getByRole('table', { name: 'Free memory' }).locator('[aria-current]')).toContainText('24 MiB');
  await expect(words.getByRole('table', { name: 'Held at step 23' })).toContainText('40 MiB');
  await expect(
    words.getByRole('table', { name: 'Free runs at step 23' }).getByRole('row', { name: '4 MiB 6 24 MiB' }),
  ).toBeVisible();
  await history.getByRole('button', { name: 'Go to step 3', exact: true }).first().click();
  await expect(playground.steps).toContainText('step 3 of 25');
  await expect(words.getByRole('table', { name: 'Held at step 3' })).toContainText('12 MiB');
});

test('free runs by length, parted by whether the request would fit', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  await page.getByRole('button', { name: 'Free runs' }).click();
  await expect(
    page.getByRole('img', { name: '6 free runs of 4 MiB and more, 24 MiB in all, 0 with room for 7.91 MiB' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Free runs' }).click();
  await expect(curvesOf(page)).toBeVisible();
});

test('plays step after step, and stops by hand', async ({ playground, page }) => {
  await playground.open();
  await playground.stepTo(3);
  await playground.steps.getByRole('button', { name: 'Play' }).click();
  await expect(playground.steps).toContainText('step 5 of 27');
  await playground.steps.getByRole('button', { name: 'Stop' }).click();
  await expect(playground.steps.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Tab');
  await playground.steps.getByRole('button', { name: 'Back' }).click();
  await expect(playground.steps).toContainText(/step [45] of 27/);
});

test('a long run: every picture at once, by keys', async ({ playground, page }) => {
  await playground.open();
  await playground.write('workload', 'random video@90000000 64KiB..2MiB steps=100000 seed=7 live=60 by codec\n');
  await expect(playground.steps).toContainText('of 100\u2009000');
  await expect(canvasOf(page)).toHaveAccessibleName(/100\s000 steps/);
  await expect(curvesOf(page)).toHaveAccessibleName(/step 100000: free/);
  await canvasOf(page).focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await page.keyboard.press('Home');
  await expect(playground.steps).toContainText('step 0 of');
  await expect(playground.pageMap).toContainText('used 0 B');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a finger scrubs, and the history comes after the page map', async ({ playground, page }) => {
    await playground.open();
    const canvas = canvasOf(page);
    await canvas.scrollIntoViewIfNeeded();
    const box = await boxOf(canvas);
    expect(box.width).toBeLessThanOrEqual(390);
    const above = await boxOf(playground.pageMap.locator('canvas'));
    expect(above.y).toBeLessThan(box.y);
    await page.touchscreen.tap(box.x + 160, box.y + 60);
    await expect(playground.steps).not.toContainText('step 27 of 27');
  });
});
