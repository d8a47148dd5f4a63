/** The front door of the language: source text in, live tree and diagnostics out; all of the language. */
import { evaluateWith, type Evaluation, type LanguageParts } from './compile';
import { DtcWords } from './dtc-words';
import { withFixups } from './fixups';
import { incbinParser } from './incbin';
import { applyOverlay } from './overlay';
import { preprocess } from './preprocess';
import type { Sources } from './sources';
import { withSymbols } from './symbols';

const PARTS: LanguageParts = {
  preprocess,
  words: (tokens, flat) => new DtcWords(tokens, flat),
  incbin: incbinParser,
  plugins: { applyOverlay, withSymbols, withFixups },
};

/** Never throws on text. Follows dtc 1.8.1, and fdtoverlay where there are overlays. */
export const evaluate = (sources: Sources): Evaluation => evaluateWith(PARTS, sources);
