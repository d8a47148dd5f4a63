/** The build as it stands on a site of somebody's own: below a path, with nothing at the root. */
import { serve } from '../src/tools/serve.mjs';
import { expect, test } from './playground';

const FIRST_PORT = 4310;
const PORTS_TRIED = 10;

let site: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  site = await serve({ port: FIRST_PORT, ports: PORTS_TRIED, base: '/tools/carveout/' });
});
test.afterAll(() => site.close());

test('works below a path: pictures, editor, parts that come later, and a link of its own', async ({
  playground,
  page,
}) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(site.url);
  await playground.ready();
  await playground.editorReady();
  await playground.showMessages('Boot log');
  await expect(playground.log).toContainText('reserved mem');
  const link = await playground.share();
  expect(link.startsWith(`${site.url}#3.`)).toBe(true);
  await page.goto('about:blank');
  await page.goto(link);
  await playground.ready();
  await expect(page.getByLabel('Scenario title')).toHaveValue('Camera, decoder and display');
  expect(missing).toEqual([]);
});
