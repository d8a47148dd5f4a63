/**
 * A first visit to the built page in Chromium: `page: first picture A ms, from a link B ms, editor ready C ms`, from
 * navigation, nothing cached, medians. Plain visits and visits by a link take turns, so that a busy moment meets both.
 */
import { chromium } from '@playwright/test';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import { encodeLink } from '../scenario/share/link';
import { findChromium } from '../tools/browsers.mjs';
import { ensureBuild } from '../tools/build.mjs';
import { serve } from '../tools/serve.mjs';
import { median } from './median';

const VISITS = 5;
const PORT = 4180;
/** 4190 is one of the ports that browsers refuse. */
const PORTS_TRIED = 10;
const LIMIT_MS = 60_000;

/** A region drawn in the physical memory picture. */
const PICTURE = 'svg[aria-label="Physical memory"] [role="button"]';
/** A line of text in Monaco. */
const EDITOR = '.monaco-editor .view-line span span';

type Visit = { readonly picture: number; readonly editor: number };

/** Looks at every animation frame, and keeps when each thing was there first. Text, because tsx adds helpers to functions. */
const WATCH = `
  globalThis.carveoutSeen = {};
  const look = () => {
    if (document.querySelector(${JSON.stringify(PICTURE)})) carveoutSeen.picture ??= performance.now();
    if (document.querySelector(${JSON.stringify(EDITOR)})) carveoutSeen.editor ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

async function visit(url: string): Promise<Visit> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript({ content: WATCH });
    await page.goto(url);
    const seen = await page.waitForFunction(
      () => {
        const { carveoutSeen } = globalThis as unknown as { carveoutSeen: Partial<Visit> };
        return carveoutSeen.picture !== undefined && carveoutSeen.editor !== undefined && carveoutSeen;
      },
      undefined,
      { timeout: LIMIT_MS },
    );
    return (await seen.jsonValue()) as Visit;
  } finally {
    await browser.close();
  }
}

export async function benchPage(): Promise<string[]> {
  if (!(await ensureBuild())) throw new Error('the build failed');
  const { url, close } = await serve({ port: PORT, ports: PORTS_TRIED });
  try {
    const link = url + encodeLink({ ...DEFAULT_SCENARIO, title: 'From a link' });
    const visits: Visit[] = [];
    const linked: Visit[] = [];
    while (visits.length < VISITS) {
      visits.push(await visit(url));
      linked.push(await visit(link));
    }
    const picture = median(visits.map((one) => one.picture)).toFixed(0);
    const fromLink = median(linked.map((one) => one.picture)).toFixed(0);
    const editor = median(visits.map((one) => one.editor)).toFixed(0);
    return [`page: first picture ${picture} ms, from a link ${fromLink} ms, editor ready ${editor} ms`];
  } finally {
    close();
  }
}
