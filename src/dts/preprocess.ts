/** Source files → flat text: through the preprocessor, or, when there is nothing for it to do, as they are. */
import type { Diagnostic } from '../lib/diagnostic';
import { needsPreprocessing } from './cpp-scan';
import { runPreprocessor } from './cpp';
import { flatFile, type FlatSource } from './flat-source';
import { MAX_TEXT } from './limits';
import type { Sources } from './sources';

export function preprocess(sources: Sources): FlatSource {
  const main = sources.files.find((file) => file.path === sources.main);
  const path = sources.main;
  if (!main) return flatFile(path, '', [error(path, 'main-missing', `There is no file ${path}`)]);
  if (main.text.length > MAX_TEXT) {
    const message = `The text is longer than ${MAX_TEXT >> 20} Mi characters: the rest is not read`;
    return flatFile(path, main.text.slice(0, MAX_TEXT), [error(path, 'limit-text', message)]);
  }
  const defines = Object.keys(sources.defines ?? {}).length > 0;
  const idle = sources.preprocess === false || !(defines || needsPreprocessing(main.text));
  return idle ? flatFile(path, main.text, []) : runPreprocessor(sources, { path, spelling: path, text: main.text });
}

const error = (file: string, code: string, message: string): Diagnostic => {
  return { code, severity: 'error', span: { file, start: 0, end: 0 }, message };
};
