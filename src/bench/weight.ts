/** What a visit has to load, compressed: `weight: first picture A kB, all B kB`. Measured on the production build. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST, ensureBuild } from '../tools/build.mjs';

/** Of Vite's manifest: static imports by key, files by their path in dist. */
export type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
};
export type Manifest = Readonly<Record<string, Chunk>>;

/**
 * The page, the entry and what it imports statically, with their style sheets and the workers they start: scripts among
 * a chunk's assets. Typefaces do not count.
 */
export function firstPictureFiles(manifest: Manifest): string[] {
  const files = new Set(['index.html']);
  const visit = ({ file, css = [], assets = [], imports = [] }: Chunk) => {
    if (files.has(file)) return;
    for (const path of [file, ...css, ...assets.filter((asset) => asset.endsWith('.js'))]) files.add(path);
    for (const key of imports) visit(manifest[key]!);
  };
  Object.values(manifest)
    .filter((chunk) => chunk.isEntry === true)
    .forEach(visit);
  return [...files];
}

/** Kilobytes of 1000, as networks count; what is compressed already counts as it is. */
function kilobytes(paths: readonly string[], files: ReadonlyMap<string, Buffer>): number {
  const bytes = paths.map((path) => {
    const body = files.get(path)!;
    return Math.min(body.length, gzipSync(body, { level: 9 }).length);
  });
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

function readBuild(): Map<string, Buffer> {
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.'));
  const paths = names.filter((name) => statSync(join(DIST, name)).isFile());
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(DIST, path))]));
}

export async function benchWeight(): Promise<string[]> {
  if (!(await ensureBuild())) throw new Error('the build failed');
  const files = readBuild();
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Manifest;
  const first = kilobytes(firstPictureFiles(manifest), files);
  const all = kilobytes([...files.keys()], files);
  return [`weight: first picture ${first.toFixed(1)} kB, all ${all.toFixed(1)} kB`];
}
