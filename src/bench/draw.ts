/**
 * What a gesture costs on the built page in Chromium: our own script, layout and calls that paint, per update, with 10^5
 * buffers in view and 10^6 steps; and from a key press to the finished picture on the largest board. Best of three runs.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium, type Locator, type Page } from '@playwright/test';
import { DEFAULT_PROFILE, oneFileScenario } from '../scenario/scenario';
import { encodeFile } from '../scenario/share/file';
import { findChromium } from '../tools/browsers.mjs';
import { ensureBuild } from '../tools/build.mjs';
import { serve } from '../tools/serve.mjs';
import { defaultBoards } from './boards';
import { PROBE } from './page-probe';
import { median } from './median';

const PORT = 4200;
const PORTS_TRIED = 20;
const RUNS = 3;
const UPDATES = 40;
const KEY_PRESSES = 20;
/** An update is over when nothing of ours ran for so long. */
const QUIET_MS = 60;
const KEY_QUIET_MS = 400;
const LIMIT_MS = 120_000;
/** The first few warm up compiled code and caches. */
const WARM_UP = 4;

type Probe = {
  begin: () => void;
  spent: () => number;
  answered: () => number;
  quiet: (ms: number) => Promise<number>;
};
type Probed = { carveoutProbe: Probe };

/** Regions beside the area, so that the picture of physical memory has what a full board gives it. */
const OTHERS = Array.from(
  { length: 40 },
  (_, i) =>
    `fw${i}@${(0x9000_0000 + i * 0x20_0000).toString(16)} { no-map; reg = <0x0 0x${(0x9000_0000 + i * 0x20_0000).toString(16)} 0x0 0x100000>; };`,
).join('\n\t\t');

const BOARD = `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@80000000 { device_type = "memory"; reg = <0x0 0x80000000 0x1 0x80000000>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		pool@100000000 { compatible = "shared-dma-pool"; reusable; reg = <0x1 0x0 0x0 0x40000000>; };
		${OTHERS}
	};
};
`;

const BUFFERS = 100_000;
const HEAP = 'pool@100000000';
/** Steps of the run; the second where the machine is too busy to compute the first in the time that a page gives it. */
const SIZES = [1_000_000, 300_000] as const;

/** Fills the area, then has one client after the other take the places of the one before, buffer by buffer. */
function workload(steps: number): string {
  const clients = ['camera', 'decoder', 'display', 'npu', 'gpu'];
  const rounds = Math.floor((steps - BUFFERS) / (2 * BUFFERS));
  const takeOver = (at: number): string =>
    `repeat ${BUFFERS} {\nfree ${clients[at - 1]}$i\nalloc ${clients[at]}$i ${HEAP} 8KiB by ${clients[at]}\n}\n`;
  const rest = (steps - BUFFERS - rounds * 2 * BUFFERS) / 2;
  return [
    `repeat ${BUFFERS} {\nalloc camera$i ${HEAP} 8KiB by camera\n}\n`,
    ...Array.from({ length: rounds }, (_, i) => takeOver(i + 1)),
    ...(rest > 0 ? [`repeat ${rest} {\nalloc short$i ${HEAP} 64KiB by short\nfree short$i\n}\n`] : []),
  ].join('');
}

const scenarioOf = (steps: number): string =>
  encodeFile(
    oneFileScenario(
      { path: 'bench.dts', text: BOARD },
      {
        title: 'bench draw',
        profile: { ...DEFAULT_PROFILE, ram: [{ base: '0x80000000', size: '6GiB' }] },
        workload: workload(steps),
        view: { selection: `/reserved-memory/${HEAP}` },
      },
    ),
  );

async function openPage(url: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(LIMIT_MS);
  await page.addInitScript({ content: PROBE });
  await page.goto(url);
  await page.getByRole('table', { name: 'Heaps under /dev/dma_heap' }).waitFor();
  return { page, close: async () => browser.close() };
}

const openFile = async (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('File to open').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

const begin = async (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as Probed).carveoutProbe.begin());

const quiet = async (page: Page, ms: number): Promise<number> =>
  page.evaluate(async (ms) => (globalThis as unknown as Probed).carveoutProbe.quiet(ms), ms);

/** Milliseconds that each of many updates took of the page's own thread. */
async function updates(page: Page, act: (index: number) => Promise<void>): Promise<number[]> {
  const spent: number[] = [];
  for (let index = 0; index < UPDATES + WARM_UP; index++) {
    await quiet(page, QUIET_MS);
    await begin(page);
    await act(index);
    const ms = await quiet(page, QUIET_MS);
    if (index >= WARM_UP) spent.push(ms);
  }
  return spent;
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * 0.95) - 1)]!;

type Figures = { readonly median: number; readonly p95: number };

async function best(run: () => Promise<number[]>): Promise<Figures> {
  const all: Figures[] = [];
  for (let i = 0; i < RUNS; i++) {
    const values = await run();
    all.push({ median: median(values), p95: p95(values) });
  }
  return all.reduce((least, one) => (one.p95 < least.p95 ? one : least));
}

const line = (what: string, { median: middle, p95: high }: Figures): string =>
  `draw ${what}: median ${middle.toFixed(1)} ms, p95 ${high.toFixed(1)} ms`;

/** In and out again by turns, so that a gesture never comes to an end of what it can do. */
const turn = (index: number): number => (index % 20 < 10 ? -1 : 1);

const wheel =
  (page: Page, picture: Locator) =>
  async (index: number): Promise<void> => {
    if (index === 0) await picture.hover();
    await page.mouse.wheel(0, 120 * turn(index));
  };

/** Holds a button from the first update on; `end` lets it go. */
function drag(page: Page, picture: Locator, key?: string) {
  let from = { x: 0, y: 0 };
  return {
    act: async (index: number): Promise<void> => {
      if (index === 0) {
        const box = (await picture.boundingBox())!;
        from = { x: box.x + box.width / 2, y: box.y + box.height * 0.62 };
        if (key) await page.keyboard.down(key);
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
      }
      const at = 7 * (index % 12);
      await page.mouse.move(from.x + at, from.y + at / 2);
    },
    end: async (): Promise<void> => {
      await page.mouse.up();
      if (key) await page.keyboard.up(key);
    },
  };
}

type Gesture = { readonly name: string; readonly run: () => Promise<number[]> };

function gestures(page: Page): Gesture[] {
  const memory = page.locator('svg.mm');
  const pageMap = page.locator('section[aria-label="Page map"] canvas').first();
  const spaceTime = page.locator('section[aria-label="Space–time"] canvas').first();
  const slider = page.getByRole('slider', { name: 'Step', exact: true });
  const zoomed = async (picture: Locator) => {
    await picture.hover();
    for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -240);
  };
  const panned = (picture: Locator, key?: string) => async (): Promise<number[]> => {
    await zoomed(picture);
    const { act, end } = drag(page, picture, key);
    const spent = await updates(page, act);
    await end();
    await page.mouse.move(0, 0);
    return spent;
  };
  const scrubbed = async (): Promise<number[]> => {
    await slider.focus();
    return updates(page, async (index) => page.keyboard.press(turn(index) < 0 ? 'ArrowLeft' : 'ArrowRight'));
  };
  return [
    { name: 'memory-map zoom', run: async () => updates(page, wheel(page, memory)) },
    { name: 'memory-map pan', run: panned(memory) },
    { name: 'page-map zoom', run: async () => updates(page, wheel(page, pageMap)) },
    { name: 'page-map pan', run: panned(pageMap) },
    { name: 'space-time zoom', run: async () => updates(page, wheel(page, spaceTime)) },
    { name: 'space-time pan', run: panned(spaceTime, 'Shift') },
    // One step changes the page map, the diagram's cursor and all figures at once: the cost is that of all of them.
    { name: 'page-map and space-time scrub', run: scrubbed },
  ];
}

type Opened = Awaited<ReturnType<typeof openPage>>;

/** A page with the largest run that it could compute in the time that it gives itself. */
async function openLargest(url: string): Promise<Opened & { readonly steps: number }> {
  for (const steps of SIZES) {
    const opened = await openPage(url);
    const { page } = opened;
    await openFile(page, 'bench.carveout.json', scenarioOf(steps));
    const all = steps.toLocaleString('en').replaceAll(',', '.');
    const done = page.getByText(new RegExp(`step ${all} of ${all}`)).first();
    await done.or(page.getByText(/Stopped after/).first()).waitFor();
    await quiet(page, KEY_QUIET_MS);
    if (await done.isVisible()) return { ...opened, steps };
    await opened.close();
  }
  throw new Error('the page computed no run of the size to be drawn');
}

async function* drawFigures(url: string): AsyncGenerator<string> {
  const { page, close, steps } = await openLargest(url);
  try {
    yield `draw: ${BUFFERS} buffers in view, ${steps} steps`;
    for (const { name, run } of gestures(page)) yield line(name, await best(run));
  } finally {
    await close();
  }
}

/** From each key press to the frame that shows the picture of the text with it. */
async function keyPresses(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+End');
  for (let i = 0; i < KEY_PRESSES + WARM_UP; i++) {
    await quiet(page, KEY_QUIET_MS);
    await page.keyboard.press(i % 2 === 0 ? 'Space' : 'Backspace');
    await page.waitForFunction(() => (globalThis as unknown as Probed).carveoutProbe.answered() > 0);
    const ms = await page.evaluate(() => (globalThis as unknown as Probed).carveoutProbe.answered());
    if (i >= WARM_UP) times.push(ms);
  }
  return times;
}

function readBoard(path: string): { readonly name: string; readonly text: string } {
  const bytes = readFileSync(path);
  const zipped = path.endsWith('.gz');
  return { name: basename(path, zipped ? '.gz' : ''), text: (zipped ? gunzipSync(bytes) : bytes).toString('utf8') };
}

async function keyFigure(url: string, board: string): Promise<string> {
  const { page, close } = await openPage(url);
  const { name, text } = readBoard(board);
  try {
    await openFile(page, name, text);
    await page.locator('.monaco-editor .view-lines').first().waitFor();
    await page.getByRole('tab', { name }).waitFor();
    const { median: middle, p95: high } = await best(async () => keyPresses(page));
    return `draw key press: median ${middle.toFixed(0)} ms, p95 ${high.toFixed(0)} ms (${name}, ${Math.round(text.length / 1000)} kB)`;
  } finally {
    await close();
  }
}

/** `inputs`: boards to type into, instead of the largest one. */
export async function* benchDraw(inputs: readonly string[]): AsyncGenerator<string> {
  if (!(await ensureBuild())) throw new Error('the build failed');
  const { url, close } = await serve({ port: PORT, ports: PORTS_TRIED });
  try {
    if (inputs.length === 0) yield* drawFigures(url);
    const boards = inputs.length > 0 ? inputs : defaultBoards().slice(2, 3);
    for (const board of boards) yield await keyFigure(url, board);
  } finally {
    close();
  }
}
