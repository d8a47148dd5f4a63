import { expect, test } from './playground';

const HEAP = 'video@90000000';
/** The search ends at once where what is in the area can move nowhere. */
const NOWHERE = `movable ${HEAP} all\nmovable ${HEAP} elsewhere 0\nalloc big ${HEAP} 4MiB\n`;

/** Where the log of a failure and what a program gets are not the same. */
const OWN_ERRNO = "The log has the kernel's own -EBUSY (-16); a program gets ENOMEM.";
const CLOSE_UP = 'The failure in full';

/** 64 MiB: a pinned page in each half, so that 40 MiB fit nowhere though 64 are free. */
const PINNED = `pin ${HEAP} 6000\npin ${HEAP} 12000..12002\nmovable ${HEAP} 1000..2000\nmovable ${HEAP} elsewhere 5000\nalloc big ${HEAP} 40MiB\n`;

test('each hole has its reason, in the list and on the map', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  const holes = playground.failure.getByRole('list', { name: 'Holes, longest first' });
  await expect(holes.getByRole('listitem')).toHaveCount(6);
  await expect(holes.getByRole('listitem').first()).toContainText('1001 short');
  await playground.pageMap.locator('canvas').hover({ position: { x: 300, y: 24 } });
  await expect(page.getByRole('tooltip')).toContainText(/hole 1, free, 4 MiB, 1024 pages.*1001 short/);
});

test('the close-up has a row an alignment, all reasons, and goes with Escape', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  await playground.failure.getByRole('button', { name: 'Close-up' }).click();
  const dialog = page.getByRole('dialog', { name: CLOSE_UP });
  await expect(dialog).toContainText('one row is 1 MiB, the alignment asked for');
  await expect(dialog.getByRole('application', { name: /^Page map of/ })).toBeVisible();
  await expect(dialog).toContainText('Why each hole was refused');
  await dialog.getByRole('button', { name: 'Copy kernel log' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('alloc failed, req-size: 2025 pages');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a change that was tried is made, fits, and is taken back', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  const changes = playground.failure.getByRole('region', { name: 'Smallest changes that make it fit' });
  await changes.getByRole('button', { name: /^Try: Free dec-/ }).click();
  await expect(playground.steps).toContainText('step 24 of 26');
  await expect(playground.buffer('fb-1')).toBeVisible();
  await expect(playground.notices).toContainText('Changed: ');
  await page.keyboard.press('Control+Z');
  await expect(playground.steps).toContainText('of 25');
  await playground.stepTo(23);
  await expect(playground.failure).toContainText('fb-1 failed');
});

test('a larger area is written into the devicetree', async ({ playground, page }) => {
  await playground.open();
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  await playground.failure.getByRole('button', { name: /^Try: An area larger by/ }).click();
  await expect(playground.steps).toContainText('step 23 of 25');
  await expect(playground.buffer('fb-1')).toBeVisible();
  await playground.textTab('board.dts').click();
  await expect.poll(() => playground.visibleText()).not.toContain('reg = <0x0 0x50000000 0x0 0x04000000>');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => playground.visibleText()).toContain('reg = <0x0 0x50000000 0x0 0x04000000>');
});

test('pins are told, counted and seen, and unpinning is among the changes', async ({ playground, page }) => {
  await playground.open();
  await playground.write('workload', PINNED);
  await expect(playground.steps).toContainText('step 5 of 5');
  const key = playground.pageMap.getByRole('list', { name: 'Key of the page map' });
  await expect(key).toContainText('pinned 4');
  await expect(key).toContainText('movable 3.91 MiB');
  await expect(playground.pageMap).toContainText('room elsewhere 19.5 MiB');
  await expect(playground.failure).toContainText('4 pinned pages');
  await expect(playground.failure).toContainText('ret: -16');
  await expect(playground.failure).toContainText(OWN_ERRNO);
  await playground.pageMap.locator('canvas').hover({ position: { x: 150, y: 20 } });
  await expect(page.getByRole('tooltip')).toContainText('4 pinned, 1001 movable');
  await playground.failure.getByRole('button', { name: /^Try: Unpin/ }).click();
  await expect(playground.buffer('big')).toBeVisible();
  await expect(key).toContainText(/pinned [13]/);
});

test("the log's errno is explained only where a program gets another one", async ({ playground }) => {
  await playground.open();
  await playground.write('workload', PINNED);
  await expect(playground.failure).toContainText('ret: -16');
  await expect(playground.failure).toContainText(OWN_ERRNO);
  await playground.write('workload', NOWHERE);
  await expect(playground.failure).toContainText('ret: -12');
  await expect(playground.failure).not.toContainText('ENOMEM');
});

test('the pin is drawn where its page is', async ({ playground }) => {
  await playground.open();
  await playground.write('workload', `pin ${HEAP} 8200\n`);
  await expect(playground.pageMap.getByRole('list', { name: 'Key of the page map' })).toContainText('pinned 1');
  const dark = await playground.pageMap.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    // Read from a copy: reading back from the canvas itself would make the browser complain.
    const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    // Page 8200 is the ninth of the row in the middle; rows begin 92 px from the left.
    const { data } = context.getImageData(92, 20, 20, canvas.height - 40);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 120) count++;
    return count;
  });
  expect(dark).toBeGreaterThan(20);
  expect(dark).toBeLessThan(60);
});
