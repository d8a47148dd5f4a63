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
		video: video@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x01000000>;
		};
		off: off@60000000 { reg = <0x0 0x60000000 0x0 0x00100000>; status = "disabled"; };
		orphan@70000000 { reg = <0x0 0x70000000 0x0 0x00100000>; no-map; };
	};
	codec@10000000 { memory-region = <&video>, <&off>; memory-region-names = "frames", "firmware"; };
	jpeg@10100000 { memory-region = <&video>; status = "disabled"; };
};
`;

const MANY = BOARD.replace(
  /\n};\n$/,
  `\n${Array.from({ length: 40 }, (_, i) => `\tdma@2${String(i).padStart(7, '0')} { memory-region = <&video>; };`).join('\n')}\n};\n`,
);

async function openDevices(playground: Playground, board: string): Promise<void> {
  await playground.open();
  await playground.openFile('board.dts', Buffer.from(board));
  await expect(playground.heap('video@50000000')).toBeVisible();
  await playground.page.getByRole('tab', { name: 'Devices' }).click();
}

test('who uses a region, by which name, and what falls to the default area', async ({ playground, page }) => {
  await openDevices(playground, BOARD);
  await expect(playground.device('codec@10000000')).toHaveAccessibleName(
    'device codec@10000000, uses video@50000000 as frames, off@60000000 as firmware: default area',
  );
  await expect(playground.device('jpeg@10100000')).toHaveAccessibleName(/, disabled, uses video@50000000/);
  await expect(playground.ownedRegion('video@50000000')).toHaveAccessibleName(
    /used by codec@10000000, jpeg@10100000, heap video@50000000/,
  );
  await expect(playground.ownedRegion('orphan@70000000')).toHaveAccessibleName(/no device, no heap/);
  await playground.device('codec@10000000').hover();
  await expect(page.getByRole('tooltip')).toContainText('10000000.codec: assigned reserved memory node video@50000000');
  await page.getByText('Devices as a table').click();
  const rows = page.getByRole('table', { name: 'Devices and their regions' }).getByRole('row');
  await expect(rows.filter({ hasText: 'firmware' })).toContainText('falls back to the default area');
  await expect(rows.filter({ hasText: 'orphan@70000000' })).toContainText('no device');
});

test('a region is selected, a device shown in the source, by keyboard', async ({ playground, page }) => {
  await openDevices(playground, BOARD);
  await playground.ownedRegion('orphan@70000000').click();
  await expect(playground.ownedRegion('orphan@70000000')).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.region('orphan@70000000')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('tab', { name: 'Devices' }).focus();
  await playground.device('codec@10000000').focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.ownedRegion('video@50000000')).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('video@50000000');
  await page.keyboard.press('ArrowLeft');
  await expect(playground.device('jpeg@10100000')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(playground.device('codec@10000000')).toBeFocused();
  await playground.textTab('workload').click();
  await playground.device('jpeg@10100000').focus();
  await page.keyboard.press('Enter');
  await expect(playground.textTab('board.dts')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => playground.visibleText()).toContain('jpeg@10100000');
});

test('the picture fills the screen, with what its lines mean, and uses the height', async ({ playground, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openDevices(playground, BOARD);
  const picture = page.getByRole('region', { name: 'Devices', exact: true });
  const top = async () => (await playground.ownedRegion('orphan@70000000').boundingBox())?.y ?? 0;
  await playground.device('codec@10000000').focus();
  await page.keyboard.press('f');
  await expect(picture.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await expect(picture.getByRole('heading', { name: 'Devices' })).toHaveAttribute('aria-level', '1');
  await expect(picture.getByRole('list', { name: 'Lines' })).toHaveText(/allocates from it.*default area instead/);
  await expect.poll(top).toBeGreaterThan(500);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(playground.device('jpeg@10100000')).toBeFocused();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picture.getByRole('button', { name: 'Full screen' })).toBeVisible();
});

test('forty devices scroll', async ({ playground }) => {
  await openDevices(playground, MANY);
  const last = playground.device('dma@20000039');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
});

test('on a phone nothing is wider than the screen', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(playground.device('codec@10200000')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const box = await playground.device('codec@10200000').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
});
