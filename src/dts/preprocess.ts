/** Source files → flat text: through the preprocessor, or, when there is nothing for it to do, as they are. */
import { runPreprocessor } from './cpp';
import { needsPreprocessing } from './directive-lines';
import type { FlatSource } from './flat-source';
import { MAX_TEXT } from './limits';
import { plainSource } from './plain-source';
import type { Sources } from './sources';

export function preprocess(sources: Sources): FlatSource {
  const path = sources.main;
  const main = sources.files.find((file) => file.path === path);
  if (!main || main.text.length > MAX_TEXT || sources.preprocess === false) return plainSource(sources);
  const defines = Object.keys(sources.defines ?? {}).length > 0;
  if (!defines && !needsPreprocessing(main.text)) return plainSource(sources);
  return runPreprocessor(sources, { path, spelling: path, text: main.text });
}
