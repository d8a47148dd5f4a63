/** Every bound of limits.ts is met by some text, says so in a sentence, and holds in numbers. */
import { describe, expect, it } from 'vitest';
import { readDtb } from './dtb-reader';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';
import * as Limit from './limits';
import { preprocess } from './preprocess';
import type { Sources } from './sources';
import { tokenize } from './tokenize';
import { allNodes, type DeviceTree } from './tree';

const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');
const board = (body: string): string => `/dts-v1/;\n/ { ${body} };\n`;
const oneFile = (text: string): Sources => ({ files: [{ path: 'b.dts', text }], main: 'b.dts' });
const deep = (depth: number, name: string, inside: string): string =>
  board(`${`${name} {`.repeat(depth)} ${inside} ${'};'.repeat(depth)}`);

/** Code, a word of the message, and a text that meets the bound. */
const MET: Readonly<Partial<Record<keyof typeof Limit, readonly [string, string, () => Sources]>>> = {
  MAX_TEXT: ['limit-text', '16 Mi', () => oneFile(`${board('')}//${'x'.repeat(Limit.MAX_TEXT)}`)],
  MAX_TOKENS: ['limit-tokens', '2000000', () => oneFile(board(`p = <${'1 '.repeat(Limit.MAX_TOKENS)}>;`))],
  MAX_NODES: ['limit-nodes', '100000', () => oneFile(board('a{};'.repeat(Limit.MAX_NODES)))],
  MAX_PATH_TEXT: ['limit-paths', '16 Mi', () => oneFile(deep(3000, 'x'.repeat(100), ''))],
  MAX_LABELS: ['limit-labels', '1000', () => oneFile(board(`${many(Limit.MAX_LABELS + 1, (i) => `l${i}: `)} a { };`))],
  MAX_DEPTH: ['limit-depth', '3300', () => oneFile(deep(Limit.MAX_DEPTH + 1, 'a', ''))],
  MAX_TREE_STEPS: [
    'limit-steps',
    '50000000',
    () => {
      const again = '/ { /delete-node/ a; }; / { a { }; };'.repeat(20_000);
      return oneFile(board(`a { ${many(10_000, (i) => `n${i};`)} };`) + again);
    },
  ],
  MAX_EXPRESSION_DEPTH: [
    'limit-expression',
    '200',
    () => oneFile(board(`a = <${'('.repeat(1000)}1${')'.repeat(1000)}>;`)),
  ],
  MAX_VALUE_BYTES: [
    'limit-bytes',
    '64 MiB',
    () => oneFile(`${deep(3000, 'a', 'l: x { };')}/ { p = ${'&l, '.repeat(20_000)} ""; };`),
  ],
  MAX_INCLUDE_DEPTH: ['limit-includes', 'nested', () => oneFile('#include "b.dts"\n')],
  MAX_INCLUDES: [
    'limit-text',
    '20000',
    () => {
      const files = [{ path: 'b.dts', text: '#include "a.h"\n'.repeat(Limit.MAX_INCLUDES + 1) }];
      return { files: [...files, { path: 'a.h', text: '' }], main: 'b.dts' };
    },
  ],
  MAX_READ: [
    'limit-text',
    '64 Mi',
    () => {
      const header = { path: 'a.h', text: `/*${'x'.repeat(2 ** 20)}*/\n#if 0\n#endif\n` };
      return {
        files: [
          { path: 'b.dts', text: '#include "a.h"\n#define A\n#include "a.h"\n#undef A\n'.repeat(40) },
          { ...header, text: `#if 0\n${header.text}#endif\n` },
        ],
        main: 'b.dts',
      };
    },
  ],
  MAX_EXPANDED_TOKENS: [
    'limit-expansions',
    '2000000',
    () => oneFile(`#define A0 x\n${many(40, (i) => `#define A${i + 1} A${i} A${i}\n`)}${board('a = <A40>;')}`),
  ],
  MAX_EXPANDED_TEXT: [
    'limit-expansions',
    '16 Mi characters',
    () => oneFile(`#define A "${'x'.repeat(100_000)}"\n${board(`a = ${'A, '.repeat(1000)} A;`)}`),
  ],
  MAX_EXPANSION_DEPTH: [
    'limit-expansions',
    '100 levels',
    () => oneFile(`#define F(x) x\n${board(`a = <${'F('.repeat(200)}1${')'.repeat(200)}>;`)}`),
  ],
};

/** Bounds of what is looked for or said: nothing of the source is lost by them, so that they have no message. */
const QUIET = [
  'MAX_STRING_SHOWN',
  'MAX_OPEN_STRING_LOOKAHEAD',
  'MAX_PROBLEMS',
  'MAX_PLACES',
  'MAX_EQUAL_NAMES',
  'MAX_LABELS_BEFORE_NAME',
];
/** Of blobs, which are refused with a fault; see below. */
const OF_BLOBS = ['MAX_PROPERTIES'];

/** Large texts on a busy machine; bounded by counts, not by this. */
const PATIENCE = 120_000;

/** In numbers, whatever the text. */
function expectBounded(sources: Sources): void {
  const flat = preprocess(sources);
  // A text is cut off behind the piece that makes it too long.
  expect(flat.text.length).toBeLessThanOrEqual(Limit.MAX_TEXT + Limit.MAX_EXPANDED_TEXT);
  expect(tokenize(flat.text).count).toBeLessThanOrEqual(Limit.MAX_TOKENS + 1);
  const { tree, diagnostics, compiled } = evaluate(sources);
  const nodes = [...allNodes(tree.root)];
  // The one that is too many is there, without its body.
  expect(nodes.length).toBeLessThanOrEqual(Limit.MAX_NODES + 1);
  expect(nodes.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThanOrEqual(2 * Limit.MAX_PATH_TEXT);
  expect(bytesOf(tree)).toBeLessThanOrEqual(2 * Limit.MAX_VALUE_BYTES);
  expect(diagnostics.length).toBeLessThanOrEqual(2 * Limit.MAX_PROBLEMS);
  for (const { live } of compiled) expect(live.steps).toBeLessThanOrEqual(Limit.MAX_TREE_STEPS + Limit.MAX_NODES);
}

const bytesOf = ({ root }: DeviceTree): number => {
  let bytes = 0;
  for (const { properties } of allNodes(root)) for (const { value } of properties) bytes += value.length;
  return bytes;
};

describe('each bound', { timeout: PATIENCE }, () => {
  it('is listed here', () => {
    expect([...Object.keys(MET), ...QUIET, ...OF_BLOBS].sort()).toEqual(Object.keys(Limit).sort());
  });

  it.each(Object.entries(MET))('%s says so where it is met, and holds', (_, [code, word, make]) => {
    const sources = make();
    const said = evaluate(sources).diagnostics.filter((d) => d.code === code);
    expect(said.map(({ message }) => message).join('\n')).toContain(word);
    expectBounded(sources);
  });

  it('MAX_PROPERTIES refuses a blob with its place', () => {
    const property = { name: 'p', value: new Uint8Array(0), origins: [], valueSpan: undefined };
    const properties = Array.from({ length: Limit.MAX_PROPERTIES + 1 }, () => property);
    const root = { name: '', path: '/', labels: [], properties, children: [], origins: [] };
    const read = readDtb(writeDtb({ root, memreserve: [], phandles: new Map(), bootCpuid: 0 }));
    expect('fault' in read && read.fault.rule).toBe('there are more than 1000000 properties');
  });

  it('MAX_PLACES: a message names some of the places of a node, and how many more there are', () => {
    const text = `${board('a: a { p = l: l: <1>; };')}${'&a { };\n'.repeat(1000)}`;
    const [first] = evaluate(oneFile(text)).diagnostics;
    expect(first?.detail?.split('\n')).toHaveLength(Limit.MAX_PLACES + 1);
    expect(first?.detail).toContain('and at 901 more places');
  });
});
