import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { closures, hasCorpus, readJson, treeOf, type TreePicture } from './corpus';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';

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
