import { expect, test } from './playground';

/** Size in px of the type of a picture's heading, as it is seen. */
const seenSize = async (heading: import('@playwright/test').Locator): Promise<number> =>
  heading.evaluate((element) => {
    const scale = element.getBoundingClientRect().height / (element as HTMLElement).offsetHeight;
    return parseFloat(getComputedStyle(element).fontSize) * scale;
  });

for (const name of ['Physical memory', 'Page map', 'Space–time']) {
  test(`${name} fills the screen in large type by key and by button, and Escape leaves`, async ({
    playground,
    page,
  }) => {
    await playground.open();
    const picture = page.getByRole('region', { name, exact: true });
    const opener = picture.getByRole('button', { name: 'Full screen' });
    await opener.waitFor();
    const small = await seenSize(picture.getByRole('heading', { name, exact: true }));
    await opener.click();
    await expect(picture.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
    const box = await picture.boundingBox();
    expect(Math.round(box?.width ?? 0)).toBe(page.viewportSize()?.width);
    expect(Math.round(box?.height ?? 0)).toBe(page.viewportSize()?.height);
    expect(await seenSize(picture.getByRole('heading', { name, exact: true }))).toBeGreaterThanOrEqual(28);
    await expect(page.getByText(`${name} fills the screen. Escape leaves.`)).toBeAttached();
    const source = page.getByRole('tablist', { name: 'Source' });
    await expect(source.locator('xpath=ancestor::*[@inert]')).not.toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    expect(await seenSize(picture.getByRole('heading', { name, exact: true }))).toBe(small);
    await picture.hover();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('f');
    await expect(picture.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
    await page.keyboard.press('f');
    await expect(opener).toBeVisible();
  });
}

test('physical memory uses the height of a projector, and nothing covers it at first', async ({ playground, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await playground.open();
  await playground.memory.getByRole('combobox').waitFor();
  await playground.region('video@90000000').focus();
  await page.keyboard.press('f');
  await expect(playground.memory.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  const height = async () => (await playground.memory.locator('svg.mm').boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(0.7 * 1080);
  expect((await playground.region('video@90000000').boundingBox())?.height).toBeGreaterThan(250);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(height).toBeLessThan(600);
  await page.keyboard.press('Escape');
  await expect.poll(height).toBeLessThan(170);
});

test('the letter f in a text is a letter', async ({ playground, page }) => {
  await playground.open();
  await playground.textTab('board.dts').click();
  await playground.plainField.focus();
  await page.keyboard.type('f');
  await expect(playground.plainField).toHaveValue(/f/);
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toHaveCount(0);
});

test('a full screen picture still answers the pointer where it is drawn', async ({ playground, page }) => {
  await playground.open();
  await playground.memory.getByRole('button', { name: 'Full screen' }).click();
  await playground.region('linux,cma').click();
  await expect(playground.region('linux,cma')).toHaveAttribute('aria-pressed', 'true');
  await playground.region('video@90000000').hover();
  await expect(page.getByRole('tooltip')).toContainText('0x9000_0000–0x9400_0000');
  const before = (await playground.region('video@90000000').boundingBox())!;
  await page.mouse.wheel(0, -240);
  const middle = before.x + before.width / 2;
  await expect
    .poll(async () => (await playground.region('video@90000000').boundingBox())!.width)
    .toBeGreaterThan(before.width * 1.3);
  const after = (await playground.region('video@90000000').boundingBox())!;
  expect(Math.abs(after.x + after.width / 2 - middle)).toBeLessThan(6);
});

test('on a phone the maps come first and the source is a plain field', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await expect(page.getByRole('tab', { name: 'Maps' })).toHaveAttribute('aria-selected', 'true');
  await expect(playground.memory).toBeInViewport();
  await page.getByRole('tab', { name: 'board.dts' }).click();
  await expect(playground.plainField).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
});
