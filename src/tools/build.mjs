/**
 * `npm run build`: the production build in dist, with a note of the sources it was made from,
 * so that `npm start` and `npm test` see a stale one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, isMain, runPackage } from './command.mjs';

export const DIST = join(ROOT, 'dist');
/** A dot file, which the server does not serve. It goes with every build that Vite begins. */
const STAMP = join(DIST, '.sources');

const BUILT_FROM = ['index.html', 'package-lock.json', 'public', 'src', 'tsconfig.json', 'vite.config.ts'];

/**
 * @param {string} path below the checkout, of a file or a folder
 * @returns {string[]} files that the build may depend on
 */
function filesOf(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .map((name) => join(path, name))
    .filter((name) => statSync(join(ROOT, name)).isFile())
    .sort();
}

/** @returns {string} a digest of everything the build is made from */
export function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of BUILT_FROM.filter((name) => existsSync(join(ROOT, name))).flatMap(filesOf))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return hash.digest('hex');
}

/** @returns {boolean} */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesDigest();
}

/** @returns {Promise<boolean>} false if the build failed */
async function build() {
  const digest = sourcesDigest();
  const status = await runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (status === 0) writeFileSync(STAMP, digest);
  return status === 0;
}

/** @returns {Promise<boolean>} false if a build was needed and failed */
export async function ensureBuild() {
  if (isBuilt()) return true;
  console.log(existsSync(DIST) ? 'The build is older than the sources: building' : 'Building');
  return build();
}

if (isMain(import.meta)) process.exitCode = (await build()) ? 0 : 1;
