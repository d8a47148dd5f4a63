/**
 * The language without preprocessor and overlays: all that a board needs that comes in one piece. A page starts with
 * this and fetches evaluate.ts when a source asks for more; where both apply they give the same tree.
 */
import { evaluateWith, type Evaluation } from './compile';
import { needsPreprocessing } from './directive-lines';
import { plainSource } from './plain-source';
import type { Sources } from './sources';

/** True when evaluatePlain() is enough. Cheap: asked at each key press. */
export function isPlain({ files, main, overlays = [], defines = {}, symbols }: Sources): boolean {
  if (overlays.length > 0 || symbols || Object.keys(defines).length > 0) return false;
  const text = files.find((file) => file.path === main)?.text ?? '';
  return !text.includes('/plugin/') && !text.includes('/incbin/') && !needsPreprocessing(text);
}

/** Only for what isPlain() lets through; throws for an overlay. */
export const evaluatePlain = (sources: Sources): Evaluation => evaluateWith({ preprocess: plainSource }, sources);
