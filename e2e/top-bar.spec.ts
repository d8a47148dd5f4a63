/** The top bar at every width that a window may have: a long title gives way, and nothing stands upon anything. */
import type { Page } from '@playwright/test';
import { expect, test } from './playground';

const WIDTHS = [320, 390, 700, 899, 900, 1024, 1200, 1259, 1260, 1280, 1440, 1920];
const LONG_TITLE = 'Every carve-out of the board that stands on my desk, with the receiver opened';
/** Pixels that a command line needs to be read at all. */
const ROOM = 50;

/** Pairs of controls that share more than an edge, and controls that reach out of the window. */
async function amiss(page: Page): Promise<string[]> {
  const fold = page.getByText('Boot profile and theme');
  if ((await fold.isVisible()) && !(await page.getByLabel('Kernel command line').isVisible())) await fold.click();
  const controls = page.getByRole('banner').locator('button, input, select');
  return controls.evaluateAll((all) => {
    const boxes = all.map((control) => ({
      name: control.getAttribute('aria-label') ?? control.textContent,
      box: control.getBoundingClientRect(),
    }));
    const outside = boxes
      .filter(({ box }) => box.left < 0 || box.right > innerWidth)
      .map(({ name }) => `${name} is cut`);
    const over = boxes.flatMap(({ name, box }, at) =>
      boxes
        .slice(at + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1,
        )
        .map((other) => `${name} and ${other.name}`),
    );
    return [...outside, ...over];
  });
}

for (const text of ['normal', 'largest'])
  test(`at every width, in ${text} text, nothing in the top bar lies over anything else, and the command line has room`, async ({
    playground,
    page,
  }) => {
    await playground.open();
    await page.getByLabel('Scenario title').fill(LONG_TITLE);
    await page.evaluate((text) => (document.documentElement.dataset['text'] = text), text);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(async () => [width, await amiss(page)]).toEqual([width, []]);
      const cmdline = await page.getByLabel('Kernel command line').boundingBox();
      expect(cmdline?.width).toBeGreaterThan(ROOM);
    }
  });

test('large text is large in the editor too, and its notes have room', async ({ playground, page }) => {
  await playground.openWithEditor();
  const line = page.locator('.view-line').first();
  const note = page.locator('.region-note').first();
  const heights = async () => [(await line.boundingBox())?.height, (await note.boundingBox())?.height];
  await expect.poll(heights).toEqual([18, 16]);
  await page.evaluate(() => (document.documentElement.dataset['text'] = 'largest'));
  await expect.poll(heights).toEqual([24, 21]);
});
