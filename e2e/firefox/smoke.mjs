/**
 * Firefox, shortly: the built page loads without a complaint, and an edit of the source changes the map.
 * `node e2e/firefox/smoke.mjs [PATH]`, PATH of a Firefox; exit status 0 if all holds.
 */
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../src/tools/browsers.mjs';
import { serve } from '../../src/tools/serve.mjs';

const PORT = 4193;
const PORTS_TRIED = 20;
const LIMIT_MS = 60_000;

const REGION = 'smoke@50000000';
/** Appended to whatever the page opens with: a second part of the root node, merged by the language's own rule. */
const EDIT = `
/ { reserved-memory { ${REGION} { reg = <0x0 0x50000000 0x0 0x100000>; no-map; }; }; };`;

const MAP = 'svg[aria-label="Physical memory"]';
/** A region has its place in the overview, whatever part the lane below is zoomed to. */
const drawn = `${MAP} [data-key="/reserved-memory/${REGION}"]`;

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {string[]} filled with what the page complains about
 */
function complaints(page) {
  /** @type {string[]} */
  const heard = [];
  page.on('pageerror', (error) => heard.push(error instanceof Error ? error.message : String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) heard.push(message.text());
  });
  return heard;
}

/** @param {import('puppeteer-core').Page} page */
async function typeAtEnd(page) {
  const place = await page.waitForFunction(() => {
    const box = document.querySelector('.monaco-editor .view-line span')?.getBoundingClientRect();
    return box !== undefined && box.width > 0 && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  const { x, y } = /** @type {{ x: number, y: number }} */ (await place.jsonValue());
  // Not a locator's click: it scrolls what Monaco scrolls itself.
  await page.mouse.click(x, y);
  await page.waitForFunction(() => document.activeElement?.closest('.monaco-editor'));
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await page.keyboard.type(EDIT);
}

/**
 * @param {string} url
 * @param {import('puppeteer-core').Page} page
 */
async function smoke(url, page) {
  const heard = complaints(page);
  page.setDefaultTimeout(LIMIT_MS);
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(url);
  await page.waitForSelector(`${MAP} [role="button"]`);
  console.log('the first picture is there');
  assert.equal(await page.$(drawn), null);
  await typeAtEnd(page);
  await page.waitForSelector(drawn);
  console.log('an edit of the source changes the map');
  assert.deepEqual(heard, []);
  console.log('nothing in the console');
}

const executablePath = process.argv[2] ?? findFirefox();
assert(executablePath, 'no Firefox was found');
const { url, close } = await serve({ port: PORT, ports: PORTS_TRIED });
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
try {
  await smoke(url, await browser.newPage());
} finally {
  await browser.close();
  close();
}
