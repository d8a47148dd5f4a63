import { DEFAULT_SCENARIO } from '../src/scenario/default-scenario';
import { expect, test } from './playground';

const BOARD = DEFAULT_SCENARIO.files[0]?.text ?? '';
const SIZE = 'size = <0x0 0x04000000>;';
const LARGER = BOARD.replace(SIZE, 'size = <0x0 0x08000000>;');
const BROKEN = BOARD.replace(SIZE, 'size = <0x0 ;');

test('map, heaps and log follow an edit of the source', async ({ playground }) => {
  await playground.openWithEditor();
  await playground.showMessages('Boot log');
  await expect(playground.region('linux,cma')).toHaveAccessibleName(/^linux,cma, 64 MiB/);
  await expect(playground.heap('default_cma_region')).toContainText('64 MiB');
  await expect(playground.log).toContainText('size 64 MiB');

  await playground.write('board.dts', LARGER);

  await expect(playground.region('linux,cma')).toHaveAccessibleName(/^linux,cma, 128 MiB/);
  await expect(playground.heap('default_cma_region')).toContainText('128 MiB');
  await expect(playground.log).toContainText('size 128 MiB');
});

test('a text is edited without the editor, while it loads or where it cannot', async ({ playground }) => {
  await playground.open();
  await playground.write('board.dts', LARGER);
  await expect(playground.region('linux,cma')).toHaveAccessibleName(/^linux,cma, 128 MiB/);
});

test('broken source keeps the last good picture, dimmed, with a note that leads to the place', async ({
  playground,
}) => {
  await playground.openWithEditor();
  await playground.write('board.dts', BROKEN);
  const note = playground.memory.getByRole('button', { name: /^board\.dts:\d+:\d+: / });
  await expect(note).toBeVisible();
  await expect(playground.region('linux,cma')).toHaveAccessibleName(/^linux,cma, 64 MiB/);
  await expect(playground.memory.locator('.memory-picture')).toHaveCSS('opacity', '0.45');

  await playground.textTab('workload').click();
  await note.click();
  await expect(playground.textTab('board.dts')).toHaveAttribute('aria-selected', 'true');

  await playground.write('board.dts', LARGER);
  await expect(note).toBeHidden();
  await expect(playground.memory.locator('.memory-picture')).toHaveCSS('opacity', '1');
});

test('one undo history covers text, clicks and controls', async ({ playground, page }) => {
  await playground.open();
  await playground.write('board.dts', LARGER);
  await expect(playground.heap('default_cma_region')).toContainText('128 MiB');
  await page.getByLabel('Kernel', { exact: true }).selectOption('6.12');
  await expect(playground.heap('linux,cma')).toBeVisible();
  await expect(playground.heap('default_cma_region')).toBeHidden();

  await page.keyboard.press('Control+z');
  await expect(playground.heap('default_cma_region')).toContainText('128 MiB');
  await page.keyboard.press('Control+z');
  await expect(playground.heap('default_cma_region')).toContainText('64 MiB');
  await page.keyboard.press('Control+Shift+z');
  await expect(playground.heap('default_cma_region')).toContainText('128 MiB');
});

test('selection goes both ways between picture and source', async ({ playground, page }) => {
  await playground.openWithEditor();
  await playground.textTab('workload').click();
  await playground.region('npu-fw@88000000').click();
  await expect(playground.textTab('board.dts')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('npu-fw@88000000');
  await expect(playground.notHeap('npu-fw@88000000').getByRole('rowheader').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(playground.pageMap).toContainText('is not a CMA area');

  await page.locator('.view-line', { hasText: 'dsp-shm@8a000000' }).click();
  await expect(playground.notHeap('dsp-shm@8a000000').getByRole('rowheader').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('a line of the log and a problem lead to their node', async ({ playground, page }) => {
  await playground.openWithEditor();
  await playground.problems.getByRole('button', { name: /isp@8e900000/ }).click();
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('isp@8e900000');
  await playground.showMessages('Boot log');
  await playground.log
    .getByRole('button', { name: /linux,cma/ })
    .first()
    .click();
  await expect(playground.heap('linux,cma').getByRole('rowheader').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('the boot profile decides: RAM and command line', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Kernel command line').fill('cma=32M');
  await expect(playground.heap('default_cma_region')).toContainText('32 MiB');
  const ram = page.getByLabel('RAM', { exact: true });
  await ram.fill('much');
  await expect(page.getByText('“much” is not a size')).toBeVisible();
  await ram.fill('3GiB');
  await ram.press('Enter');
  await expect(playground.memory).toContainText('3 GiB');
  await ram.fill('');
  await ram.press('Enter');
  await expect(playground.memory).toContainText('1.5 GiB');
});
