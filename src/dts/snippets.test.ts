import { describe, expect, it } from 'vitest';
import { hasCorpus, readJson, treeOf, type TreePicture } from './corpus';
import { evaluate } from './evaluate';
import type { Evaluation } from './compile';

type Case = {
  src: string;
  flags?: string[];
  exit: number;
  messages?: string[];
  tree?: TreePicture;
  files?: Record<string, string>;
};
type Snippets = { cases: Case[]; expressions: [string, string | null, string?][] };

const snippets = hasCorpus() ? readJson<Snippets>('snippets.json') : { cases: [], expressions: [] };

const run = (text: string): Evaluation =>
  evaluate({ files: [{ path: 't.dts', text }], main: 't.dts', preprocess: false });

/** What needs more than one file, an overlay or an option of dtc's is not part of one tree. */
const isAlone = ({ src, flags, files }: Case): boolean =>
  !flags && !files && !src.includes('/plugin/') && !src.includes('/incbin/') && !src.includes('/include/');

describe.skipIf(!hasCorpus())('snippets', () => {
  it.each(snippets.cases.filter(isAlone).map((c): [string, Case] => [c.src, c]))('%s', (_, { src, exit, tree }) => {
    const evaluation = run(src);
    expect(evaluation.complete ? 0 : 1).toBe(exit === 0 ? 0 : 1);
    if (tree) expect(treeOf(evaluation.tree.root)).toEqual(tree);
  });
});

/** dtc gives up at the first syntax error, and after the first check that finds something. */
function asDtcStops(details: readonly string[]): string[] {
  const warnings = details.filter((d) => d.startsWith('WARNING'));
  const parsing = details.filter((d) => /^(?:Lexical e|E|FATAL E)rror/i.test(d) && !d.startsWith('ERROR'));
  const last = parsing.findIndex((d) => /syntax error|must precede|^FATAL/.test(d));
  if (parsing.length > 0) return [...warnings, ...(last < 0 ? parsing : parsing.slice(0, last + 1))];
  const checks = details.filter((d) => d.includes(': ERROR ('));
  const first = /\(\w+\)/.exec(checks[0] ?? '')?.[0] ?? '';
  return [...warnings, ...checks.filter((d) => d.includes(first))];
}

/** Summaries at the end, and dtc's warnings other than on cut-off values. */
const isOther = (line: string): boolean =>
  /: Warning \(|^Warning|^WARNING: label|^FATAL ERROR: (?:Unable|Syntax)|^ERROR: |^\s+also defined/.test(line);

describe.skipIf(!hasCorpus())('messages are those of dtc', () => {
  it.each(snippets.cases.filter(isAlone).map((c): [string, Case] => [c.src, c]))('%s', (_, { src, messages }) => {
    const details = run(src).diagnostics.flatMap((d) => d.detail?.split('\n') ?? []);
    expect(asDtcStops(details)).toEqual((messages ?? []).filter((line) => !isOther(line)));
  });
});

describe.skipIf(!hasCorpus())('expressions', () => {
  it.each(snippets.expressions)('%s is %s', (expression, value) => {
    const { tree, complete } = run(`/dts-v1/; / { a = /bits/ 64 <${expression}>; };`);
    expect(complete).toBe(value !== null);
    if (value !== null) expect(treeOf(tree.root).props?.['a']).toBe(value);
  });
});
