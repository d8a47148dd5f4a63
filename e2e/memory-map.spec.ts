import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Playground } from './playground';

const find = 'Find in physical memory';

test('a region, a device and an address are found and zoomed to, by keyboard alone', async ({ playground, page }) => {
  await playground.open();
  const field = page.getByRole('combobox', { name: find });
  await field.waitFor();
  await playground.region('video@90000000').focus();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('npu');
  const places = playground.memory.getByRole('listbox', { name: 'Places' });
  await expect(places.getByRole('option')).toHaveText([/npu-fw@88000000\s*16 MiB/, /npu@10000000\s*uses npu-fw/]);
  const before = (await playground.region('npu-fw@88000000').boundingBox())?.width ?? 0;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(playground.region('npu-fw@88000000')).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(async () => (await playground.region('npu-fw@88000000').boundingBox())?.width)
    .toBeGreaterThan(before * 4);
  await field.fill('0x9000_1234');
  await page.keyboard.press('Enter');
  await expect(playground.memory.getByText(/^0x9000_1234: 0x8ff.* in view$/)).toBeAttached();
  await field.fill('no such thing');
  await expect(playground.memory.getByText('Nothing in this memory').first()).toBeVisible();
  await page.getByRole('button', { name: 'Reset zoom' }).click();
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeDisabled();
});

test('zones, the windows of alloc-ranges and the search for a place are drawn', async ({ playground, page }) => {
  await playground.open();
  await expect(playground.memory).toContainText('RAM in zones DMA 1.5 GiB, Normal 512 MiB');
  await expect(playground.memory.locator('svg.mm .mm-border')).toHaveCount(1);
  await expect(playground.memory.locator('svg.mm .mm-bracket')).toHaveCount(0);
  await playground.region('linux,cma').click();
  await expect(playground.memory).toContainText('alloc-ranges 0x4000_0000–0x8000_0000');
  await expect(playground.memory.locator('svg.mm .mm-bracket')).toHaveCount(2);
  await playground.showMessages('Why');
  await expect(playground.memory.locator('.mm-gap.fits')).toHaveCount(1);
  await expect(playground.memory.locator('.mm-ghost.fits')).toHaveCount(1);
  await page.getByRole('button', { name: 'Zoom to gap' }).click();
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeEnabled();
});

/** A server of 64 GiB in two banks, the second at 1 TiB, with forty regions. */
function server(): string {
  const regions = Array.from({ length: 40 }, (_, i) => {
    const base = (i % 2 === 0 ? 0x4000_0000n : 1n << 40n) + BigInt(i + 1) * 0x2000_0000n;
    const cells = `0x${(base >> 32n).toString(16)} 0x${(base & 0xffff_ffffn).toString(16)}`;
    return `pool${i}@${base.toString(16)} { no-map; reg = <${cells} 0x0 0x4000000>; };`;
  });
  return `/dts-v1/;
/ {
	#address-cells = <2>; #size-cells = <2>;
	memory@40000000 { device_type = "memory"; reg = <0x0 0x40000000 0x8 0x0>, <0x100 0x0 0x8 0x0>; };
	reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
		${regions.join('\n\t\t')}
	};
};
`;
}

/** How far anything of the pane lies below its edge, in px. */
const cutBelow = async ({ memory }: Playground): Promise<number> =>
  memory.evaluate((pane) => {
    const parts = [...pane.querySelectorAll('svg.mm, summary, input, button')];
    const lowest = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
    return Math.max(0, lowest - pane.getBoundingClientRect().bottom, pane.scrollHeight - pane.clientHeight);
  });

const CORPUS = join(import.meta.dirname, '../../shared/corpus/preprocessed');
/** One with many names, one with lanes below. */
const HIGH_BOARDS = ['hamoa-iot-evk.dts.gz', 'k3-am62p5-var-som-symphony.dts.gz'];

test('nothing of the pane is cut at 1280×800, whatever the picture needs', async ({ playground }) => {
  await playground.open();
  const field = playground.memory.getByRole('combobox', { name: find });
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect.poll(() => cutBelow(playground)).toBe(0);
  for (const title of ['A pool that does not fit its range', 'The command line wins']) {
    await playground.openPreset(title);
    await expect(playground.page.getByLabel('Scenario title')).toHaveValue(title);
    await expect.poll(() => cutBelow(playground), { message: title }).toBe(0);
  }
  const boards = HIGH_BOARDS.map((board) => join(CORPUS, board)).filter((file) => existsSync(file));
  expect(boards.length === HIGH_BOARDS.length || process.env['CI'] !== 'true').toBe(true);
  for (const board of boards) {
    await playground.dropFile(board);
    await expect(playground.textTab(basename(board, '.gz'))).toBeVisible();
    await expect.poll(() => cutBelow(playground), { message: board }).toBe(0);
    await expect(field).toBeInViewport({ ratio: 1 });
  }
});

test('zooming moves nothing below the picture', async ({ playground, page }) => {
  await playground.open();
  await playground.memory.getByRole('combobox', { name: find }).waitFor();
  const top = async () => (await playground.heapsPane.boundingBox())?.y;
  await expect.poll(() => cutBelow(playground)).toBe(0);
  const before = await top();
  await playground.region('linux,cma').focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeEnabled();
  expect(await top()).toBe(before);
});

test('a server of 64 GiB is one picture, from both banks down to eight pages', async ({ playground, page }) => {
  await playground.open();
  await playground.openFile('server.dts', Buffer.from(server()));
  await expect(playground.notHeap('pool39')).toBeVisible();
  await expect(playground.memory).toContainText('DRAM 1');
  await expect(playground.memory.locator('.mm-over')).not.toHaveCount(0);
  await page.getByRole('combobox', { name: find }).fill('pool39');
  await page.keyboard.press('Enter');
  await expect(playground.region(`pool39@${((1n << 40n) + 40n * 0x2000_0000n).toString(16)}`)).toBeVisible();
  await playground.memory.locator('svg.mm [tabindex="0"]').focus();
  for (let i = 0; i < 40; i++) await page.keyboard.press('+');
  await expect(playground.memory.locator('.mm-texts')).toContainText('2 KiB');
});
