/** The board file as it stands, without a preprocessor. */
import type { Diagnostic } from '../lib/diagnostic';
import type { LimitCode, PreprocessorCode } from './codes';
import { flatFile, type FlatSource } from './flat-source';
import { MAX_TEXT } from './limits';
import type { Sources } from './sources';

/** A missing file and one that is too long are diagnosed; of the latter the beginning is read. */
export function plainSource({ files, main: path }: Sources): FlatSource {
  const main = files.find((file) => file.path === path);
  if (!main) return flatFile(path, '', [error(path, 'main-missing', `There is no file ${path}`)]);
  if (main.text.length <= MAX_TEXT) return flatFile(path, main.text, []);
  const message = `The text is longer than ${MAX_TEXT >> 20} Mi characters: the rest is not read`;
  return flatFile(path, main.text.slice(0, MAX_TEXT), [error(path, 'limit-text', message)]);
}

const error = (file: string, code: PreprocessorCode | LimitCode, message: string): Diagnostic => {
  return { code, severity: 'error', span: { file, start: 0, end: 0 }, message };
};
