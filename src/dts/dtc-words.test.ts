/** What dtc 1.8.1 would say of a text, in its order; each of these was tried on the real one. */
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

const details = (text: string): string[] =>
  evaluate({ files: [{ path: 't.dts', text }], main: 't.dts', preprocess: false }).diagnostics.flatMap(
    (d) => d.detail?.split('\n') ?? [],
  );

/** dtc gives up at its first syntax error. */
function untilSyntaxError(text: string): string[] {
  const all = details(text);
  const end = all.findIndex((line) => /syntax error$|^FATAL/.test(line)) + 1;
  return end > 0 ? all.slice(0, end) : all;
}

describe('what the lexer finds is said before the syntax error that it leads to', () => {
  it.each<[string, string[]]>([
    [
      "a = <1>, 'ab';",
      ['Lexical error: t.dts:1.24-28 Character literal has 2 characters instead of 1', 'Error: t.dts:1.24-28'],
    ],
    ['a = 09;', ["Lexical error: t.dts:1.19-21 Bad integer literal '09'", 'Error: t.dts:1.19-21']],
    ['a = <1> "\\x";', ['FATAL ERROR: \\x used with no following hex digits']],
    ['a = “x”;', ['Error: t.dts:1.19-20']],
    ['a = /bits/ 7 (8);', ['Error: t.dts:1.28-29']],
    ['/omit-if-no-ref/ n = <1>;', ['Error: t.dts:1.34-35']],
    ['/delete-node/ n\n b = <1>;', ["Lexical error: t.dts:2.2-3 Unexpected 'b'", 'Error: t.dts:2.2-3']],
    ['a = "foo;\n b = "bar";', ["Lexical error: t.dts:2.7-10 Unexpected 'bar'", 'Error: t.dts:2.7-10']],
    ['a = "foo;\n b = "8";', ['Error: t.dts:2.7-8']],
    ['a = "foo;\n b = "', ['Error: t.dts:2.8-9']],
    ['a = <1 /* x>;', ['Error: t.dts:1.22-23']],
    ['a = <(1 /* x)>;', ['Error: t.dts:1.24-25']],
    ['a; /* x', ['Error: t.dts:1.18-19']],
  ])('%s', (half, lines) => {
    const text = `/dts-v1/; / { ${half} };\n`;
    expect(untilSyntaxError(text)).toEqual(lines.map((line) => (/^Error/.test(line) ? `${line} syntax error` : line)));
  });
});

describe('at the end of the text dtc names what it read last', () => {
  it.each<[string, string]>([
    ['', '0.0'],
    ['/dts-v1/; / {\n\n /* d */ \n', '3.9-4.1'],
    ['/dts-v1/; / {\n\n /* d */', '3.2-9'],
    ['/dts-v1/; / {\n // d\n', '2.2-3.1'],
    ['/dts-v1/; / { a; // d', '1.18-19'],
    ['/dts-v1/; / { a; }; // d', '1.22-23'],
    ['/dts-v1/; /* d', '1.12-13'],
  ])('%j', (text, place) => expect(untilSyntaxError(text).at(-1)).toBe(`Error: t.dts:${place} syntax error`));
});

describe('what is found while the tree is made stands where dtc finds it', () => {
  it('before the syntax errors below it', () => {
    expect(untilSyntaxError('/dts-v1/; / { };\n&x { };\n/delete-node/ &y;\n};\n')).toEqual([
      'Error: t.dts:2.1-3 Label or path x not found',
      'Error: t.dts:3.15-17 Label or path y not found',
      'Error: t.dts:4.1-2 syntax error',
    ]);
  });

  it('each pair of equal names is one error', () => {
    expect(details('/dts-v1/; / { n { }; m { }; m { }; n { }; n { }; };\n').map((line) => line.slice(0, 13))).toEqual([
      't.dts:1.38-42',
      't.dts:1.45-49',
      't.dts:1.31-35',
      't.dts:1.45-49',
    ]);
  });

  it('a property `name` without a value is no string', () => {
    expect(details('/dts-v1/; / { n { name; }; m { name = "x"; }; };\n')[0]).toBe(
      't.dts:1.19-24: ERROR (name_is_string): /n:name: property is not a string',
    );
  });

  it('labels and `/omit-if-no-ref/` may stand before `/delete-node/` in a body', () => {
    expect(details('/dts-v1/; / { l: /delete-node/ n; /omit-if-no-ref/ l: /delete-node/ m; };\n')).toEqual([]);
  });

  it('labels that two have are named with their property', () => {
    expect(
      details('/dts-v1/; / { l: a = <l: 1>; b { l: c; }; };\n').map((line) => line.replace(/^.*: Dup/, 'Dup')),
    ).toEqual([
      "Duplicate label 'l' on 'c' in /b and 'a' in /",
      "Duplicate label 'l' on value of 'a' in / and 'a' in /",
    ]);
  });

  it('a file that is missing stands below what is wrong above it', () => {
    expect(details('/dts-v1/; / { };\n&x { };\n/include/ "y"\n').map((line) => line.slice(0, 9))).toEqual([
      'Error: t.',
      'FATAL ERR',
    ]);
  });

  it('a node that was deleted first and made later has its path', () => {
    expect(details('/dts-v1/; / { /delete-node/ n; }; / { n { a@b; }; };\n')).toEqual([
      "t.dts:1.43-47: ERROR (property_name_chars): /n:a@b: Bad character '@' in property name",
    ]);
  });

  it('what stands on the line of a line marker is on the line before the one that it names', () => {
    expect(details('/dts-v1/;\n# 12 "foo.h" x\n/ { };\n')[0]).toMatch(/foo\.h:11\.14-15/);
  });
});
