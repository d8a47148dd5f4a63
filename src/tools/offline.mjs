/** The Vite plugin that writes `sw.js`: the service worker with the list of all files of the build. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./service-worker.mjs', import.meta.url));
/** What the page never asks for. */
const LEFT_OUT = /^(\.|sw\.js$)|\.map$/;

/**
 * @param {ReadonlyMap<string, string | Uint8Array>} files by their path in the build
 * @param {string} source of the service worker
 * @returns {string}
 */
export function serviceWorker(files, source) {
  const names = [...files.keys()].filter((name) => !LEFT_OUT.test(name)).sort();
  const hash = createHash('sha256').update(source);
  for (const name of names) hash.update(`${name}\0`).update(files.get(name) ?? '');
  return source
    .replace('__VERSION__', hash.digest('hex').slice(0, 16))
    .replace('__FILES__', () => JSON.stringify(names).replaceAll("'", "\\'"));
}

/**
 * @param {string} folder
 * @returns {[string, Uint8Array][]}
 */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]);

/** @returns {import('vite').Plugin} */
export function offline() {
  let publicFolder = '';
  return {
    name: 'carveout:offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const built = Object.values(bundle).map(
          (part) => /** @type {const} */ ([part.fileName, part.type === 'chunk' ? part.code : part.source]),
        );
        const files = new Map([...filesIn(publicFolder), ...built]);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorker(files, readFileSync(SOURCE, 'utf8')) });
      },
    },
  };
}
