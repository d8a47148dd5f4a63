import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textForBytes, textOfFile } from './binary-file';
import { hex } from './corpus';
import { evaluate } from './evaluate';

import type { Sources } from './sources';
import { findProperty } from './tree';

const FILES = [
  { path: 'boards/board.bin', text: 'abcdef' },
  { path: 'firmware/fw.bin', text: textForBytes(Uint8Array.of(0, 0xff, 0x80, 10)) },
  { path: 'boards/deep/near.bin', text: 'near' },
];

const run = (value: string, more: Partial<Sources> = {}) => {
  const text = `/dts-v1/;\n/ { a = ${value}; b; };\n`;
  const main = { path: 'boards/board.dts', text };
  const evaluation = evaluate({ files: [main, ...FILES], main: main.path, searchPaths: ['firmware'], ...more });
  const { tree, diagnostics } = evaluation;
  const value_ = findProperty(tree.root, 'a')?.value ?? new Uint8Array();
  return { value: hex(value_), rest: findProperty(tree.root, 'b') !== undefined, diagnostics };
};

/** Value, and codes of what is wrong. */
const picture = (value: string): string => {
  const { value: bytes, diagnostics, rest } = run(value);
  expect(rest).toBe(true);
  return [bytes, ...diagnostics.map(({ code }) => code)].join(' ');
};

describe('incbin', () => {
  it.each([
    ['beside the source', '/incbin/("board.bin")', '616263646566'],
    ['in the search path, as bytes', '/incbin/("fw.bin")', '00ff800a'],
    ['a part', '/incbin/("board.bin", 1, 2)', '6263'],
    ['with expressions', '/incbin/("board.bin", (1 + 1), (0x2))', '6364'],
    ['among other values', '"x", /incbin/("board.bin", 5, 1), <1>', '78006600000001'],
    ['more than there is', '/incbin/("board.bin", 4, 100)', '6566 incbin-short'],
    ['from beyond the end', '/incbin/("board.bin", 100, 1)', ' incbin-short'],
    ['nothing of it', '/incbin/("board.bin", 0, 0)', ''],
    ['a huge offset', '/incbin/("board.bin", 0xffffffffffffffff, 1)', ' incbin-short'],
    ['a missing file', '/incbin/("none.bin")', ' incbin-unresolved'],
    ['one number', '/incbin/("board.bin", 1)', ' incbin-form'],
    ['no name', '/incbin/()', ' incbin-form'],
    ['not closed', '/incbin/("board.bin"', ' paren-expected'],
    ['half-typed', '/incbin/', ' incbin-form'],
  ])('%s', (_, value, expected) => expect(picture(value)).toBe(expected));

  it('says of a missing file where it was looked for, once, with the text of dtc', () => {
    expect(run('/incbin/("x/none.bin")').diagnostics).toMatchObject([
      {
        message: expect.stringContaining('(looked for boards/x/none.bin, firmware/x/none.bin)') as string,
        detail: 'FATAL ERROR: Couldn\'t open "x/none.bin": No such file or directory',
      },
    ]);
  });

  it('in an include looks beside it first, then beside the board', () => {
    const include = {
      path: 'boards/deep/part.dtsi',
      text: '/ { a = /incbin/("near.bin"), /incbin/("board.bin", 0, 1); };',
    };
    const main = { path: 'boards/board.dts', text: '/dts-v1/;\n#include "deep/part.dtsi"\n' };
    const { tree, diagnostics } = evaluate({ files: [main, include, ...FILES], main: main.path });
    expect(diagnostics).toEqual([]);
    expect(hex(findProperty(tree.root, 'a')?.value ?? new Uint8Array())).toBe('6e65617261');
  });
});

describe('bytes kept as text', () => {
  it('come back as they were', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const text of [textForBytes(bytes), textOfFile(bytes)])
          expect(bytesOf({ path: 'b', text })).toEqual(bytes);
      }),
    ));
  it('damaged ones are a text', () =>
    expect(bytesOf({ path: 'b', text: 'data:application/octet-stream;base64,?' })).toHaveLength(38));
});
