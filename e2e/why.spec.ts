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
  await expect(conditions.getByRole('listitem').first()).toContainText('holds enabled, with a fixed place in reg');
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
