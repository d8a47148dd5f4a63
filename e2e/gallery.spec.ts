import { AxeBuilder } from '@axe-core/playwright';
import { PRESETS } from '../src/scenario/presets/presets';
import { expect, test, type Playground } from './playground';

async function openGallery({ page }: Playground) {
  await page.getByRole('button', { name: 'Presets', exact: true }).click();
  await page.getByRole('button', { name: `All ${PRESETS.length} presets` }).click();
  const gallery = page.getByRole('dialog', { name: 'Presets' });
  await expect(gallery.getByRole('listitem')).toHaveCount(PRESETS.length);
  return gallery;
}

test('every preset is there with a picture, and those from a real problem with their source', async ({
  playground,
}) => {
  await playground.open();
  const gallery = await openGallery(playground);
  await expect(gallery.locator('svg.thumbnail')).toHaveCount(PRESETS.length);
  const sources = PRESETS.flatMap(({ source }) => (source ? [source.thread] : []));
  expect(new Set(sources).size).toBe(sources.length);
  await expect(gallery.getByRole('link')).toHaveText(sources);
  await expect(gallery.getByRole('link').first()).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/[\w-]+\/[\w-]+\/issues\/\d+$/,
  );
});

test('filtered by words and by the number of the problem; Enter opens one, undo brings the own work back', async ({
  playground,
  page,
}) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  const gallery = await openGallery(playground);
  const filter = gallery.getByRole('textbox', { name: 'Filter presets' });
  await expect(filter).toBeFocused();
  await filter.fill('nothing is like this');
  await expect(gallery.getByRole('status')).toHaveText(`0 of ${PRESETS.length} presets`);
  await filter.fill('P12 pinned');
  await expect(gallery.getByRole('status')).toHaveText(`1 of ${PRESETS.length} presets`);
  await gallery.getByRole('button', { name: 'All of it at once' }).press('Enter');
  await expect(gallery).toBeHidden();
  await expect(page.getByLabel('Scenario title')).toHaveValue('All of it at once');
  await expect(playground.steps).toContainText('step 3 of');
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
});

test('axe finds nothing in the gallery, wide and on a phone', async ({ playground, page }) => {
  await playground.open();
  await openGallery(playground);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
