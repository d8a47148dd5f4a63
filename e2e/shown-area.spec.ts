import { expect, test } from './playground';

const BOARD = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@80000000 { device_type = "memory"; reg = <0x0 0x80000000 0x0 0x40000000>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		pool@90000000 { compatible = "shared-dma-pool"; reusable; reg = <0x0 0x90000000 0x0 0x10000000>; };
	};
};
`;
const WORKLOAD = `alloc a pool@90000000 100MiB
alloc b pool@90000000 4MiB
alloc c pool@90000000 100MiB
free a
alloc big pool@90000000 120MiB
alloc more pool@90000000 200MiB
`;

test.beforeEach(async ({ playground, page }) => {
  await playground.openWithEditor();
  await playground.openFile('pool.dts', Buffer.from(BOARD));
  await expect(playground.heap('pool@90000000')).toBeVisible();
  await playground.write('workload', WORKLOAD);
  await expect(playground.steps).toContainText('step 6 of 6');
  await expect(page.getByRole('application', { name: /^Space–time of pool@90000000: 6 steps/ })).toBeVisible();
});

test('while nothing is selected, the area of the failed step is shown, and why it failed', async ({
  playground,
  page,
}) => {
  await expect(page.getByRole('application', { name: /^Page map of pool@90000000/ })).toBeVisible();
  const why = playground.pageMap.getByRole('region', { name: 'Why it failed' });
  await expect(why).toContainText('more failed');
  await expect(why.getByRole('heading', { name: 'No hole is long enough' })).toBeVisible();
  await playground.stepTo(5);
  await expect(why).toContainText('big failed');
  await expect(why.getByRole('heading', { name: 'No hole is long enough' })).toBeHidden();
  await expect(playground.pageMap).toContainText('needed beyond the hole');
  await playground.stepTo(4);
  await expect(playground.pageMap).not.toContainText('needed beyond the hole');
});

test('beside another area the failure is named, with the way to its area, as from Problems', async ({
  playground,
  page,
}) => {
  await playground.heap('default_cma_region').getByRole('rowheader').getByRole('button').click();
  const pool = page.getByRole('application', { name: /^Page map of pool@90000000/ });
  await expect(pool).toBeHidden();
  const outcome = page.getByRole('group', { name: 'What the step came to' });
  await expect(outcome).toContainText(/Step 6 failed, in pool@90000000: .*200 MiB/);
  await outcome.getByRole('button', { name: 'Show pool@90000000' }).click();
  await expect(pool).toBeVisible();
  await playground.heap('default_cma_region').getByRole('rowheader').getByRole('button').click();
  await expect(pool).toBeHidden();
  await playground.showMessages('Problems');
  await playground.messages.getByRole('button', { name: /alloc big .* failed/ }).click();
  await expect(playground.steps).toContainText('step 5 of 6');
  await expect(pool).toBeVisible();
});

test('a cursor that is out of view is said to be, and a long run is played in strides', async ({
  playground,
  page,
}) => {
  await playground.write('workload', 'random pool@90000000 4KiB..8MiB steps=2000 seed=7 live=60\n');
  await expect(playground.steps).toContainText('step 2000 of 2000');
  const away = playground.spaceTime.getByText('step 2000, outside of the view');
  const canvas = page.getByRole('application', { name: /^Space–time of/ });
  await canvas.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await expect(away).toBeHidden();
  for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(away).toBeVisible();
  const all = playground.spaceTime.getByRole('button', { name: 'Show all' });
  const [button, plot] = [(await all.boundingBox())!, (await canvas.boundingBox())!];
  expect(button.y + button.height).toBeLessThanOrEqual(plot.y);
  await all.click();
  await expect(away).toBeHidden();
  await playground.stepTo(0);
  await playground.steps.getByRole('button', { name: 'Play' }).click();
  await expect(playground.steps).not.toContainText(/step \d{1,2} of/);
  await playground.steps.getByRole('button', { name: 'Stop' }).click();
  const step = Number(await page.getByRole('slider', { name: 'Step' }).inputValue());
  expect([step >= 100, step % 27]).toEqual([true, 0]);
});
