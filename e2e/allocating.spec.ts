import { expect, test } from './playground';

const BOARD = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@40000000 { device_type = "memory"; reg = <0x0 0x40000000 0x0 0x40000000>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		video@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x01000000>;
		};
	};
};
`;
const HEAP = 'video@50000000';

test.beforeEach(async ({ playground }) => {
  await playground.open();
  await playground.write('workload', '');
  await playground.write('board.dts', BOARD);
  await playground.heap(HEAP).getByRole('rowheader').getByRole('button').click();
  await expect(playground.pageMap).toContainText('used 0 B of 16 MiB');
});

test('allocate writes a line, and the buffer is in the page map', async ({ playground }) => {
  await playground.allocate('8MiB');
  await expect(playground.buffer('buf-1')).toContainText('8 MiB');
  await expect(playground.pageMap).toContainText('used 8 MiB of 16 MiB, 50 %');
  await playground.textTab('workload').click();
  await expect.poll(() => playground.visibleText()).toContain(`alloc buf-1 ${HEAP} 8MiB`);
});

test('fill, free some, and a larger one fails with its reason in plain sight', async ({ playground, page }) => {
  for (let i = 1; i <= 4; i++) {
    await playground.allocate('4MiB');
    await expect(playground.buffer(`buf-${i}`)).toBeVisible();
  }
  await playground.free('buf-1');
  await playground.free('buf-3');
  await expect(playground.pageMap).toContainText('used 8 MiB of 16 MiB');
  await expect(playground.pageMap).toContainText('largest run 4 MiB');

  await playground.allocate('6MiB');
  await expect(playground.failure).toContainText('buf-5 failed');
  await expect(playground.failure).toContainText('alloc failed, req-size: 1536 pages');
  const holes = playground.failure.getByRole('list', { name: 'Holes, longest first' }).getByRole('listitem');
  await expect(holes).toHaveCount(2);
  await expect(holes.first()).toContainText('1024 pages');
  await expect(holes.first()).toContainText('512 short');
  await expect(playground.problems).toContainText('step 7');

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(playground.failure).toBeHidden();
  await expect(playground.steps).toContainText('step 6 of 7');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(playground.failure).toBeVisible();
});

test('the button of an open form brings it back where it was scrolled away, and closes it in sight', async ({
  playground,
  page,
}) => {
  await playground.openPreset('Three times as much free, and it fails');
  await playground.stepTo(23);
  const opener = page.getByRole('button', { name: 'Allocate…' });
  const field = page.getByRole('form', { name: 'Allocate' }).getByLabel('Size', { exact: true });
  await opener.click();
  await expect(field).toBeFocused();
  const aside = playground.pageMap.locator('.page-map-aside');
  await aside.evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
  await expect(field).not.toBeInViewport();
  await opener.click();
  await expect(field).toBeInViewport();
  await expect(field).toBeFocused();
  await opener.click();
  await expect(field).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a bad size is said in the form, and writes nothing', async ({ playground, page }) => {
  await playground.allocate('8MB');
  await expect(page.getByRole('form', { name: 'Allocate' })).toContainText('write 8MiB');
  await playground.textTab('workload').click();
  expect(await playground.visibleText()).not.toContain('alloc');
});

test('an unknown heap fails as open(2) would, and the editor says so', async ({ playground }) => {
  await playground.write('workload', 'alloc a nothing 4096\n');
  await expect(playground.steps).toContainText('ENOENT');
  await expect(playground.problems).toContainText('nothing');
});

test('steps go back and forth, by slider, buttons and play', async ({ playground, page }) => {
  await playground.write('workload', [1, 2, 3].map((n) => `alloc b-${n} ${HEAP} 1MiB`).join('\n'));
  await expect(playground.steps).toContainText('step 3 of 3');
  await playground.stepTo(1);
  await expect(playground.pageMap).toContainText('used 1 MiB');
  await expect(playground.buffer('b-2')).toBeHidden();
  await playground.stepTo(0);
  await expect(playground.pageMap).toContainText('used 0 B');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(playground.steps).toContainText('step 3 of 3');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(playground.pageMap).toContainText('used 3 MiB');
});
