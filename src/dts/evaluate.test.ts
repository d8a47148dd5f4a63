import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { findNode, findProperty, type DtNode, type Origin } from './tree';

const run = (text: string): ReturnType<typeof evaluate> =>
  evaluate({ files: [{ path: 't.dts', text }], main: 't.dts' });

const nodeOf = (text: string, path: string): DtNode => {
  const node = findNode(run(text).tree, path);
  if (!node) throw new Error(`no ${path}`);
  return node;
};

describe('origins', () => {
  const covered = (text: string, origins: readonly Origin[]): string[] =>
    origins.map(({ start, end }) => text.slice(start, end));

  it('name all places that set a value, the winner last', () => {
    const text = '/dts-v1/; / { l: n { a = <1>; b; }; }; &l { a = <2>; /delete-property/ b; }; &l { b = "x"; };';
    const node = nodeOf(text, '/n');
    expect(covered(text, findProperty(node, 'a')?.origins ?? [])).toEqual(['a = <1>;', 'a = <2>;']);
    expect(covered(text, findProperty(node, 'b')?.origins ?? [])).toEqual(['b;', '/delete-property/ b;', 'b = "x";']);
    expect(covered(text, node.origins)).toEqual([
      'l: n { a = <1>; b; };',
      '&l { a = <2>; /delete-property/ b; };',
      '&l { b = "x"; };',
    ]);
  });

  it('and the value alone', () => {
    const text = '/dts-v1/; / { a = /bits/ 8 <1 2> , "x" ; b; };';
    const { root } = run(text).tree;
    const span = findProperty(root, 'a')?.valueSpan;
    expect(span && text.slice(span.start, span.end)).toBe('/bits/ 8 <1 2> , "x"');
    expect(findProperty(root, 'b')?.valueSpan).toBeUndefined();
  });

  it('stay those of the text that the user holds, whatever line markers say', () => {
    const text = '# 1 "board.dts"\n/dts-v1/;\n# 7 "soc.dtsi" 1\n/ { n { }; };\n';
    expect(covered(text, nodeOf(text, '/n').origins)).toEqual(['n { };']);
    const { diagnostics } = run(`${text}&x { };\n`);
    expect(diagnostics.map((d) => [d.span.file, d.detail])).toEqual([
      ['t.dts', 'Error: soc.dtsi:8.1-3 Label or path x not found'],
    ]);
  });
});

describe('labels', () => {
  it('may be held twice until one node is deleted; the first in tree order wins', () => {
    const text = '/dts-v1/; / { l: a { }; b { }; }; / { l: b { }; }; &l { x; }; /delete-node/ &l; &l { y; };';
    const { tree, diagnostics } = run(text);
    expect(diagnostics).toEqual([]);
    expect(tree.root.children.map((n) => [n.name, n.properties.map((p) => p.name)])).toEqual([['b', ['y']]]);
  });

  it('added later come first', () => {
    expect(nodeOf('/dts-v1/; / { z: b { }; }; zz: &z { };', '/b').labels).toEqual(['zz', 'z']);
    expect(nodeOf('/dts-v1/; / { a: n { }; }; / { b: c: n { }; };', '/n').labels).toEqual(['c', 'b', 'a']);
  });
});

describe('slots', () => {
  it('of what was deleted are kept', () => {
    const text =
      '/dts-v1/; / { a; b; c; m { }; n { }; }; / { /delete-property/ b; d; b = <1>; /delete-node/ m; o { }; m { }; };';
    const { root } = run(text).tree;
    expect(root.properties.map((p) => p.name)).toEqual(['a', 'b', 'c', 'd']);
    expect(root.children.map((n) => n.name)).toEqual(['m', 'n', 'o']);
  });
});

describe('text outside ASCII', () => {
  it('is UTF-8 in strings, and columns of the detail count bytes', () => {
    const { tree, diagnostics } = run('/dts-v1/; / { /* ä😀 */ a = "é"; b = <FOO>; };');
    expect([...(findProperty(tree.root, 'a')?.value ?? [])]).toEqual([0xc3, 0xa9, 0]);
    expect(diagnostics[0]?.detail).toBe("Lexical error: t.dts:1.43-46 Unexpected 'FOO'");
  });
});

describe('phandles', () => {
  it('are numbered in the order of use, explicit ones left out', () => {
    const text = '/dts-v1/; / { x: a { }; y: b { phandle = <1>; }; z: c { }; u { v = <&z &y &x>; }; };';
    const { tree } = run(text);
    expect([...tree.phandles].map(([phandle, node]) => `${phandle} ${node.path}`).sort()).toEqual([
      '1 /b',
      '2 /c',
      '3 /a',
    ]);
  });
});
