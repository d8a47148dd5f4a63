import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forgetEffects } from './cpp-memo';
import { preprocess } from './preprocess';
import type { FlatSource } from './flat-source';
import type { Sources } from './sources';

const LINES = [
  '#include "a.h"',
  '#include "b.h"',
  '#include "c.h"',
  '#include "missing.h"',
  '/include/ "c.h"',
  '#define X 1',
  '#define X 2',
  '#define F(a) a X',
  '#undef X',
  '#ifdef X',
  '#if __INCLUDE_LEVEL__ < 3',
  '#if __has_include("b.h")',
  '#else',
  '#endif',
  '#error no',
  'x = <X __LINE__>; // comment',
  'y = <F(X) __COUNTER__>; X',
  'z = __FILE__ __BASE_FILE__ X/include/ "b.h"X',
];
const text = fc.array(fc.constantFrom(...LINES), { maxLength: 8 }).map((lines) => lines.join('\n'));
const PATHS = ['board.dts', 'a.h', 'b.h', 'c.h'];
const files = fc.tuple(text, text, text, text);
/** Which file gets which text, one after the other; no text takes the file away. */
const edits = fc.array(fc.tuple(fc.nat(3), fc.option(text, { nil: undefined, freq: 8 })), { maxLength: 6 });

const sourcesOf = (texts: readonly (string | undefined)[]): Sources => ({
  files: PATHS.flatMap((path, i) => (texts[i] === undefined ? [] : [{ path, text: texts[i] }])),
  main: 'board.dts',
});

/** All that can be told of it: the text, where each character comes from, and what is said. */
function pictureOf(flat: FlatSource): unknown {
  const origins = Array.from({ length: flat.text.length }, (_, at) => flat.originOf(at, at + 1));
  return { text: flat.text, origins, diagnostics: flat.diagnostics };
}

/** A busy machine; how much is tried is counted. */
const PATIENCE = 60_000;

it('what is kept of included files never changes what comes out', { timeout: PATIENCE }, () => {
  const property = fc.property(files, edits, (first, changes) => {
    const texts: (string | undefined)[] = [...first];
    for (const [which, changed] of [[0, first[0]] as const, ...changes]) {
      texts[which] = which === 0 ? (changed ?? '') : changed;
      const sources = sourcesOf(texts);
      const kept = pictureOf(preprocess(sources));
      forgetEffects();
      expect(kept).toEqual(pictureOf(preprocess(sources)));
    }
  });
  fc.assert(property, { numRuns: 300 });
});
