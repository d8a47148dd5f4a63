import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { normalisedSvg } from './normalised-svg';
import { expect, test } from './playground';

const HOSTILE = '</title><script>alert(1)</script> & "quotes" \u0001 <b>';

async function save(page: Page, name: string): Promise<{ file: string; bytes: Buffer; text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name, exact: true }).click();
  const download = await waiting;
  const bytes = readFileSync(await download.path());
  return { file: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

const openExport = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Export', exact: true }).click();

/** Size and iTXt texts of a PNG. */
function readPng(bytes: Buffer): { width: number; height: number; texts: Record<string, string>; pixels: number } {
  const texts: Record<string, string> = {};
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'iTXt') {
      const end = body.indexOf(0);
      texts[body.toString('utf8', 0, end)] = body.toString('utf8', end + 5);
    }
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    texts,
    pixels: inflateSync(Buffer.concat(data)).length,
  };
}

/** An SVG as a page that opens it has it: its title, what it says, and whether anything in it could act. */
async function readSvg(page: Page, text: string) {
  return page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const texts = [...svg.querySelectorAll('text')].map((one) => one.textContent);
    return {
      wrong: svg.querySelector('parsererror')?.textContent ?? '',
      title: svg.querySelector('title')?.textContent ?? '',
      about: JSON.parse(svg.querySelector('metadata')?.textContent ?? '{}') as Record<string, string>,
      texts,
      fonts: (svg.querySelector('style')?.textContent.match(/@font-face/g) ?? []).length,
      actors: svg.querySelectorAll('script, foreignObject, [onload], [onclick]').length,
      left: [...svg.querySelectorAll('*')].filter((one) =>
        [...one.attributes].some(({ name, value }) => name === 'class' || value.includes('var(')),
      ).length,
      images: [...svg.querySelectorAll('image')].map((one) => one.getAttribute('href')?.slice(0, 22)),
    };
  }, text);
}

test('the picture of physical memory as SVG says what it is of and stands by itself', async ({ playground, page }) => {
  await playground.open();
  await openExport(page);
  const { file, text } = await save(page, 'Physical memory as SVG');
  expect(file).toBe('camera-decoder-and-display-physical-memory.svg');
  const read = await readSvg(page, text);
  expect(read).toMatchObject({ wrong: '', actors: 0, left: 0, fonts: 4 });
  expect(read.title).toBe('Camera, decoder and display: Physical memory, step 27 of 27');
  expect(read.texts.slice(0, 3)).toEqual([
    'Camera, decoder and display',
    'Linux 7.3, arm64, 4 KiB pages, RAM 2 GiB',
    'Physical memory, step 27 of 27',
  ]);
  expect(read.texts).toContain('0x9000_0000');
  const link = new URL(read.about.link ?? '');
  await page.goto(`/${link.hash}`);
  await playground.ready();
  await expect(playground.region('video@90000000')).toHaveAttribute('aria-pressed', 'true');
});

test('the drawn SVG is as it was reviewed', async ({ playground, page }) => {
  await playground.open();
  await openExport(page);
  const { text } = await save(page, 'Physical memory as SVG');
  expect(normalisedSvg(text)).toMatchSnapshot('physical-memory.svg');
});

test('the picture of devices as SVG, its table as CSV', async ({ playground, page }) => {
  await playground.open();
  await openExport(page);
  const read = await readSvg(page, (await save(page, 'Devices as SVG')).text);
  expect(read).toMatchObject({ wrong: '', actors: 0, left: 0 });
  expect(read.title).toBe('Camera, decoder and display: Devices and their regions, step 27 of 27');
  expect(read.texts).toContain('allocates from it');
  for (const text of ['codec@10200000', 'default_cma_region', 'no device']) expect(read.texts).toContain(text);
  const csv = (await save(page, 'Devices and their regions as CSV')).text.trimEnd().split('\r\n');
  expect(csv[0]).toBe('device,enabled,region,property,index,entry,heaps,outcome,reason,log');
  expect(csv.find((row) => row.includes('codec@10200000'))).toContain(
    '/reserved-memory/video@90000000,memory-region,0,',
  );
  expect(csv.filter((row) => row.startsWith(',,'))).toHaveLength(3);
});

test('a hostile title stays a text, in pictures, metadata and reports', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('textbox', { name: 'Scenario title' }).fill(HOSTILE);
  await openExport(page);
  const svg = await readSvg(page, (await save(page, 'Physical memory as SVG')).text);
  expect(svg).toMatchObject({ wrong: '', actors: 0 });
  expect(svg.title).toContain('</title><script>alert(1)</script> & "quotes"');
  const png = readPng((await save(page, 'Page map as PNG 1×')).bytes);
  expect(png.texts['Title']).toContain('</title><script>alert(1)</script>');
  const report = (await save(page, 'Everything as Markdown report')).text;
  expect(report.split('\n')[0]).toContain('\\<script\\>');
});

test('every picture as PNG, once and twice as fine, with title and link inside', async ({ playground, page }) => {
  await playground.open();
  await openExport(page);
  const names = ['Physical memory', 'Devices', 'Page map', 'Space–time', 'Fragmentation'];
  for (const name of names) {
    const once = readPng((await save(page, `${name} as PNG 1×`)).bytes);
    const twice = readPng((await save(page, `${name} as PNG 2×`)).bytes);
    expect([twice.width, twice.height]).toEqual([2 * once.width, 2 * once.height]);
    expect(once.texts['Title']).toMatch(new RegExp(`^Camera, decoder and display: ${name}.*step 27 of 27$`));
    expect(once.texts['Description']).toContain('Linux 7.3, arm64');
    expect(once.texts['Source']).toMatch(/#\d+\./);
    expect(once.pixels).toBe(once.height * (4 * once.width + 1));
  }
});

/** Plate round a picture that is taken away, and the size that the page map and space–time have in it. */
const INSET = { x: 16, y: 80 };
const STILL = { width: 1120, height: 420 };

/** Share of pixels: edges of letters differ a little. */
const MOST_UNLIKE = 0.0005;

/** The one canvas of a pane, at the size that it has in a file. */
async function atFileSize(page: Page, host: string, height = STILL.height): Promise<number> {
  const size = `width: ${STILL.width}px !important; height: ${height}px !important`;
  await page.addStyleTag({ content: `${host} { position: fixed; inset: 0 auto auto 0; z-index: 9; ${size} }` });
  const canvas = page.locator(`${host} canvas`);
  await expect.poll(async () => (await canvas.boundingBox())?.width).toBe(STILL.width);
  return (await canvas.boundingBox())!.height;
}

/** Share of the pixels of a box that are clearly not alike in the file and on the canvas of the page. */
async function unlike(page: Page, host: string, svg: string, height: number): Promise<number> {
  return page.locator(`${host} canvas`).evaluate(
    async (canvas: HTMLCanvasElement, { svg, height, inset }) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      const ratio = canvas.width / canvas.getBoundingClientRect().width;
      const [width, rows] = [canvas.width, Math.round(height * ratio)];
      const pixels = (draw: (context: CanvasRenderingContext2D) => void): Uint8ClampedArray => {
        const copy = Object.assign(document.createElement('canvas'), { width, height: rows });
        const context = copy.getContext('2d', { willReadFrequently: true })!;
        context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface');
        context.fillRect(0, 0, width, rows);
        draw(context);
        return context.getImageData(0, 0, width, rows).data;
      };
      const shown = pixels((context) => context.drawImage(canvas, 0, 0));
      const saved = pixels((context) => {
        context.scale(ratio, ratio);
        context.drawImage(image, -inset.x, -inset.y);
      });
      let different = 0;
      for (let i = 0; i < shown.length; i += 4)
        if ([0, 1, 2].some((k) => Math.abs(shown[i + k]! - saved[i + k]!) > 64)) different++;
      return different / (shown.length / 4);
    },
    { svg, height, inset: INSET },
  );
}

test.describe('at the fineness of a file', () => {
  test.use({ deviceScaleFactor: 2 });

  for (const step of [27, 23]) {
    test(`page map and space–time are shapes in their SVG, and what the page shows, at step ${step}`, async ({
      playground,
      page,
    }) => {
      await playground.open();
      await playground.stepTo(step);
      await openExport(page);
      await expect(page.getByRole('list', { name: 'Pictures' })).not.toContainText('pixels');
      const map = (await save(page, 'Page map as SVG')).text;
      const time = (await save(page, 'Space–time as SVG')).text;
      for (const svg of [map, time])
        expect(await readSvg(page, svg)).toMatchObject({ wrong: '', images: [], left: 0, actors: 0 });
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Free runs' }).click();
      const height = await atFileSize(page, '.page-map-picture');
      expect(await unlike(page, '.page-map-picture', map, height)).toBeLessThan(MOST_UNLIKE);
      // The pane shares its height with the picture below: what that takes is added.
      let room = STILL.height;
      await expect
        .poll(async () => {
          const part = await atFileSize(page, '.time-pictures', room);
          room += STILL.height - part;
          return part;
        })
        .toBe(STILL.height);
      expect(await unlike(page, '.time-pictures', time, STILL.height)).toBeLessThan(MOST_UNLIKE);
    });
  }
});

test('a picture of very many shapes is pixels in its SVG, and the dialog says so', async ({ playground, page }) => {
  await playground.open();
  await playground.write('workload', 'random video@90000000 4KiB..64KiB steps=60000 live=600');
  await expect(playground.steps).toContainText('of 60');
  await openExport(page);
  const pictures = page.getByRole('list', { name: 'Pictures' });
  await expect(pictures).toContainText('Space–time (more than 20\u2009000 shapes: pixels, in SVG too)');
  await expect(pictures).not.toContainText('Page map (');
  const read = await readSvg(page, (await save(page, 'Space–time as SVG')).text);
  expect(read).toMatchObject({ wrong: '', images: ['data:image/png;base64,'] });
});

test('the numbers as CSV and JSON, the whole as Markdown', async ({ playground, page }) => {
  await playground.open();
  await openExport(page);
  const csv = (await save(page, 'Regions as CSV')).text.trimEnd().split('\r\n');
  expect(csv[0]).toBe('name,path,kind,base,end,bytes,alignment,heaps,devices,reason');
  expect(csv).toHaveLength(7);
  const series = (await save(page, 'Free memory of video@90000000 by step as CSV')).text.trimEnd().split('\r\n');
  expect(series).toHaveLength(1 + 28);
  const json = JSON.parse((await save(page, 'Everything as JSON')).text) as {
    step: number;
    link: string;
    tables: Record<string, unknown[]>;
  };
  expect(json.step).toBe(27);
  expect(Object.keys(json.tables)).toEqual(['regions', 'heaps', 'devices', 'buffers', 'free-runs', 'fragmentation']);
  const report = (await save(page, 'Everything as Markdown report')).text;
  expect(report).toContain('## Steps that failed');
  expect(report).toContain(json.link);
});

test('in the dark, pictures are light unless the present colours are chosen', async ({ playground, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.open();
  await openExport(page);
  const paper = (svg: string): string => /<rect (?=[^>]*width="1152")[^>]*fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? '';
  expect(paper((await save(page, 'Physical memory as SVG')).text)).toBe('#ffffff');
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(paper((await save(page, 'Physical memory as SVG')).text)).toBe('#15171a');
});
