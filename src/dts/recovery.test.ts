import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { hex } from './corpus';
import type { DtNode } from './tree';

/** One line a node: `path: a b=00000001`. */
function outline(node: DtNode): string[] {
  const properties = node.properties.map((p) => (p.value.length > 0 ? `${p.name}=${hex(p.value)}` : p.name));
  return [[`${node.path}:`, ...properties].join(' '), ...node.children.flatMap(outline)];
}

/** What is left of the text, and each problem as `code at 'underlined text'`. */
function picture(text: string): string[] {
  const { tree, diagnostics } = evaluate({ files: [{ path: 't.dts', text }], main: 't.dts' });
  const problems = diagnostics.map((d) => `${d.code} at '${text.slice(d.span.start, d.span.end)}'`);
  return [...outline(tree.root), ...problems];
}

const board = (half: string): string =>
  `/dts-v1/;\n/ {\n\tn {\n\t\ta = <1>;\n\t\t${half}\n\t\tz = <2>;\n\t\tl: c {\n\t\t};\n\t};\n\tm { };\n};\n`;

describe('a half-typed statement costs only itself', () => {
  const whole = ['/:', '/n: a=00000001 z=00000002', '/n/c:', '/m:'];
  const withHalf = (half: string): string[] => ['/:', `/n: a=00000001 ${half} z=00000002`, '/n/c:', '/m:'];

  it.each<[string, string[]]>([
    ['b', [...withHalf('b'), "semicolon-expected at 'b'"]],
    ['b =', [...withHalf('b'), "value-expected at '='"]],
    ['b = <', [...withHalf('b'), "greater-expected at '<'"]],
    ['b = <0x10', [...withHalf('b=00000010'), "greater-expected at '0'"]],
    ['b = <0x10;', [...withHalf('b=00000010'), "greater-expected at '0'"]],
    ['b = <0x10>', [...withHalf('b=00000010'), "semicolon-expected at '>'"]],
    ['b = <0x10>,', [...withHalf('b=00000010'), "value-expected at ','"]],
    ['b = <(1 +', [...withHalf('b'), "expression-expected at 'z'"]],
    ['b = <(1 + 2', [...withHalf('b'), "paren-expected at '2'"]],
    ['b = <(1 + 2;', [...withHalf('b'), "paren-expected at '2'"]],
    ['b = "x', [...withHalf('b'), "open-string at '\"x'"]],
    ['b = "x"', [...withHalf('b=7800'), "semicolon-expected at '\"'"]],
    ['b = [12', [...withHalf('b=12'), "bracket-expected at '2'"]],
    ['b = [12 3];', [...withHalf('b=12'), "byte-expected at '3'"]],
    ['b = <&', [...withHalf('b'), "reference-expected at '&'"]],
    ['b = <&{/n', [...withHalf('b'), "reference-expected at '&'"]],
    ['b = FOO;', [...withHalf('b'), "undefined-word at 'FOO'"]],
    ['b = <FOO>;', [...withHalf('b=00000000'), "undefined-word at 'FOO'"]],
    ['b = <1> <2>;', [...withHalf('b=0000000100000002'), "comma-expected at '<'"]],
    ['b = <1>;;', [...withHalf('b=00000001'), "stray-semicolon at ';'"]],
    ['/delete-property/', [...whole, "name-expected at '/'"]],
    ['/delete-property/ b', [...whole, "semicolon-expected at 'b'"]],
    ['b /* note', [...withHalf('b'), "open-comment at '/* note'", "semicolon-expected at 'b'"]],
  ])('%s', (half, expected) => expect(picture(board(half))).toEqual(expected));

  it('also where a brace is missing: what stands at the top level is read as such', () => {
    const text = '/dts-v1/;\n/ {\n\tl: n {\n\t\ta;\n\t};\n\tm {\n\t\tb;\n\n&l {\n\tc;\n};\n';
    expect(picture(text)).toEqual(['/:', '/n: a c', '/m: b', "brace-expected at ';'"]);
  });

  it('also where a `;` after `}` is missing', () => {
    const text = '/dts-v1/;\n/ {\n\tn {\n\t}\n\tm { };\n}\n';
    expect(picture(text)).toEqual(['/:', '/n:', '/m:', "semicolon-expected at '}'", "semicolon-expected at '}'"]);
  });

  it('also when a node has two names', () => {
    expect(picture('/dts-v1/; / { a b { c; }; d; };')).toEqual([
      '/: d',
      '/a: c',
      "after-name at 'b'",
      "property-after-subnode at 'd;'",
    ]);
  });

  it('and several mistakes are all reported', () => {
    const text = '/dts-v1/;\n/ {\n\ta = <1;\n\tb = FOO;\n\tc = "x;\n\tn {\n\t\td = [1];\n\t};\n};\n';
    expect(picture(text).filter((line) => line.includes(' at '))).toEqual([
      "greater-expected at '1'",
      "undefined-word at 'FOO'",
      "open-string at '\"x;'",
      "byte-expected at '1'",
    ]);
  });
});

describe('includes that nobody resolved', () => {
  it('are one message each, and the rest is read', () => {
    const text = '/dts-v1/;\n#include "a.dtsi"\n#include <b.h>\n/include/ "c.dtsi"\n/ { d = /incbin/("e.bin"); };\n';
    expect(picture(text)).toEqual([
      '/: d',
      'include-unresolved at \'#include "a.dtsi"\'',
      "include-unresolved at '#include <b.h>'",
      'include-unresolved at \'/include/ "c.dtsi"\'',
      'incbin-unresolved at \'/incbin/("e.bin")\'',
    ]);
  });
});
