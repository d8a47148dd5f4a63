import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODE_GROUPS, CODE_HELP, helpOf } from './code-help';

const FOLDERS = ['src/dts', 'src/kernel', 'src/scenario'];
const isSource = (path: string): boolean => /(?<!\.test)\.ts$/.test(path) && !/code-help|(?:^|\/)codes\.ts/.test(path);

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8')),
);
const text = sources.join('\n');
/** Checks are called as in dtc, with `_`. */
const words = new Set(
  [...text.matchAll(/['"`]([a-z][a-z0-9_-]+)['"`]/g)].map(([, word = '']) => word.replaceAll('_', '-')),
);
/** What templates in the sources are made of. */
const PARTS: readonly (readonly [code: RegExp, parts: readonly string[]])[] = [
  [/^(.+)-(?:is-cell|property)$/, ['_is_cell', '_property']],
  [/^restricted-(.+)$/, ['restricted-']],
  [/^limit-(.+)$/, ['`limit-${']],
];

const isGiven = (code: string): boolean =>
  words.has(code) ||
  PARTS.some(
    ([pattern, parts]) => words.has(pattern.exec(code)?.[1] ?? '') && parts.every((part) => text.includes(part)),
  );

describe('codes', () => {
  it('of the table are all given somewhere', () => {
    expect(Object.keys(CODE_HELP).filter((code) => !isGiven(code))).toEqual([]);
  });

  it('that are given are all in the table', () => {
    const given = [...text.matchAll(/(?:\bcode: |\.(?:error|expected|unexpected)\(\s*)'([a-z0-9-]+)'/g)].map(
      ([, code = '']) => code,
    );
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((code) => !helpOf(code))).toEqual([]);
  });

  it('are each in one group', () => {
    const listed = CODE_GROUPS.flatMap(({ entries }) => Object.keys(entries));
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort()).toEqual(Object.keys(CODE_HELP).sort());
  });

  it('say what they mean and what to do, in whole sentences with paired marks', () => {
    for (const [code, { means, todo }] of Object.entries(CODE_HELP)) {
      for (const sentence of [means, todo]) {
        expect([code, sentence]).toEqual([code, expect.stringMatching(/^[^\s].*[.]$/) as string]);
        expect([code, sentence.split('`').length % 2]).toEqual([code, 1]);
      }
    }
  });

  it('of objects are no codes', () =>
    expect([helpOf('constructor'), helpOf('__proto__')]).toEqual([undefined, undefined]));
});
