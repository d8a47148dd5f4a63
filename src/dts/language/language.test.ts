import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../scenario/default-scenario';
import { decompile } from '../decompile';
import { evaluate } from '../evaluate';
import { marked, places, type Marked } from './at-cursor';
import { completionsAt } from './completion';
import { contextOf } from './context';
import { hoverAt } from './hover';
import { definitionAt, occurrencesAt } from './occurrences';
import { structureOf } from './outline';
import { numberInWords } from './number-in-words';
import { renamableAt, renameAt } from './rename';
import { semanticTokens, TOKEN_TYPES } from './semantic-tokens';
import { openFile } from './context';
import { applyEdits } from './text-edit';

const SOC = `#define BASE 0x50000000
#define MIB(n) ((n) << 20)
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	reserved-memory {
		#address-cells = <1>;
		#size-cells = <1>;
		ranges;
		cam: cam@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <BASE MIB(64)>;
			no-map;
		};
	};
	aliases { pool = "/reserved-memory/cam@50000000"; };
};
`;
const BOARD = `/dts-v1/;
#include "soc.dtsi"
/ {
	isp { memory-region = <&cam>; };
};
&cam {
	reg = <BASE MIB(32)>;
	/delete-property/ no-map;
};
`;
/** The board and its include, with the cursor before the n-th `before` in one of them. */
function at(path: 'board.dts' | 'soc.dtsi', before: string, nth = 0): Marked {
  const texts = { 'board.dts': BOARD, 'soc.dtsi': SOC };
  let index = -1;
  for (let i = 0; i <= nth; i++) index = texts[path].indexOf(before, index + 1);
  const text = `${texts[path].slice(0, index)}‸${texts[path].slice(index)}`;
  return marked({ ...texts, [path]: text });
}

function hover({ context, path, offset }: Marked, fates = new Map<string, string>()): string {
  return (hoverAt(context, path, offset, fates)?.blocks ?? []).map(({ text }) => text).join('\n---\n');
}

describe('hoverAt', () => {
  it('decodes reg with the cells of the parent and says who set it, and who again', () => {
    expect(hover(at('board.dts', 'reg ='))).toMatchInlineSnapshot(`
      "/reserved-memory/cam@50000000/reg
      0x5000_0000 – 0x51ff_ffff, 32 MiB
      ---
      Address and size, in as many cells as the parent says. Below /reserved-memory: a fixed place; the kernel reserves it early, before regions that only give a size.
      ---
      Set in soc.dtsi:13, set again in board.dts:7; the last one counts"
    `);
  });

  it('shows what became of a macro where it stands', () => {
    expect(hover(at('soc.dtsi', 'MIB(64)'))).toMatchInlineSnapshot(`
      "#define MIB(n) ((n) << 20)
      ---
      → ((64) << 20)
      = 0x4000000 (67108864), 64 MiB
      ---
      Defined in soc.dtsi:2"
    `);
  });

  it.each([
    ['(4 - 5)', '0xffffffffffffffff (18446744073709551615)'],
    ['0x1001', '0x1001 (4097)'],
    ["'a'", '0x61 (97)'],
    ['0', '0x0 (0)'],
    ['3 /* c */ * 2 // d', '0x6 (6)'],
    ['1 2', undefined],
    ['1 / 0', undefined],
    ['&label', undefined],
    ['NAME', undefined],
    ['"a"', undefined],
    ['1)(2', undefined],
    ['', undefined],
  ])('of a number written as %s it says the value', (expression, words) =>
    expect(numberInWords(expression)).toBe(words),
  );

  it('says where a label leads, and what the kernel makes of it', () => {
    const fates = new Map([['/reserved-memory/cam@50000000', 'reserved: 32 MiB']]);
    expect(hover(at('board.dts', 'cam>'), fates)).toMatchInlineSnapshot(`
      "cam: /reserved-memory/cam@50000000
      reg: 0x5000_0000 – 0x51ff_ffff, 32 MiB
      ---
      reserved: 32 MiB
      ---
      Opened in soc.dtsi:10, board.dts:6"
    `);
  });

  it('says which line deleted a property', () => {
    expect(hover(at('soc.dtsi', 'no-map'))).toContain('Deleted in board.dts:8');
  });

  it('explains ranges, cells, phandles, and a value from inside of it', () => {
    expect(hover(at('soc.dtsi', 'ranges'))).toContain('addresses below are those of the parent');
    expect(hover(at('soc.dtsi', '#size-cells', 1))).toContain('1 cell: 32 bits');
    expect(hover(at('board.dts', 'memory-region'))).toContain('/reserved-memory/cam@50000000');
    expect(hover(at('soc.dtsi', '/reserved-memory/cam'))).toContain('/aliases/pool');
  });

  it('tells the file that an include found, and nothing in white space', () => {
    expect(hover(at('board.dts', '"soc'))).toBe('soc.dtsi');
    expect(hover(at('board.dts', '\n/ {'))).toBe('soc.dtsi');
    expect(hover(at('board.dts', '\tisp'))).toBe('');
  });
});

describe('definition and references', () => {
  const found = (one: Marked) => {
    const { definitions, references } = occurrencesAt(one.context, one.path, one.offset);
    return { definitions: places(one, definitions), references: places(one, references) };
  };

  it('of a label, across files', () => {
    expect(found(at('board.dts', 'cam>'))).toEqual({
      definitions: ['soc.dtsi:10 cam'],
      references: ['board.dts:4 cam', 'board.dts:6 cam'],
    });
  });

  it('of the word that the cursor stands behind', () => {
    const one = marked({ 'b.dts': '/dts-v1/;\n/ {\n l: n { p = <&l‸>; };\n};\n' });
    expect(found(one)).toEqual({ definitions: ['b.dts:3 l'], references: ['b.dts:3 l'] });
  });

  it('of a macro, in text and in other definitions', () => {
    const one = marked({
      'b.dts': '/dts-v1/;\n#define A 1\n#define B (A + 1)\n#ifdef A\n/ { p = <‸A B>; };\n#endif\n',
    });
    expect(found(one)).toEqual({
      definitions: ['b.dts:2 A'],
      references: ['b.dts:5 A', 'b.dts:3 A', 'b.dts:4 A'],
    });
  });

  it('of a node, by labels and paths', () => {
    const one = marked({
      'b.dts': '/dts-v1/;\n/ {\n l: n‸ode { };\n p = <&l>, &{/node};\n};\n&l { };\n/ {\n node { };\n};\n',
    });
    expect(found(one)).toEqual({
      definitions: ['b.dts:3 node', 'b.dts:8 node'],
      references: ['b.dts:4 l', 'b.dts:4 /node', 'b.dts:6 l'],
    });
  });

  it('leads from an include to its file, and from a property to what set it', () => {
    const include = at('board.dts', '"soc');
    expect(places(include, definitionAt(include.context, include.path, include.offset))).toEqual(['soc.dtsi:1']);
    const reg = at('board.dts', 'reg =');
    expect(places(reg, definitionAt(reg.context, reg.path, reg.offset))).toEqual([
      'soc.dtsi:13 reg = <BASE MIB(64)>;',
      'board.dts:7 reg = <BASE MIB(32)>;',
    ]);
  });
});

describe('renameAt', () => {
  function renamed(one: Marked, name: string): Record<string, string> | string {
    const result = renameAt(one.context, one.path, one.offset, name);
    if ('refused' in result) return result.refused;
    return Object.fromEntries(one.sources.files.map(({ path, text }) => [path, applyEdits(path, text, result.edits)]));
  }

  it('gives a label its new name in every file', () => {
    const texts = renamed(at('board.dts', 'cam>'), 'camera') as Record<string, string>;
    expect(texts['board.dts']).toBe(BOARD.replaceAll('&cam', '&camera'));
    expect(texts['soc.dtsi']).toBe(SOC.replace('cam: cam@', 'camera: cam@'));
  });

  it('gives a node its new name, in paths as well', () => {
    const texts = renamed(at('soc.dtsi', 'cam@'), 'camera@50000000') as Record<string, string>;
    expect(texts['soc.dtsi']).toBe(SOC.replace('cam: cam@', 'cam: camera@').replace('memory/cam@', 'memory/camera@'));
    expect(texts['board.dts']).toBe(BOARD);
  });

  it('gives a macro its new name', () => {
    const texts = renamed(at('soc.dtsi', 'MIB(n)'), 'MEGA') as Record<string, string>;
    expect(texts['soc.dtsi']).toBe(SOC.replaceAll('MIB', 'MEGA'));
    expect(texts['board.dts']).toBe(BOARD.replaceAll('MIB', 'MEGA'));
  });

  it('refuses what is no name, what is taken, and what has no name of its own', () => {
    expect(renamed(at('board.dts', 'cam>'), '1x')).toContain('is no name');
    expect(renamed(at('soc.dtsi', 'cam@'), 'a b')).toContain('is no node name');
    expect(renamed(at('soc.dtsi', 'MIB(n)'), 'BASE')).toContain('already');
    expect(renamed(at('board.dts', 'reg ='), 'x')).toContain('Only labels');
    expect(renamableAt(at('board.dts', 'cam>').context, 'board.dts', BOARD.indexOf('cam>'))).toMatchObject({
      name: 'cam',
    });
  });

  it('keeps the blob, but for the name, and back again keeps the text', () => {
    const { files } = DEFAULT_SCENARIO;
    const sources = { files, main: files[0]!.path };
    const context = contextOf(sources, evaluate(sources));
    const text = files[0]!.text;
    const labels = [...text.matchAll(/(\w+):/g)].map(({ index }) => index);
    for (const offset of labels) {
      const there = renameAt(context, sources.main, offset, 'quite_new');
      if ('refused' in there) continue;
      const after = {
        files: [{ path: sources.main, text: applyEdits(sources.main, text, there.edits) }],
        main: sources.main,
      };
      const evaluation = evaluate(after);
      expect(decompile(evaluation.tree)).toBe(decompile(evaluate(sources).tree));
      const before = /\w+/.exec(text.slice(offset))![0];
      const back = renameAt(
        contextOf(after, evaluation),
        sources.main,
        after.files[0]!.text.indexOf('quite_new'),
        before,
      );
      expect('edits' in back && applyEdits(sources.main, after.files[0]!.text, back.edits)).toBe(text);
    }
    expect(labels.length).toBeGreaterThan(2);
  });
});

describe('completionsAt', () => {
  const offered = (text: string): string[] => {
    const { context, path, offset } = marked({ 'b.dts': text });
    return (completionsAt(context, path, offset)?.items ?? []).map(({ label }) => label);
  };
  const inRegion = (line: string): string =>
    `/dts-v1/;\n/ {\n#address-cells = <2>;\n#size-cells = <2>;\nreserved-memory {\n#address-cells = <2>;\n#size-cells = <2>;\nranges;\n` +
    `cma: cma {\nreusable;\n${line}\n};\n};\ndev: dev { };\n};\n`;

  it('offers the properties of a region that it does not have', () => {
    const labels = offered(inRegion('‸'));
    expect(labels).toContain('size');
    expect(labels).toContain('alloc-ranges');
    expect(labels).not.toContain('reusable');
    expect(offered(inRegion('al‸'))).toEqual(labels);
  });

  it('offers whole statements with the right number of cells, and the name alone before a value', () => {
    const insertOf = (line: string) => {
      const { context, path, offset } = marked({ 'b.dts': inRegion(line) });
      return completionsAt(context, path, offset)?.items.find(({ label }) => label === 'size')?.insert;
    };
    expect(insertOf('si‸')).toBe('size = <0x0 ${1:0x04000000}>;');
    expect(insertOf('si‸ = <0 1>;')).toBe('size');
  });

  it('offers values in quotes and without', () => {
    expect(offered(inRegion('compatible = "‸";'))).toEqual(['shared-dma-pool', 'restricted-dma-pool']);
    expect(offered(inRegion('status = ‸'))).toContain('okay');
  });

  it('offers labels after &, regions first where a region is asked for', () => {
    expect(offered(inRegion('x = <&‸>;'))).toEqual(['cma', 'dev']);
    expect(offered('/dts-v1/;\n/ { a: a { memory-region = <&‸>; }; reserved-memory { r: r { }; }; };\n')[0]).toBe('r');
  });

  it('offers what there is to delete', () => {
    expect(offered('/dts-v1/;\n/ { a { }; };\n/ { /delete-node/ ‸; };\n')).toEqual(['a']);
    expect(offered('/dts-v1/;\n/ { a { p; }; };\n/ { a { /delete-property/ ‸; }; };\n')).toEqual(['p']);
  });

  it('offers macros in cells, and nothing in comments and directives', () => {
    expect(offered('/dts-v1/;\n#define LEVEL 4\n/ { p = <‸>; };\n')).toEqual(['LEVEL']);
    expect(offered(inRegion('/* ‸ */'))).toEqual([]);
    expect(offered('/dts-v1/;\n#define ‸X\n/ { };\n')).toEqual([]);
  });
});

describe('structureOf and semanticTokens', () => {
  it('lists nodes with their depth, and what can be folded', () => {
    const { context } = at('board.dts', 'isp');
    const { symbols, folds } = structureOf(openFile(context, 'soc.dtsi')!);
    expect(symbols.map(({ name, detail, depth }) => `${'  '.repeat(depth)}${detail} ${name}`.trimEnd())).toEqual([
      ' /',
      '   reserved-memory',
      '    cam: cam@50000000',
      '   aliases',
    ]);
    expect(folds.map(({ kind }) => kind)).toEqual(['node', 'node', 'node']);
  });

  it('colours by what a piece is, and dims what is switched off', () => {
    const { context, path } = marked({
      'b.dts': '/dts-v1/;\n#define A 1\n/ { /* c */ l: n { p = <A 2 &l>, "s"; }; };\n#if 0\n/ { gone; };\n#endif\n‸',
    });
    const tokens = semanticTokens(context, path);
    const text = openFile(context, path)!.text;
    const words = Array.from({ length: tokens.length / 3 }, (_, i) => {
      const [start, end, type] = tokens.subarray(3 * i, 3 * i + 3);
      return `${TOKEN_TYPES[type!]!} ${text.slice(start, end).trim()}`;
    });
    expect(words).toEqual([
      'keyword /dts-v1/', 'keyword #define', 'comment /* c */', 'label l:', 'node n', 'property p', 'macro A', 'number 2',
      'reference &l', 'string "s"', 'keyword #if', 'inactive / { gone; };', 'keyword #endif',
    ]); // prettier-ignore
  });
});

describe('every question, anywhere in any text', () => {
  it('is answered, with spans inside of the text and tokens in order', () => {
    const piece = fc.constantFrom(
      '/dts-v1/;', '/ {', '};', ' a', ' = ', '<', '>', '1', '(', '"s"', ';', '\n', '/* c', '*/', '\n#if 1\n', '\n#define M 1\n',
      '\n#include "b.dts"\n', '&x', 'x: ', '{', '}', ',', '[', ' M ', '/delete-node/', '/delete-property/', 'reserved-memory', 'reg',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(120), (pieces, position) => {
        const text = pieces.join('');
        const offset = Math.min(position, text.length);
        const sources = { files: [{ path: 'b.dts', text }], main: 'b.dts' };
        const context = contextOf(sources, evaluate(sources));
        const hovered = hoverAt(context, 'b.dts', offset, new Map());
        if (hovered) expect(hovered.span.end).toBeLessThanOrEqual(text.length);
        completionsAt(context, 'b.dts', offset);
        const { definitions, references } = occurrencesAt(context, 'b.dts', offset);
        for (const { start, end } of [...definitions, ...references])
          expect(end <= text.length && start <= end).toBe(true);
        renameAt(context, 'b.dts', offset, 'fresh');
        structureOf(openFile(context, 'b.dts')!);
        const tokens = semanticTokens(context, 'b.dts');
        for (let i = 3; i < tokens.length; i += 3) expect(tokens[i]!).toBeGreaterThanOrEqual(tokens[i - 2]!);
      }),
      { numRuns: 400 },
    );
  });
});
