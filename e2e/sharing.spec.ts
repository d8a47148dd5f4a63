import { expect, test } from './playground';

const HEAP = 'video@90000000';

/** Runs in the page: everything that is saved there, as one text. */
async function savedTexts(): Promise<string> {
  const done = async <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('storage refused'));
      };
    });
  const texts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames)
      texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return texts.join('\n');
}

test('a copied link shows the same picture in another window', async ({ playground, another, browser }) => {
  await playground.open();
  await playground.allocate('2MiB', HEAP);
  await playground.stepTo(20);
  const names = await playground.heapNames();
  const link = await playground.share();

  const stranger = await browser.newContext();
  const other = await another(stranger);
  await other.page.goto(link);
  await other.ready();
  expect(await other.heapNames()).toEqual(names);
  await expect(other.steps).toContainText('step 20 of 28');
  await other.stepTo(28);
  await expect(other.buffer('buf-1')).toContainText('2 MiB');
  await stranger.close();
});

test('a damaged link says so, and leaves the own work alone', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  const link = new URL(await playground.share());
  await expect.poll(async () => page.evaluate(savedTexts)).toContain('Mine');
  await page.goto('about:blank');
  await playground.open(link.hash.slice(0, -8));
  await expect(playground.notices.getByRole('alert')).toContainText('This link is damaged');
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(playground.notices.getByRole('alert')).toBeHidden();
});

test('a link opens beside the own work, with a way back to it', async ({ playground, another, browser, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  const stranger = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const other = await another(stranger);
  await other.page.goto(page.url());
  await other.ready();
  await other.page.getByLabel('Scenario title').fill('Theirs');
  const link = await other.share();
  await stranger.close();

  await page.goto(link);
  await playground.ready();
  await expect(page.getByLabel('Scenario title')).toHaveValue('Theirs');
  await page.reload();
  await page.getByRole('button', { name: 'Back to my own work' }).click();
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
});

test('a reload keeps the work', async ({ playground, page }) => {
  await playground.open();
  await playground.allocate('2MiB', HEAP);
  await expect(playground.steps).toContainText('of 28');
  await page.reload();
  await playground.ready();
  await expect(playground.steps).toContainText('of 28');
});

test('a scenario is saved as a file and opened again', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Kept in a file');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('button', { name: 'Save scenario as a file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('kept-in-a-file.carveout.json');
  const content = await saved.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);

  await page.getByLabel('Scenario title').fill('Another');
  await playground.openFile('again.carveout.json', Buffer.concat(chunks));
  await expect(page.getByLabel('Scenario title')).toHaveValue('Kept in a file');
});
