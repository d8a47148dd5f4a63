import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Playground } from './playground';

type Given = { readonly name: string; readonly text: string };

const BOARD: Given = {
  name: 'b.dts',
  text: `/dts-v1/;
#include "soc.dtsi"
/ {
	memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
	isp { memory-region = <&cam>; };
};
`,
};
const SOC: Given = {
  name: 'soc.dtsi',
  text: `#define MIB(n) ((n) << 20)
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	reserved: reserved-memory {
		#address-cells = <1>;
		#size-cells = <1>;
		ranges;
		cam: camera@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x50000000 MIB(64)>;
		};
		pool {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x01f00000>;
		};
	};
};
`,
};

async function openBoard(playground: Playground): Promise<void> {
  await playground.openWithEditor();
  const files = [BOARD, SOC].map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));
  await playground.page.getByLabel('File to open').setInputFiles(files);
  await expect(playground.heap('camera@50000000')).toBeVisible();
}

/** A word as the editor shows it. */
const word = ({ page }: Playground, text: string | RegExp) =>
  page.locator('.view-line > span > span').filter({ hasText: text }).first();

/** Opens a file beside the board, which has no tab yet. */
async function openFile({ page }: Playground, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Files \d+$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Files' });
  await expect(dialog).toBeVisible();
  await page.keyboard.type(name);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
}

test('hovering decodes values and macros, and says what the kernel makes of a label', async ({ playground, page }) => {
  await openBoard(playground);
  const card = page.locator('.monaco-hover:visible');
  await word(playground, /^&cam$/).hover();
  await expect(card).toContainText('cam: /reserved-memory/camera@50000000');
  await expect(card).toContainText('0x5000_0000 – 0x53ff_ffff, 64 MiB');
  await expect(card).toContainText('heap camera@50000000');
  await page.mouse.move(0, 0);
  await expect(card).toBeHidden();
  await openFile(playground, 'soc.dtsi');
  await word(playground, /^MIB/).hover();
  await expect(card).toContainText('#define MIB(n) ((n) << 20)');
  await word(playground, /^ranges$/).hover();
  await expect(card).toContainText('/reserved-memory needs it empty');
});

test('a definition in an include is gone to by key, and a label renamed in both files is one step back', async ({
  playground,
  page,
}) => {
  await openBoard(playground);
  await word(playground, /^&cam$/).click();
  await page.keyboard.press('F12');
  await expect(playground.textTab('soc.dtsi')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: /rename/i });
  await expect(name).toHaveValue('cam');
  await name.fill('front_camera');
  await page.keyboard.press('Enter');
  await expect(word(playground, /^front_camera:$/)).toBeVisible();
  await playground.textTab('b.dts').click();
  await expect(word(playground, /^&front_camera$/)).toBeVisible();
  await expect(playground.heap('camera@50000000')).toBeVisible();
  await word(playground, /^&front_camera$/).click();
  await page.keyboard.press('Control+Z');
  await expect(word(playground, /^&cam$/)).toBeVisible();
});

test('what can be typed is offered: properties with their cells, labels, and heaps in the workload', async ({
  playground,
  page,
}) => {
  await openBoard(playground);
  await openFile(playground, 'soc.dtsi');
  const list = page.getByRole('listbox', { name: 'Suggest' });
  await word(playground, /^size$/).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('alig');
  await page.keyboard.press('Control+Space');
  await expect(list.getByRole('listitem', { name: /^alignment/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => playground.visibleText()).toContain('alignment = <0x00400000>;');
  await playground.textTab('b.dts').click();
  await word(playground, /^&cam$/).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x = <&');
  await expect(list.getByRole('listitem', { name: /^cam/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await playground.textTab('workload').click();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nalloc more ');
  await expect(list.getByRole('listitem', { name: /^camera@50000000/ })).toBeVisible();
});

test('a quick fix is offered under the cursor and in the list of problems, with the lines that it changes', async ({
  playground,
  page,
}) => {
  await openBoard(playground);
  await openFile(playground, 'soc.dtsi');
  await expect(playground.heap('pool')).toBeHidden();
  await word(playground, /^pool$/).click();
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('option', { name: 'Set size 0x2000000 (32 MiB)' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(playground.heap('pool')).toContainText('32 MiB');
  await page.keyboard.press('Control+Z');
  await expect(playground.heap('pool')).toBeHidden();

  await playground.showMessages('Problems');
  await playground.problems.getByRole('button', { name: 'Fix', exact: true }).first().click();
  const fix = page.getByRole('region', { name: 'Set size 0x2000000 (32 MiB)' });
  await expect(fix).toContainText('- size = <0x01f00000>;');
  await expect(fix).toContainText('+ size = <0x02000000>;');
  const found = await new AxeBuilder({ page }).include('.problems').analyze();
  expect(found.violations).toEqual([]);
  await fix.getByRole('button', { name: /^Apply/ }).click();
  await expect(playground.heap('pool')).toContainText('32 MiB');
});

test('a text is formatted by key, in one step, and its nodes are a list', async ({ playground, page }) => {
  await openBoard(playground);
  await word(playground, /^&cam$/).click();
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(() => playground.visibleText()).toContain('        memory-region = <&cam>;');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => playground.visibleText()).toContain('isp { memory-region = <&cam>; };');
  await page.keyboard.press('Control+Shift+O');
  await page.keyboard.type('memory');
  await expect(page.getByRole('option', { name: /^memory@40000000/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.quick-input-widget')).toBeHidden();
});
