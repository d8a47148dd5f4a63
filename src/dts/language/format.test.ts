import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../scenario/default-scenario';
import { PRESETS } from '../../scenario/presets/presets';
import { boardNames, boardText, closures, hasCorpus } from '../corpus';
import { decompile } from '../decompile';
import { evaluate } from '../evaluate';
import { formatText } from './format';

const treeOf = (text: string): string => decompile(evaluate({ files: [{ path: 'b.dts', text }], main: 'b.dts' }).tree);
const lines = (...all: string[]): string => `${all.join('\n')}\n`;

describe('formatText', () => {
  it('puts a statement on each line, and single spaces between cells', () => {
    const crammed = '/dts-v1/;/{a=<1   2 (3+4) >,<5>;x=[ 00 11 ],"s" , &l ;l:n@1{reg=<1>;};};';
    expect(formatText(crammed)).toBe(
      lines(
        '/dts-v1/;',
        '/ {',
        '\ta = <1 2 (3+4)>, <5>;',
        '\tx = [00 11], "s", &l;',
        '\tl: n@1 {',
        '\t\treg = <1>;',
        '\t};',
        '};',
      ),
    );
  });

  it('keeps comments, directives, one blank line, and the rows of a table', () => {
    const text = lines(
      '/dts-v1/;',
      '#include "soc.dtsi" /* first */',
      '/ {',
      '  /*',
      '     * block',
      '   */',
      '  a = <1>, // why',
      '    <2>;   /* tail */',
      '',
      '',
      '#ifdef A',
      '      b;',
      '#endif',
      '  pins = <',
      '     0x10   1 /* one */',
      '     0x200  2',
      '  >;',
      '};',
    );
    expect(formatText(text, { tab: false, width: 4 })).toBe(
      lines(
        '/dts-v1/;',
        '#include "soc.dtsi" /* first */',
        '/ {',
        '    /*',
        '     * block',
        '     */',
        '    a = <1>, // why',
        '        <2>;   /* tail */',
        '',
        '#ifdef A',
        '    b;',
        '#endif',
        '    pins = <',
        '        0x10   1 /* one */',
        '        0x200  2',
        '    >;',
        '};',
      ),
    );
  });

  it('keeps the line ends of the text', () => {
    expect(formatText('/dts-v1/;\r\n/{a;};\r\n')).toBe('/dts-v1/;\r\n/ {\r\n\ta;\r\n};\r\n');
  });

  it('leaves half-typed statements as they are, in their place', () => {
    expect(formatText('/ { a = <1\n b = <2>; \n')).toBe('/ {\n\ta = <1\n\tb = <2>;\n');
  });

  it.each([DEFAULT_SCENARIO, ...PRESETS.map(({ scenario }) => scenario)])('changes no preset: $title', ({ files }) => {
    for (const { text } of files) expect(formatText(text)).toBe(text);
  });

  it('never changes the tree of a preset, however its white space is broken; twice is once', () => {
    const texts = [DEFAULT_SCENARIO, ...PRESETS.map(({ scenario }) => scenario)].map(({ files }) => files[0]!.text);
    const white = fc.array(fc.constantFrom(' ', '\n', '\t', '  ', '\n\n', '\r\n'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), white, (text, blanks) => {
        let next = 0;
        const shaken = text.replace(/(?<=[;{}])\s+/g, () => blanks[next++ % blanks.length]!);
        const formatted = formatText(shaken)!;
        expect(treeOf(formatted)).toBe(treeOf(shaken));
        expect(formatText(formatted)).toBe(formatted);
      }),
      { numRuns: 60 },
    );
  });

  it('either keeps every token of any text or refuses it; twice is once', () => {
    const piece = fc.constantFrom(
      '/dts-v1/;', '/ {', '};', 'a', ' = ', '<', '>', '1', '(', ')', '"s"', ';', '\n', ' ', '/* c */', '// l\n', '\n#if 1\n',
      '\n#endif\n', '&x', 'l:', '{', '}', ',', '[', ']', 'ab', '/delete-node/', '+', '/include/ "f"', '\\\n', '/*\n * b\n */', '# 1 "f"\n',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const formatted = formatText(pieces.join(''));
        if (formatted !== undefined) expect(formatText(formatted)).toBe(formatted);
      }),
      { numRuns: 3000 },
    );
  });
});

describe.skipIf(!hasCorpus())('formatText on boards', () => {
  it('keeps the blob of closures whose files were all formatted', () => {
    for (const { sources } of closures().slice(0, 3)) {
      const files = sources.files.map(({ path, text }) => ({ path, text: formatText(text)! }));
      expect(files.every(({ text }) => formatText(text) === text)).toBe(true);
      expect(decompile(evaluate({ ...sources, files }).tree)).toBe(decompile(evaluate(sources).tree));
    }
  }, 60_000);

  it('keeps the tree of preprocessed boards', () => {
    for (const name of boardNames().slice(0, 4))
      expect(treeOf(formatText(boardText(name))!)).toBe(treeOf(boardText(name)));
  }, 60_000);
});
