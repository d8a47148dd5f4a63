import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Playground } from './playground';

const CORPUS = join(import.meta.dirname, '../../shared/corpus');
const CLOSURE = join(CORPUS, 'include-closure.zip');

/** Boards of other people, beside the checkout. */
const skipWithoutCorpus = () =>
  test.skip(!existsSync(CLOSURE) && process.env['CI'] !== 'true', '../shared/corpus is not there');

type Given = { readonly name: string; readonly buffer: Buffer };

/** Through the field of the file dialog, which takes several. */
async function give({ page }: Playground, ...files: readonly Given[]): Promise<void> {
  const payload = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }));
  await page.getByLabel('File to open').setInputFiles(payload);
}

const text = (name: string, content: string): Given => ({ name, buffer: Buffer.from(content) });

const BOARD = text(
  'b.dts',
  `/dts-v1/;
#include "soc.dtsi"
/ {
	memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
};
`,
);
const SOC = text(
  'soc.dtsi',
  `/ {
	#address-cells = <1>;
	#size-cells = <1>;
	reserved: reserved-memory {
		#address-cells = <1>;
		#size-cells = <1>;
		ranges;
		camera@50000000 { compatible = "shared-dma-pool"; reusable; reg = <0x50000000 0x4000000>; };
	};
};
`,
);
const OVERLAY = text(
  'more.dtso',
  `/dts-v1/;
/plugin/;
&reserved {
	#address-cells = <1>;
	#size-cells = <1>;
	video@60000000 { compatible = "shared-dma-pool"; reusable; reg = <0x60000000 0x2000000>; };
};
`,
);

test('an archive is opened, its board picked, an include edited, and the map follows', async ({ playground, page }) => {
  skipWithoutCorpus();
  await playground.open();
  await give(playground, { name: 'include-closure.zip', buffer: readFileSync(CLOSURE) });
  const dialog = page.getByRole('dialog', { name: 'Choose the board' });
  await expect(dialog.getByRole('option')).toHaveCount(6);
  await page.keyboard.type('imx93 evk');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(playground.textTab('imx93-11x11-evk.dts')).toBeVisible();
  await expect(playground.memory).toContainText('linux,cma');

  await page.getByRole('button', { name: /^Files \d+$/ }).click();
  const files = page.getByRole('dialog', { name: 'Files' });
  await expect(files).toContainText('108 files');
  await page.keyboard.type('evk common');
  await page.keyboard.press('Enter');
  await expect(files).toBeHidden();
  await expect(playground.textTab('imx93-11x11-evk-common.dtsi')).toHaveAttribute('aria-selected', 'true');
  const before = await playground.plainField.inputValue();
  expect(before).toContain('size = <0 0x10000000>;');
  await expect(playground.heap('linux,cma')).toContainText('256 MiB');
  await playground.plainField.fill(before.replace('size = <0 0x10000000>;', 'size = <0 0x08000000>;'));
  await expect(playground.heap('linux,cma')).toContainText('128 MiB');
  await expect(playground.memory).toContainText('linux,cma128 MiB');
});

test('a compiled devicetree shows the heaps of its source', async ({ playground, page }) => {
  skipWithoutCorpus();
  const name = 'imx93-11x11-evk';
  await playground.open();
  await give(playground, { name: `${name}.dts.gz`, buffer: readFileSync(join(CORPUS, `preprocessed/${name}.dts.gz`)) });
  await expect(playground.textTab(`${name}.dts`)).toBeVisible();
  await expect(playground.memory).toContainText('linux,cma');
  const heaps = await playground.heapNames();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('button', { name: 'Save devicetree as .dtb' }).click();
  const saved = readFileSync(await (await download).path());
  const blob = gunzipSync(readFileSync(join(CORPUS, `dtb/${name}.dtb.gz`)));
  expect(saved.equals(blob)).toBe(true);

  await give(playground, BOARD, SOC);
  await expect(playground.memory).not.toContainText('linux,cma');
  await give(playground, { name: `${name}.dtb`, buffer: blob });
  await expect(playground.notices).toContainText('is a compiled devicetree');
  await expect(playground.textTab(`${name}.dts`)).toBeVisible();
  await expect.poll(() => playground.heapNames()).toEqual(heaps);
});

test('an overlay changes memory, and can be taken away again', async ({ playground, page }) => {
  await playground.open();
  await give(playground, BOARD, SOC);
  await expect(playground.heap('camera@50000000')).toBeVisible();
  await expect(playground.heap('video@60000000')).toBeHidden();
  await give(playground, OVERLAY);
  await expect(playground.notices).toContainText('more.dtso is applied to b.dts');
  await expect(playground.heap('video@60000000')).toBeVisible();
  await page.getByRole('button', { name: /^Files 3$/ }).click();
  await page.getByRole('button', { name: 'Remove: more.dtso' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(playground.heap('video@60000000')).toBeHidden();
  await page.keyboard.press('Control+Z');
  await expect(playground.heap('video@60000000')).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(playground.heap('video@60000000')).toBeHidden();
  await expect(playground.textTab('b.dts')).toHaveAttribute('aria-selected', 'true');
  await expect(playground.textTab('more.dtso')).toHaveCount(0);
});

test('a folder is opened with its includes, by the dialog of the browser', async ({ playground, page }, info) => {
  const folder = info.outputPath('board');
  mkdirSync(join(folder, 'include/dt-bindings'), { recursive: true });
  writeFileSync(join(folder, BOARD.name), `${BOARD.buffer.toString()}#include <dt-bindings/empty.h>\n`);
  writeFileSync(join(folder, SOC.name), SOC.buffer);
  writeFileSync(join(folder, 'include/dt-bindings/empty.h'), '');
  await playground.open();
  await page.getByLabel('Folder to open').setInputFiles(folder);
  await expect(playground.heap('camera@50000000')).toBeVisible();
  await playground.showMessages('Problems');
  await expect(playground.messages).toContainText('No problems found.');
  await page.getByRole('button', { name: /^Files 3$/ }).click();
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(found.violations).toEqual([]);
});

test('a board without its includes opens, and each missing file is told with the places searched', async ({
  playground,
}) => {
  await playground.open();
  await give(playground, BOARD);
  await expect(playground.notices).toContainText('b.dts includes other files');
  await expect(playground.problems).toContainText('"soc.dtsi" is not among the files given');
  await expect(playground.problems).toContainText('looked for soc.dtsi, include/soc.dtsi');
});
