import { describe, expect, it } from 'vitest';
import { boardNames, boardText, closures, hasCorpus, readJson } from '../corpus';
import { evaluate } from '../evaluate';
import type { Evaluation } from '../compile';
import { warningsOf } from './warnings';

type Case = { src: string; flags?: string[]; messages?: string[]; files?: Record<string, string> };

const evaluated = (path: string, text: string, preprocess = true) =>
  evaluate({ files: [{ path, text }], main: path, preprocess });

const isWarning = (line: string): boolean => / Warning \(/.test(line) && !line.includes('Failed prerequisite');
const namesNode = (line: string): boolean => isWarning(line) || line.startsWith('  also defined at');

const linesOf = (text: string): string[] =>
  warningsOf(evaluated('t.dts', text, false)).flatMap(({ detail }) => detail?.split('\n') ?? []);

const cases = hasCorpus() ? readJson<{ cases: Case[] }>('snippets.json').cases : [];
const alone = cases.filter(({ flags, files, src }) => !flags && !files && !src.includes('/include/'));

describe.skipIf(!hasCorpus())('warnings are those of dtc, word for word and in its order', () => {
  it.each(alone.map((one): [string, Case] => [one.src, one]))('%s', (_, { src, messages = [] }) => {
    expect(linesOf(src).filter(isWarning)).toEqual(messages.filter(isWarning));
  });
});

type Expected = { warnings: Record<string, number>; messages: string[]; messagesTotal: number };

/** Counts of all, and the text of those that the corpus keeps. */
function compare(evaluation: Evaluation, name: string): void {
  const expected = readJson<Expected>(`expected/${name}.json`);
  const found = warningsOf(evaluation);
  const counts: Record<string, number> = {};
  for (const { code } of found) counts[code.replaceAll('-', '_')] = (counts[code.replaceAll('-', '_')] ?? 0) + 1;
  expect(counts).toEqual(expected.warnings);
  const lines = found.flatMap(({ detail }) => detail?.split('\n') ?? []);
  const known = expected.messages.filter(namesNode);
  expect(lines.slice(0, known.length)).toEqual(known);
  if (expected.messagesTotal === expected.messages.length) expect(lines).toHaveLength(known.length);
}

describe.skipIf(!hasCorpus())('warnings of boards are those of dtc', () => {
  it.each(hasCorpus() ? boardNames() : [])('%s', (name) => compare(evaluated('board.dts', boardText(name)), name));
});

describe.skipIf(!hasCorpus())('also through the preprocessor', () => {
  it.each((hasCorpus() ? closures() : []).map((one) => [one.expected, one] as const))(
    '%s',
    (_, { expected, sources }) => compare(evaluate(sources), expected.replace(/^.*\/|\.json$/g, '')),
  );
});

it('of an overlay come after those of its board, each as dtc has them for the file alone', () => {
  const files = [
    { path: 'b.dts', text: '/dts-v1/;\n/ { l: n@1 { }; };\n' },
    { path: 'o.dtso', text: '/dts-v1/;\n/plugin/;\n&l { clocks = <&l 1>; m@2 { }; };\n' },
  ];
  const found = warningsOf(evaluate({ files, main: 'b.dts', overlays: ['o.dtso'] }));
  expect(found.map(({ detail }) => detail)).toEqual([
    'b.dts:2.12-16: Warning (unit_address_vs_reg): /n@1: node has a unit name, but no reg or ranges property',
    'o.dtso:3.27-31: Warning (unit_address_vs_reg): /fragment@0/__overlay__/m@2: node has a unit name, but no reg or ranges property',
  ]);
});
