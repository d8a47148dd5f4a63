import type { Locator } from '@playwright/test';
import { expect, test } from './playground';

/** Pixels of the canvas that have the colour of a client's buffers. */
async function bufferPixels(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const style = getComputedStyle(element);
    const colours = Array.from({ length: 8 }, (_, i) => style.getPropertyValue(`--buffer-${i + 1}`).trim());
    const wanted = new Set(colours.map((hex) => parseInt(hex.slice(1), 16)));
    // Read from a copy: reading back from the canvas itself would make the browser complain.
    const copy = Object.assign(document.createElement('canvas'), { width: element.width, height: element.height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(element, 0, 0);
    const { data } = context?.getImageData(0, 0, copy.width, copy.height) ?? { data: [] };
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (wanted.has(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0))) count++;
    }
    return count;
  });
}

test('the page map paints as much as is used', async ({ playground }) => {
  await playground.open();
  const canvas = playground.pageMap.locator('canvas');
  await playground.stepTo(0);
  await expect.poll(() => bufferPixels(canvas)).toBe(0);
  await playground.stepTo(4);
  await expect(playground.pageMap).toContainText('used 7.91 MiB of 64 MiB');
  const one = await bufferPixels(canvas);
  expect(one).toBeGreaterThan(1000);
  await playground.stepTo(13);
  await expect(playground.buffer('display-2')).toBeVisible();
  // Two of the same size and eight of 3 MiB: five times as much, less names and lines.
  const ten = await bufferPixels(canvas);
  expect(ten / one).toBeGreaterThan(4);
  expect(ten / one).toBeLessThan(6);
});

test('what is pointed at is told: in the memory picture, in the page map', async ({ playground, page }) => {
  await playground.open();
  await playground.region('video@90000000').hover();
  const card = page.getByRole('tooltip');
  await expect(card).toContainText('0x9000_0000–0x9400_0000');
  await expect(card).toContainText('codec@10200000');
  await playground.pageMap.locator('canvas').hover({ position: { x: 200, y: 20 } });
  await expect(card).toContainText('display-1');
  await page.mouse.move(0, 0);
  await expect(card).toBeHidden();
});

test('the page map is walked by keyboard, and a buffer in it chosen and freed', async ({ playground, page }) => {
  await playground.open();
  await playground.pageMap.locator('canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tooltip')).toContainText('display-1');
  await page.keyboard.press('Enter');
  await expect(playground.buffer('display-1').getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Free display-1' }).click();
  await expect(playground.steps).toContainText('step 28 of 28');
  await expect(playground.buffer('display-1')).toBeHidden();
});

test('the page map zooms with the wheel and with keys, and shows all again', async ({ playground, page }) => {
  await playground.open();
  const canvas = playground.pageMap.locator('canvas');
  await canvas.hover({ position: { x: 300, y: 60 } });
  await page.mouse.wheel(0, -700);
  await playground.pageMap.getByRole('button', { name: 'Show all' }).click();
  await expect(playground.pageMap.getByRole('button', { name: 'Show all' })).toBeHidden();
  await canvas.focus();
  await page.keyboard.press('+');
  await expect(playground.pageMap.getByRole('button', { name: 'Show all' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(playground.pageMap.getByRole('button', { name: 'Show all' })).toBeHidden();
});

test('the memory picture zooms with keys and wheel, and a link opens where it was', async ({ playground, another }) => {
  await playground.open();
  const { page } = playground;
  const axis = playground.memory.locator('svg.mm');
  const whole = await axis.innerHTML();
  await playground.region('video@90000000').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(() => axis.innerHTML()).not.toBe(whole);
  const zoomed = await playground.region('video@90000000').boundingBox();
  const other = await another();
  await other.page.goto(await playground.share());
  await other.ready();
  await expect
    .poll(async () => Math.round((await other.region('video@90000000').boundingBox())?.width ?? 0))
    .toBe(Math.round(zoomed?.width ?? -1));
  await playground.region('video@90000000').focus();
  await page.keyboard.press('0');
  await expect
    .poll(async () => (await playground.region('video@90000000').boundingBox())?.width)
    .toBeLessThan(zoomed?.width ?? 0);
  await playground.region('video@90000000').hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await playground.region('video@90000000').boundingBox())?.width).toBeGreaterThan(90);
});

test('with reduced motion nothing moves', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open();
  const motion = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--motion'));
  expect(parseFloat(motion)).toBe(0);
});
