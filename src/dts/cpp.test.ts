import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { closures, hasCorpus, readJson, treeOf, type TreePicture } from './corpus';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';
import { preprocess } from './preprocess';
import { findNode } from './tree';

type Case = {
  main: string;
  files?: Record<string, string>;
  cppExit: number;
  dtcExit?: number;
  cppMessages?: string[];
  messages?: string[];
  tree?: TreePicture;
};

const cases = hasCorpus() ? readJson<{ cases: Case[] }>('cpp-snippets.json').cases : [];

describe.skipIf(!hasCorpus())('preprocessor snippets', () => {
  it.each(cases.map((c): [string, Case] => [c.main, c]))(
    '%s',
    (main, { files, cppExit, dtcExit, cppMessages, messages, tree }) => {
      const others = Object.entries(files ?? {}).map(([path, text]) => ({ path, text }));
      const evaluation = evaluate({
        files: [{ path: 'main.dts', text: main }, ...others],
        main: 'main.dts',
        searchPaths: ['inc'],
      });
      const details = evaluation.diagnostics.flatMap((d) => d.detail?.split('\n') ?? []);
      expect(evaluation.complete).toBe(cppExit === 0 && dtcExit === 0);
      if (tree) expect(treeOf(evaluation.tree.root)).toEqual(tree);
      for (const message of cppMessages ?? []) if (isOwn(message)) expect(details).toContain(message);
      for (const message of messages ?? []) if (/^(Lexical e|E)rror/.test(message)) expect(details).toContain(message);
    },
  );
});

const isOwn = (message: string): boolean => !/: note: |#pragma|compilation terminated/.test(message);

describe.skipIf(!hasCorpus())('boards with all their includes', () => {
  it.each(hasCorpus() ? closures().map((c): [string, typeof c] => [c.board, c]) : [])('%s', (board, closure) => {
    const expected = readJson<{ dtbSha256: string; dtbSha256WithSymbols: string }>(closure.expected);
    for (const symbols of [false, true]) {
      const { tree, diagnostics } = evaluate({ ...closure.sources, symbols });
      expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
      const hash = createHash('sha256')
        .update(writeDtb(tree, { bootCpuid: 0 }))
        .digest('hex');
      expect(hash).toBe(symbols ? expected.dtbSha256WithSymbols : expected.dtbSha256);
    }
    expect(board).toBe(closure.sources.main);
  });
});

/** The flat text of a file, one line a line, blank lines left out. */
const flat = (text: string, more: readonly { path: string; text: string }[] = []): string[] =>
  preprocess({ files: [{ path: 'm.dts', text }, ...more], main: 'm.dts' })
    .text.split('\n')
    .filter((line) => line.trim() !== '');

describe('spaces', () => {
  it.each<[string, string]>([
    ['#define N -1\n(-N) (3 -N) foo-N', '(- -1) (3 - -1) foo- -1'],
    ['#define A 1\nA-1 A.B x@A A A', '1 -1 1 .B x@1 1 1'],
    ['#define E\n-E- a E b', '- - a  b'],
    ['#define F(x) x\nF(1)F(2) F( a )b', '1 2 a b'],
    ['#define P(a) & ## * a ## -\nP(7) P( +)', '& * 7 - & * + -'],
    ['#define V(x, ...) x, ## __VA_ARGS__\nV(1) V(1, 2) V(1,)', '1 1, 2 1,'],
    ['#define G(a) a##_z\nG(x)1', 'x_z 1'],
    ['#define H() +\nF H H ()H()', 'F H + +'],
    ['#\n# // nothing\n#foo bar', '#foo bar'],
    ["#define A 1\nA 'A A", "1 'A A"],
    ['#define A 1\n#define B(x) [x "A\nB(A)', '[1 "A'],
    ['#define A 1\nA // b \\\nA', '1 // b A'],
  ])('%s', (text, line) => expect(flat(text)).toEqual([line]));
});

describe('bombs', () => {
  const codes = (text: string): string[] => {
    const { diagnostics } = evaluate({ files: [{ path: 'm.dts', text }], main: 'm.dts' });
    return [...new Set(diagnostics.map((d) => d.code))];
  };
  const doubling = Array.from({ length: 60 }, (_, i) => `#define A${i + 1} A${i} A${i}`).join('\n');

  it.each<[string, string, string]>([
    ['a macro that doubles', `#define A0 1\n${doubling}\n/dts-v1/; / { a = <A60>; };\n`, 'limit-expansions'],
    [
      'calls inside calls',
      `#define F(x) x\n/dts-v1/; / { a = <${'F('.repeat(20_000)}1${')'.repeat(20_000)}>; };\n`,
      'limit-expansions',
    ],
    [
      'calls that are never closed',
      `#define F(x) x\n/dts-v1/; / { a = <${'F('.repeat(100_000)}>; };\n`,
      'macro-unterminated',
    ],
    ['lines', `/dts-v1/; / {\n${'a = <__LINE__>;\\\n\n'.repeat(50_000)}`, 'brace-expected'],
    ['a file that includes itself', '#include "m.dts"\n', 'limit-includes'],
    ['conditions that are never closed', '#if 1\n'.repeat(100_000), 'cpp-error'],
    ['parentheses in a condition', `#if ${'('.repeat(100_000)}\n#endif\n`, 'cpp-error'],
  ])('%s ends in a message', { timeout: 60_000 }, (_, text, code) => expect(codes(text)).toContain(code));
});

describe('places', () => {
  it('of what a macro made are those of its call, with the definition', () => {
    const text = '#define NODE(n) n { a; }\n/dts-v1/;\n/ { NODE(x); };\n';
    const { tree } = evaluate({ files: [{ path: 'm.dts', text }], main: 'm.dts' });
    const origin = findNode(tree, '/x')?.properties[0]?.origins[0];
    expect(origin && text.slice(origin.start, origin.end)).toBe('NODE(x)');
    const definition = origin?.via?.definition;
    expect(definition && text.slice(definition.start, definition.end)).toBe('NODE(n) n { a; }');
  });

  it('are in the file that was included', () => {
    const inner = '/ {\n\tn { };\n};\n';
    const files = [
      { path: 'b/m.dts', text: '/dts-v1/;\n#include "../c/x.dtsi"\n&y { };\n' },
      { path: 'c/x.dtsi', text: inner },
    ];
    const { tree, diagnostics } = evaluate({ files, main: 'b/m.dts' });
    const [origin] = findNode(tree, '/n')?.origins ?? [];
    expect([origin?.file, inner.slice(origin?.start, origin?.end)]).toEqual(['c/x.dtsi', 'n { };']);
    expect(diagnostics.map((d) => [d.span.file, d.detail])).toEqual([
      ['b/m.dts', 'Error: b/m.dts:3.1-3 Label or path y not found'],
    ]);
  });
});
