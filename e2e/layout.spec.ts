import { expect, test } from './playground';

test('panes resize by drag and keys, and keep their sizes over a reload', async ({ playground, page }) => {
  await playground.open();
  const rule = page.getByRole('separator', { name: 'Resize source and pictures' });
  const width = async () => Math.round((await page.locator('#pane-left').boundingBox())?.width ?? 0);
  expect(await width()).toBe(408);
  const box = await rule.boundingBox();
  await page.mouse.move(box?.x ?? 0, 300);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 100, 300, { steps: 4 });
  await page.mouse.up();
  expect(await width()).toBe(508);
  await rule.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await width()).toBe(492);
  await page.reload();
  await playground.ready();
  expect(await width()).toBe(492);
  await rule.dblclick();
  expect(await width()).toBe(408);
});

test('the theme is kept, and follows the system when asked to', async ({ playground, page }) => {
  await playground.open();
  const html = page.locator('html');
  await page.getByLabel('Theme').selectOption('dark');
  await page.reload();
  await playground.ready();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme').selectOption('system');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('maps come first, texts are plain, and Monaco is never asked for', async ({ playground, page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/');
    await playground.ready();
    await expect(page.getByRole('tab', { name: 'Maps' })).toHaveAttribute('aria-selected', 'true');
    await expect(playground.region('video@90000000')).toBeVisible();
    await playground.write('workload', 'alloc only default_cma_region 4MiB\n');
    await page.getByRole('tab', { name: 'Maps' }).tap();
    await expect(playground.steps).toContainText('step 1 of 1');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => url.includes('create-editor'))).toEqual([]);
  });

  test('nothing is wider than the screen, and what is touched is 44 px high', async ({ playground, page }) => {
    await playground.open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Allocate…' }).tap();
    const low = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, select, input:not([type=file]), summary')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({
          name: element.innerText || element.ariaLabel,
          height: element.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height < 43.5),
    );
    expect(low).toEqual([]);
  });

  test('what is touched in panes, menus and dialogs is 44 px wide and high', async ({ playground, page }) => {
    await playground.open();
    await playground.openPreset('Three times as much free, and it fails');
    await playground.stepTo(23);
    await page.getByRole('button', { name: 'Allocate…' }).tap();
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, select, summary')]
          .filter((element) => element.checkVisibility())
          .map((element) => ({ name: element.ariaLabel ?? element.innerText, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
          .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
      );
    await expect(playground.failure.getByRole('button', { name: 'Copy kernel log' })).toBeVisible();
    expect(await small()).toEqual([]);
    await page.getByRole('button', { name: 'File', exact: true }).tap();
    expect(await small()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export', exact: true }).tap();
    await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
    expect(await small()).toEqual([]);
  });

  test('a problem leads to its line', async ({ playground, page }) => {
    await playground.open();
    await page.getByRole('tab', { name: 'Problems' }).tap();
    await playground.problems.getByRole('button', { name: /isp@8e900000/ }).tap();
    await expect(page.getByRole('tab', { name: 'board.dts' })).toHaveAttribute('aria-selected', 'true');
    const selected = await playground.plainField.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(selected).toContain('isp@8e900000');
  });
});

test('no text is smaller than 12 px', async ({ playground, page }) => {
  await playground.openWithEditor();
  const small = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent?.trim();
      if (text && parent?.checkVisibility() && parseFloat(getComputedStyle(parent).fontSize) < 12) found.push(text);
    }
    return found;
  });
  expect(small).toEqual([]);
});
