import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from './playground';

const ROOT = join(import.meta.dirname, '..');
/** Boards of other people, beside the checkout: they may be read, and never become part of it. */
const CORPUS = join(ROOT, '../shared/corpus/preprocessed');

/** One of each vendor. */
const BOARDS = [
  'rk3588s-evb1-v10.dts.gz',
  'imx8mp-toradex-smarc-dev.dts.gz',
  'k3-am62p5-var-som-symphony.dts.gz',
  'qcs6490-rb3gen2.dts.gz',
  'fsl-ls1012a-tqmls1012al-mbls1012al.dts.gz',
];

type Check = {
  readonly heaps: readonly { readonly name: string }[];
  readonly regions: readonly { readonly name: string; readonly heaps: readonly string[] }[];
};

/** What the headless command says. Its exit status 1 means that the tree loses something, not that it failed. */
async function check(file: string): Promise<Check> {
  const run = promisify(execFile);
  const args = ['run', '--silent', 'carveout', '--', 'check', file, '--json'];
  const { stdout } = await run('npm', args, { cwd: ROOT, maxBuffer: 1 << 26 }).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  return JSON.parse(stdout) as Check;
}

for (const board of BOARDS) {
  test(`${board}, dropped on the page, shows the heaps that check tells`, async ({ playground }) => {
    const file = join(CORPUS, board);
    test.skip(!existsSync(file) && process.env['CI'] !== 'true', '../shared/corpus is not there');
    const told = await check(file);
    await playground.open();
    await playground.dropFile(file);
    await expect(playground.textTab(board.replace('.gz', ''))).toBeVisible();
    await expect.poll(() => playground.heapNames()).toEqual(told.heaps.map((heap) => heap.name));
    const without = told.regions.filter((region) => region.heaps.length === 0);
    if (without.length > 0) await expect(playground.notHeaps.getByRole('row')).toHaveCount(without.length + 1);
  });
}

test('a board opened with the button, plain or compressed, is the same', async ({ playground }) => {
  const source = Buffer.from('/dts-v1/;\n/ { #address-cells = <1>; #size-cells = <1>; };\n');
  await playground.open();
  await playground.openFile('plain.dts', source);
  await expect(playground.textTab('plain.dts')).toBeVisible();
  await expect(playground.memory).toContainText('DRAM');
  await playground.openFile('packed.dts.gz', gzipSync(source));
  await expect(playground.textTab('packed.dts')).toBeVisible();
});

const UNSUPPORTED: readonly (readonly [string, Buffer, RegExp])[] = [
  ['part.dtsi', Buffer.from('/ { };'), /drop it together with its board/],
  ['board.dtb', Buffer.from([0xd0, 0x0d, 0xfe, 0xed, 0, 0, 0, 40]), /damaged compiled devicetree/],
  ['boards.zip', Buffer.from('PK\u0003\u0004 and more'), /damaged: it has no complete zip directory/],
  ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /binary data/],
  ['empty.dts', Buffer.alloc(0), /is empty/],
];

for (const [name, content, sentence] of UNSUPPORTED) {
  test(`${name} is refused in a sentence`, async ({ playground, page }) => {
    await playground.open();
    const title = await page.getByLabel('Scenario title').inputValue();
    await playground.openFile(name, content);
    await expect(playground.notices.getByRole('alert')).toContainText(sentence);
    await expect(page.getByLabel('Scenario title')).toHaveValue(title);
  });
}

test('the same file again after a failure, then a good one', async ({ playground }) => {
  const file = join(CORPUS, 'rk3588s-evb1-v10.dts.gz');
  test.skip(!existsSync(file) && process.env['CI'] !== 'true', '../shared/corpus is not there');
  await playground.open();
  await playground.openFile('cut.dts.gz', readFileSync(file).subarray(0, 1000));
  await expect(playground.notices.getByRole('alert')).toContainText('damaged');
  await playground.openFile('whole.dts.gz', readFileSync(file));
  await expect(playground.textTab('whole.dts')).toBeVisible();
  await expect(playground.notices.getByRole('alert')).toBeHidden();
});
