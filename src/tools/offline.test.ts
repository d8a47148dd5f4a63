import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serviceWorker } from './offline.mjs';

const SOURCE = readFileSync(new URL('./service-worker.mjs', import.meta.url), 'utf8');
const files = (page: string) =>
  new Map([
    ['index.html', page],
    ['assets/a-1.js', 'a'],
    ['.vite/manifest.json', '{}'],
    ['sw.js', ''],
    ["it's.svg", ''],
  ]);

/** What it was told to keep. */
const kept = (text: string): unknown =>
  JSON.parse((/JSON\.parse\('(.*)'\)/.exec(text)?.[1] ?? '').replaceAll("\\'", "'"));
const version = (text: string) => /VERSION = '(\w+)'/.exec(text)?.[1];

it('keeps all that a page may ask for, and nothing else', () => {
  expect(kept(serviceWorker(files('1'), SOURCE))).toEqual(['assets/a-1.js', 'index.html', "it's.svg"]);
});

it('is another one when any file is', () => {
  const one = serviceWorker(files('1'), SOURCE);
  expect(version(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(serviceWorker(files('1'), SOURCE)).toBe(one);
  expect(version(serviceWorker(files('2'), SOURCE))).not.toBe(version(one));
});
