/**
 * The language without preprocessor, overlays and what dtc would say: all that a board needs that comes in one piece and
 * has no mistakes. A page starts with this and fetches evaluate.ts when a source asks for more.
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

/** True of what evaluatePlain() made when evaluate() would make the same of it. */
export const isWhole = ({ complete, diagnostics }: Evaluation): boolean => complete && diagnostics.length === 0;

/** Only for what isPlain() lets through; throws for an overlay. */
export const evaluatePlain = (sources: Sources): Evaluation => evaluateWith({ preprocess: plainSource }, sources);
