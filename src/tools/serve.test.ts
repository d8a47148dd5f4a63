import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileFor, serve, site } from './serve.mjs';

const top = mkdtempSync(join(tmpdir(), 'carveout-serve-'));
const root = join(top, 'dist');

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(top, 'secret.txt'), 'secret');
  writeFileSync(join(root, '.sources'), 'digest');
  writeFileSync(join(root, 'index.html'), '<p>hello</p>');
  writeFileSync(join(root, 'assets/a b.js'), 'export {};');
  writeFileSync(join(root, 'assets/face.woff2'), 'face');
  symlinkSync(join(top, 'secret.txt'), join(root, 'link.txt'));
});
afterAll(() => rmSync(top, { recursive: true }));

describe('a request', () => {
  it.each([
    ['/', 'index.html'],
    ['/?a=b', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a%20b.js', 'assets/a b.js'],
  ])('%s is for %s', (url, file) => {
    expect(fileFor(root, url)).toBe(join(root, file));
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/..\\secret.txt'])(
    '%s does not leave the folder',
    (url) => {
      expect(fileFor(root, url)).toBeUndefined();
    },
  );

  it.each(['/.sources', '/link.txt', '/assets', '/assets/', '/none.js', '/%', 'index.html', '/index.html%00.js'])(
    '%s finds nothing',
    (url) => {
      expect(fileFor(root, url)).toBeUndefined();
    },
  );
});

describe('an answer', () => {
  it('says what it is', () => {
    const answer = site(root)('/assets/a%20b.js', false);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.body.toString()).toBe('export {};');
  });

  it('is compressed for those who can read it', () => {
    const answer = site(root)('/', true);
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-cache' });
    expect(gunzipSync(answer.body).toString()).toBe('<p>hello</p>');
  });

  it('leaves a typeface as it is, which is compressed already', () => {
    expect(site(root)('/assets/face.woff2', true).headers).not.toHaveProperty('content-encoding');
  });
});

describe('a site below a path', () => {
  it('has nothing anywhere else', async () => {
    const { url, close } = await serve({ root, port: 4395, ports: 10, base: '/tools/carveout/' });
    expect(new URL(url).pathname).toBe('/tools/carveout/');
    expect(await (await fetch(url)).text()).toBe('<p>hello</p>');
    const elsewhere = await Promise.all(['/', '/tools/carveout', '/tools/'].map((path) => fetch(new URL(path, url))));
    expect(elsewhere.map(({ status }) => status)).toEqual([404, 404, 404]);
    close();
  });
});

describe('the server', () => {
  it('takes the next port if one is taken', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const first = await serve({ root, port: 4391, ports: 10 });
    const second = await serve({ root, port: Number(new URL(first.url).port), ports: 10 });
    expect(second.url).not.toBe(first.url);
    expect(said).toHaveBeenCalledWith(`Port ${new URL(first.url).port} is taken.`);
    expect(await (await fetch(second.url)).text()).toBe('<p>hello</p>');
    expect((await fetch(second.url, { method: 'POST' })).status).toBe(405);
    await expect(serve({ root, port: Number(new URL(first.url).port) })).rejects.toThrow('No free port');
    first.close();
    second.close();
    said.mockRestore();
  });
});
