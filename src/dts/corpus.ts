/** For tests only: the reference corpus beside the repository, which is read and never copied. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

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
