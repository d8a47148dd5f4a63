/** For tests only: the reference corpus beside the repository, which is read and never copied. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { Sources } from './sources';
import type { DtNode } from './tree';

export const CORPUS = '../shared/corpus';

/** True when the corpus is there. It may be missing, but not where the tests count. */
export function hasCorpus(): boolean {
  if (existsSync(CORPUS)) return true;
  if (process.env.CI === 'true') throw new Error(`${CORPUS} is missing`);
  console.warn(`skipped: ${CORPUS} is not there`);
  return false;
}

export const boardNames = (): string[] =>
  readdirSync(`${CORPUS}/preprocessed`).map((file) => file.replace('.dts.gz', ''));

export const boardText = (name: string): string =>
  gunzipSync(readFileSync(`${CORPUS}/preprocessed/${name}.dts.gz`)).toString();

export const readJson = <T>(path: string): T => JSON.parse(readFileSync(`${CORPUS}/${path}`, 'utf8')) as T;

/** A tree as the corpus writes it: values as hex, nothing where there is nothing. */
export type TreePicture = { props?: Record<string, string>; children?: Record<string, TreePicture> };

export const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

export const propertiesOf = (node: DtNode): Record<string, string> =>
  Object.fromEntries(node.properties.map((p) => [p.name, hex(p.value)]));

export function treeOf(node: DtNode): TreePicture {
  const children = Object.fromEntries(node.children.map((child) => [child.name, treeOf(child)]));
  return {
    ...(node.properties.length > 0 ? { props: propertiesOf(node) } : {}),
    ...(node.children.length > 0 ? { children } : {}),
  };
}

export type Closure = { readonly board: string; readonly expected: string; readonly sources: Sources };

type ClosureList = {
  searchPath: { prefix: string; folder: string }[];
  boards: { board: string; expected: string; files: string[] }[];
};

/** The boards that are there with every file that they include. */
export function closures(): Closure[] {
  const zip = unzipSync(readFileSync(`${CORPUS}/include-closure.zip`));
  const { searchPath, boards } = readJson<ClosureList>('include-closure.json');
  const searchPaths = searchPath.map(({ prefix, folder }) => `${prefix.replace(/\/$/, '')}=${folder}`);
  return boards.map(({ board, expected, files }) => {
    const texts = files.map((path) => ({ path, text: strFromU8(zip[path] ?? new Uint8Array(0)) }));
    return { board, expected, sources: { files: texts, main: board, searchPaths } };
  });
}
