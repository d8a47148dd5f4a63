import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from './compile';
import { evaluate } from './evaluate';
import { evaluatePlain, isPlain, isWhole } from './evaluate-plain';
import type { Sources } from './sources';

const board = (text: string, more: Partial<Sources> = {}): Sources => ({
  files: [{ path: 'board.dts', text }],
  main: 'board.dts',
  ...more,
});

describe('a source is plain', () => {
  it.each([
    ['in one piece', board('/dts-v1/; / { #address-cells = <1>; a = <(1 + 2)>; };'), true],
    ['with line markers of cpp', board('# 1 "x.dts"\n/dts-v1/; / { };'), true],
    ['with a directive', board('#define A 1\n/dts-v1/; / { a = <A>; };'), false],
    ['with an include of dtc', board('/dts-v1/; /include/ "x.dtsi"'), false],
    ['with the bytes of a file', board('/dts-v1/; / { a = /incbin/("a"); };'), false],
    ['as an overlay', board('/dts-v1/; /plugin/; &a { };'), false],
    ['with overlays', board('/dts-v1/; / { };', { overlays: ['o.dtso'] }), false],
    ['with definitions', board('/dts-v1/; / { };', { defines: { A: '1' } }), false],
  ])('%s', (_, sources, plain) => expect(isPlain(sources)).toBe(plain));
});

const answerOf = ({ tree, diagnostics, complete }: Evaluation) => ({ tree, diagnostics, complete });

it('what is plain and has no mistakes evaluates the same with and without the rest of the language', () => {
  const piece = fc.constantFrom(
    '/dts-v1/;',
    ' / {',
    ' };',
    ' a = <1 2>;',
    ' n: m@1 {',
    ' b = &n;',
    ' c = "x"',
    '\n',
    ' <',
    ' /* */',
    ' /* x',
    ' // y',
    ' };\n&n { };',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const sources = board(pieces.join(''));
      if (!isPlain(sources)) return;
      const plain = evaluatePlain(sources);
      if (isWhole(plain)) expect(answerOf(plain)).toEqual(answerOf(evaluate(sources)));
      else expect(isWhole(evaluate(sources))).toBe(false);
    }),
  );
});
