import { expect, test, type Playground } from './playground';

const BOARD = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@40000000 { device_type = "memory"; reg = <0x0 0x40000000 0x0 0x40000000>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		high@7ff00000 { reg = <0x0 0x7ff00000 0x0 0x00080000>; no-map; };
		low@7c000000 { reg = <0x0 0x7c000000 0x0 0x00100000>; no-map; };
		pool {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;
		};
	};
};
`;

async function openBoard(playground: Playground): Promise<void> {
  await playground.open();
  await playground.openFile('board.dts', Buffer.from(BOARD));
  await expect(playground.heap('pool')).toBeVisible();
}

test('a region that is no heap: its conditions, and the first that fails', async ({ playground, page }) => {
  await playground.open();
  await playground.notHeaps.getByRole('button', { name: /^Why dsp-shm@8a000000 is no heap/ }).click();
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('aria-selected', 'true');
  await expect(playground.why).toContainText('no heap');
  const conditions = playground.why.getByRole('list', { name: 'Conditions, in the order of the kernel' });
  const failing = conditions.getByRole('listitem').filter({ hasText: 'first that does not hold' });
  await expect(failing).toHaveCount(1);
  await expect(failing).toContainText('a shared-dma-pool, but not reusable');
  await expect(failing).toContainText('rmem_cma_setup() in kernel/dma/contiguous.c');
  await expect(conditions.getByRole('listitem').first()).toContainText('holds: enabled, with a fixed place in reg');
  await expect(playground.why).toContainText('memblock did not search');
});

test('a heap leads to its reasons, by keyboard too', async ({ playground, page }) => {
  await playground.open();
  await playground.heaps.getByRole('button', { name: 'Why video@90000000 is a heap' }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.why).toContainText('/dev/dma_heap/video@90000000');
  await playground.notHeap('npu-fw@88000000').getByRole('rowheader').getByRole('button').click();
  await expect(playground.why).toContainText('no-map, and not a shared-dma-pool');
  await playground.region('linux,cma').click();
  await expect(playground.why).toContainText('2 heaps');
});

test('the search of memblock is walked gap by gap, in the picture too', async ({ playground, page }) => {
  await openBoard(playground);
  await playground.showMessages('Why');
  await playground.why.getByRole('combobox', { name: 'Region' }).selectOption('pool');
  await expect(playground.why).toContainText('64 MiB, aligned to 2 MiB, searched from the top of RAM downwards');
  const gaps = playground.why.getByRole('list', { name: 'Gaps, in the order of the search' }).getByRole('button');
  await expect(gaps).toHaveCount(3);
  const outline = playground.memory.locator('.mm-highlight').last();
  const place = async () => (await outline.boundingBox())?.x ?? -1;
  await expect(playground.why).toContainText('gap 1 of 3');
  const first = await place();

  await playground.why.getByRole('button', { name: 'Next gap' }).click();
  await expect(playground.why).toContainText('gap 2 of 3');
  expect(await place()).toBeLessThan(first);
  await gaps.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(gaps.nth(2)).toBeFocused();
  await expect(gaps.nth(2)).toHaveAttribute('aria-current', 'step');
  await expect(gaps.nth(2)).toContainText('fits');
  await expect(playground.why.getByRole('button', { name: 'Next gap' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(gaps.first()).toBeFocused();

  await playground.showMessages('Problems');
  await expect(outline).toBeHidden();
});

test('nothing selected: what to do stands there', async ({ playground }) => {
  await playground.open();
  await playground.showMessages('Why');
  await expect(playground.why).toContainText('/dev/dma_heap/video@90000000');
  await playground.openFile('board.dts', Buffer.from(BOARD));
  await expect(playground.why).toContainText('Nothing is selected. Choose a region above');
  await playground.why.getByRole('combobox', { name: 'Region' }).selectOption('low@7c000000');
  await expect(playground.why).toContainText('no-map, and not a shared-dma-pool');
});

test('precedence, confidence, options and firmware: said, and set', async ({ playground, page }) => {
  await playground.open();
  await playground.heapsPane.getByRole('button', { name: 'Who decides the default area' }).click();
  const precedence = page.getByRole('table', { name: 'Who decides the default area, strongest first' });
  await expect(precedence.getByRole('row')).toContainText([/not asked/, /devicetree.*won/, /Kconfig.*bypassed/]);

  await page.getByRole('button', { name: 'Kernel captured' }).click();
  const confidence = page.getByRole('region', { name: 'Confidence' });
  await expect(confidence).toContainText(/(\d+) of \1 captured boots agree/);
  await confidence.getByText('Each behaviour of this version').click();
  await expect(page.getByRole('table', { name: 'Behaviours of this version' })).toContainText('captured: ');

  await page.getByLabel('Kernel command line').fill('cma=32M');
  await expect(precedence.getByRole('row').first()).toContainText('won');
  await page.getByLabel('Kernel command line').fill('');
  await page.getByLabel('DMABUF_HEAPS_SYSTEM').selectOption('n');
  await expect(playground.heap('system')).toBeHidden();
  await page.getByLabel('CMA_ALIGNMENT').fill('99');
  await expect(page.getByRole('region', { name: 'Kernel configuration' })).toContainText('from 2 to 12');
  await page
    .getByRole('region', { name: 'Kernel configuration' })
    .getByRole('combobox')
    .first()
    .selectOption('riscv64');
  await expect(page.getByRole('button', { name: 'Kernel inferred' })).toBeVisible();

  const held = page.getByRole('region', { name: 'Held by firmware' });
  await expect(held).toContainText('assumed');
  await held.getByRole('button', { name: 'Add a range' }).click();
  await held.getByLabel('Name of range 4').fill('secure firmware');
  await held.getByLabel('Base of range 4').fill('0x9000_0000');
  await expect(held).toContainText('Row 4: the size is none');
  await held.getByLabel('Size of range 4').fill('2MiB');
  await expect(held).toContainText('as written here');
  await expect(playground.memory.getByRole('img', { name: /^secure firmware, 2 MiB at 0x9000_0000/ })).toBeVisible();
  await held.getByRole('button', { name: 'Back to what is assumed' }).click();
  await expect(held.getByLabel('Name of range 4')).toBeHidden();
});

test('windows of alloc-ranges: each in a sentence, also one without memory', async ({ playground }) => {
  await playground.open();
  const ranges = 'alloc-ranges = <0x0 0x10000000 0x0 0x1000000>, <0x0 0x50000000 0x0 0x8000000>;';
  const board = BOARD.replace('size = <0x0 0x04000000>;', `size = <0x0 0x04000000>; ${ranges}`);
  await playground.openFile('board.dts', Buffer.from(board));
  await playground.showMessages('Why');
  await playground.why.getByRole('combobox', { name: 'Region' }).selectOption('pool');
  const searches = playground.why.getByRole('list', { name: 'Ranges of addresses, in the order of the search' });
  await expect(searches.getByRole('listitem')).toHaveText([
    '0x1000_0000 to 0x1100_0000, downwards: no free memory in it',
    '0x5000_0000 to 0x5800_0000, downwards: a place found, 1 gap looked at',
  ]);
});

test('a pinned page: EBUSY walks the window, and the steps of a repeat are counted', async ({ playground }) => {
  await openBoard(playground);
  await playground.write('workload', 'pin pool 300\nrepeat 2 {\n  alloc a-$i pool 4MiB\n}');
  await expect(playground.textTab('workload')).toHaveText('workload 3');
  await playground.showMessages('Why');
  const windows = playground.why.getByRole('region', { name: 'Windows of the step' });
  await expect(windows).toContainText('Windows tried by step 3');
  await playground.steps.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(windows).toContainText('3 windows tried, the last one taken');
  await expect(windows.getByRole('listitem')).toHaveText([
    /page 0, 0x\w+: EBUSY, page 300 is pinned$/,
    /page 256, 0x\w+: EBUSY, page 300 is pinned$/,
    /page 512, 0x\w+: taken$/,
  ]);
});

test("the kernel's files of an area follow the step, and are copied as cat prints them", async ({
  playground,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBoard(playground);
  await playground.write('workload', 'alloc a pool 4MiB\nfree a');
  await playground.showMessages('Boot log');
  const files = page.getByRole('region', { name: 'Kernel files' });
  await files.getByRole('combobox', { name: 'CMA area' }).selectOption('pool');
  await expect(files).toContainText('after step 2');
  await expect(files).toContainText('alloc_pages_success');
  await playground.steps.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(files).toContainText('after step 1');
  await expect(files.getByText('used', { exact: true }).locator('xpath=../dd')).toHaveText('1024');
  await files.getByRole('button', { name: 'Copy kernel files' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('$ cat /sys/kernel/debug/cma/pool/used\n1024\n');
});

test('a driver asks a coherent pool, which is no heap', async ({ playground }) => {
  await playground.open();
  const shm = 'shm@60000000 { compatible = "shared-dma-pool"; no-map; reg = <0x0 0x60000000 0x0 0x00100000>; };';
  await playground.openFile('board.dts', Buffer.from(BOARD.replace('ranges;', `ranges; ${shm}`)));
  await expect(playground.notHeap('shm@60000000')).toBeVisible();
  await playground.write('workload', 'alloc ring shm@60000000 12KiB by dsp');
  await expect(
    playground.pageMap.getByText(/3 pages asked, 4 taken: the pool hands out powers of two, at 0x6000_0000/),
  ).toBeVisible();
});

test('the size of the built-in area in percent of RAM', async ({ playground, page }) => {
  await openBoard(playground);
  await page.getByRole('button', { name: 'Kernel captured' }).click();
  await page.getByLabel('CMA_SIZE_SEL').selectOption('PERCENTAGE');
  await page.getByLabel('CMA_SIZE_PERCENTAGE').fill('25');
  await expect(playground.heap('reserved')).toContainText('256 MiB');
  const precedence = page.getByRole('table', { name: 'Who decides the default area, strongest first' });
  await expect(precedence).toContainText('CONFIG_CMA_SIZE_PERCENTAGE=25');
});
