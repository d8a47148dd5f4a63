import { PRESETS } from '../src/scenario/presets/presets';
import { simulate } from '../src/scenario/simulate';
import { expect, test } from './playground';

test('each preset opens with its heaps, its note and its reasons', async ({ playground, page }) => {
  await playground.open();
  for (const { title, scenario } of PRESETS) {
    const { machine } = simulate(scenario);
    await playground.openPreset(title);
    await expect(page.getByLabel('Scenario title')).toHaveValue(title);
    await expect(page.getByLabel('Note')).toHaveValue(scenario.note);
    await expect.poll(() => playground.heapNames()).toEqual(machine.heaps.map((heap) => heap.name));
    const without = machine.fates.filter((fate) => fate.heaps.length === 0);
    for (const { name } of without) await expect(playground.notHeap(name)).toBeVisible();
  }
});

test('a preset is an edit: undo brings the own work back', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  await playground.openPreset(PRESETS[0]?.title ?? '');
  await expect(page.getByLabel('Scenario title')).not.toHaveValue('Mine');
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
});
