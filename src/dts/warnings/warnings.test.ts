import { describe, expect, it } from 'vitest';
import { boardNames, boardText, hasCorpus, readJson } from '../corpus';
import { evaluate } from '../evaluate';
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

describe.skipIf(!hasCorpus())('warnings of boards are those of dtc', () => {
  it.each(hasCorpus() ? boardNames() : [])('%s', (name) => {
    const expected = readJson<Expected>(`expected/${name}.json`);
    const found = warningsOf(evaluated('board.dts', boardText(name)));
    const counts: Record<string, number> = {};
    for (const { code } of found) counts[code.replaceAll('-', '_')] = (counts[code.replaceAll('-', '_')] ?? 0) + 1;
    expect(counts).toEqual(expected.warnings);
    const lines = found.flatMap(({ detail }) => detail?.split('\n') ?? []);
    const known = expected.messages.filter(namesNode);
    expect(lines.slice(0, known.length)).toEqual(known);
    if (expected.messagesTotal === expected.messages.length) expect(lines).toHaveLength(known.length);
  });
});
