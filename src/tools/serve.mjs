/**
 * A small server for the built page: `node src/tools/serve.mjs [--port N] [--base /below/]`.
 * Serves files of one folder to this machine only; compresses what is not compressed already.
 */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from './build.mjs';
import { isMain } from './command.mjs';

export const HOST = '127.0.0.1';
export const PORT = 4173;

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} Answer */
/** @typedef {(url: string, acceptsGzip: boolean) => Answer} Site */

/**
 * @param {number} status
 * @param {string} text
 * @returns {Answer}
 */
const plain = (status, text) => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(`${text}\n`),
});

/**
 * The file that a request names. Nothing outside the folder, whatever the address or a link in the folder says,
 * and no dot files.
 * @param {string} root
 * @param {string} url the request's path and query
 * @returns {string | undefined}
 */
export function fileFor(root, url) {
  const path = decodedPath(url);
  if (path === undefined || path.split('/').some((part) => part.startsWith('.'))) return undefined;
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return realpathSync(file).startsWith(realpathSync(root) + sep) ? file : undefined;
}

/**
 * @param {string} url
 * @returns {string | undefined} undefined if it is not well formed
 */
function decodedPath(url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @returns {Site} keeps compressed bodies; a file of a changed build has another time and is read anew
 */
export function site(root) {
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  /** @param {string} file */
  const gzipped = (file) => {
    const key = `${file}\0${statSync(file).mtimeMs}`;
    const body = compressed.get(key) ?? gzipSync(readFileSync(file));
    compressed.set(key, body);
    return body;
  };
  return (url, acceptsGzip) => {
    const file = fileFor(root, url);
    if (file === undefined) return plain(404, 'Not found');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const compress = acceptsGzip && !/^(font\/woff2|image\/png|application\/octet)/.test(type);
    const isNamedByContent = file.includes(`${sep}assets${sep}`);
    return {
      status: 200,
      headers: {
        'content-type': type,
        'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(compress ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
      },
      body: compress ? gzipped(file) : readFileSync(file),
    };
  };
}

/**
 * @param {string} url
 * @param {string} base begins and ends with a slash
 * @returns {string} as if the site stood at the root; an address that nothing has where it is not below the base
 */
export const belowBase = (url, base) => (url.startsWith(base) ? url.slice(base.length - 1) : '/.');

/**
 * @param {string} root
 * @param {string} base
 * @returns {import('node:http').Server}
 */
function server(root, base) {
  const answer = site(root);
  return createServer((request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    const { status, headers, body } = isRead
      ? answer(belowBase(request.url ?? '/', base), acceptsGzip)
      : plain(405, 'Only GET and HEAD');
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

/**
 * @param {import('node:http').Server} listening
 * @param {number} port
 * @returns {Promise<boolean>} false if the port is taken
 */
function listen(listening, port) {
  return new Promise((resolve, reject) => {
    listening.once('listening', () => resolve(true));
    listening.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    listening.listen(port, HOST);
  });
}

/**
 * @param {{ root?: string, port?: number, ports?: number, base?: string }} [options] `ports`: how many to try, one by
 *   one; `base`: where the site stands, `/` or `/below/`
 * @returns {Promise<{ url: string, close: () => void }>} rejects if all are taken
 */
export async function serve({ root = DIST, port = PORT, ports = 1, base = '/' } = {}) {
  for (let tried = port; tried < port + ports; tried++) {
    const listening = server(root, base);
    if (await listen(listening, tried)) {
      const close = () => {
        listening.close();
        listening.closeAllConnections();
      };
      return { url: `http://${HOST}:${tried}${base}`, close };
    }
    console.log(`Port ${tried} is taken.`);
  }
  throw new Error(`No free port from ${port} on, ${ports} tried.`);
}

if (isMain(import.meta)) {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('There is no build to serve; npm run build makes one.');
  /** @param {string} name */
  const option = (name) => process.argv[process.argv.indexOf(name) + 1] ?? '';
  const port = process.argv.includes('--port') ? Number(option('--port')) : PORT;
  const { url } = await serve({ port, base: process.argv.includes('--base') ? option('--base') : '/' });
  console.log(`Serving ${url}`);
}
