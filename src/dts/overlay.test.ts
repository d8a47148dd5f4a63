import { describe, expect, it } from 'vitest';
import { decompile } from './decompile';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';
import type { Evaluation } from './compile';
import { findNode, type DtNode } from './tree';

const BOARD = `/dts-v1/;
/ {
	aliases { };
	soc: soc { a; x: dev@1 { reg = <1>; }; dev@2 { p = <&x>; }; };
	reserved-memory { pool@1000 { }; };
};
`;
const OVERLAY = `/dts-v1/;
/plugin/;
&soc { a = "set"; b; c; inner: new@3 { r = <&inner &x &pool>; }; new@4 { }; };
&x { reg = <2>; };
&{/reserved-memory} { pool: pool@2000 { size = <1>; }; };
`;

const apply = (overlays: Record<string, string>, board = BOARD): Evaluation => {
  const files = Object.entries({ 'b.dts': board, ...overlays }).map(([path, text]) => ({ path, text }));
  return evaluate({ files, main: 'b.dts', overlays: Object.keys(overlays) });
};

/** `name(property property){child child}`, without what symbols add. */
function picture(node: DtNode): string {
  const properties = node.properties.map((p) => p.name).filter((name) => name !== 'phandle');
  const children = node.children.filter((c) => c.name !== '__symbols__').map(picture);
  const list = properties.length > 0 ? `(${properties.join(' ')})` : '';
  return `${node.name || '/'}${list}${children.length > 0 ? `{${children.join(' ')}}` : ''}`;
}

describe('an overlay', () => {
  const { tree, diagnostics, complete } = apply({ 'o.dtso': OVERLAY });

  it('is merged as libfdt does it: what is new stands in front', () => {
    expect([diagnostics, complete]).toEqual([[], true]);
    expect(picture(tree.root)).toBe(
      '/{aliases soc(c b a){new@4 new@3(r) dev@1(reg) dev@2(p)} reserved-memory{pool@2000(size) pool@1000}}',
    );
  });

  it('has its references resolved, in the board and in itself', () => {
    const text = decompile(tree);
    expect(text).toContain('r = <0x03 0x01 0x04>');
    expect([...tree.phandles].map(([phandle, node]) => `${phandle} ${node.path}`).sort()).toEqual([
      '1 /soc/dev@1',
      '2 /soc',
      '3 /soc/new@3',
      '4 /reserved-memory/pool@2000',
    ]);
    expect(text).toContain('inner = "/soc/new@3"');
  });

  it('leaves the place of each value in its own file', () => {
    const reg = findNode(tree, '/soc/dev@1')?.properties.find((p) => p.name === 'reg');
    expect(reg?.origins.map((o) => o.file)).toEqual(['b.dts', 'o.dtso']);
    expect(findNode(tree, '/reserved-memory/pool@2000')?.origins.map((o) => o.file)).toEqual(['o.dtso']);
  });

  it('can build on the one before it', () => {
    const second = '/dts-v1/; /plugin/; &pool { added; };';
    const both = apply({ 'o.dtso': OVERLAY, 'p.dtso': second });
    expect(both.complete).toBe(true);
    expect(findNode(both.tree, '/reserved-memory/pool@2000')?.properties.map((p) => p.name)).toContain('added');
  });

  it('that does not fit is reported where it says so', () => {
    const misfit = '/dts-v1/; /plugin/; &nowhere { a; }; &{/no/path} { }; &soc { p = <&nothing>; };';
    const { diagnostics: found } = apply({ 'o.dtso': misfit });
    expect(found.map((d) => `${d.code} at '${misfit.slice(d.span.start, d.span.end)}'`)).toEqual([
      "overlay-label-missing at '&nowhere'",
      "overlay-label-missing at 'p = <&nothing>;'",
      "overlay-target-missing at '&{/no/path}'",
    ]);
  });

  it('cannot take a phandle away from a node that has one', () => {
    const renamed = '/dts-v1/; /plugin/; &soc { mine: dev@1 { p = <&mine>; }; }; &x { q = <&mine>; };';
    const { tree: merged, complete: fits } = apply({ 'o.dtso': renamed });
    expect(fits).toBe(true);
    expect(findNode(merged, '/soc/dev@1')?.properties.map((p) => [p.name, ...p.value])).toEqual([
      ['q', 0, 0, 0, 1],
      ['p', 0, 0, 0, 1],
      ['reg', 0, 0, 0, 1],
      ['phandle', 0, 0, 0, 1],
    ]);
  });

  it('must be one', () => {
    expect(apply({ 'o.dtso': '/dts-v1/; / { };' }).diagnostics.map((d) => d.code)).toEqual(['not-an-overlay']);
  });

  it('alone compiles, with a word that it is only a part', () => {
    const { tree: alone, diagnostics: said } = evaluate({ files: [{ path: 'o', text: OVERLAY }], main: 'o' });
    expect(said.map((d) => `${d.severity} ${d.code}`)).toEqual(['warning overlay-alone']);
    expect(alone.root.children.map((n) => n.name)).toEqual([
      'fragment@0',
      'fragment@1',
      'fragment@2',
      '__fixups__',
      '__local_fixups__',
    ]);
    expect(writeDtb(alone).length).toBeGreaterThan(0);
  });
});
