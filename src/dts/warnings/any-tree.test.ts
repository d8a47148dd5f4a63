import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { warningsOf } from './warnings';

const PROPERTIES = [
  '#address-cells',
  '#size-cells',
  '#clock-cells',
  '#gpio-cells',
  '#interrupt-cells',
  'reg',
  'ranges',
  'dma-ranges',
  'bus-range',
  'compatible',
  'device_type',
  'status',
  'clocks',
  'msi-parent',
  'cam-gpios',
  'gpio-hog',
  'interrupts',
  'interrupt-parent',
  'interrupt-controller',
  'interrupt-map',
  'interrupt-map-mask',
  'remote-endpoint',
  'spi-slave',
  'stdout-path',
];
const NAMES = ['n', 'm@10', 'k@10', 'a@0x1', 'spi@0', 'i2c@1', 'pci@1,0', 'port@0', 'endpoint', 'aliases', 'chosen'];
const VALUES = [
  '',
  ' = <>',
  ' = <0>',
  ' = <1>',
  ' = <2 &l 0xffffffff>',
  ' = <&l 1 2>',
  ' = <77>',
  ' = "simple-bus", "pci"',
];

const property = fc.tuple(
  fc.constantFrom(...PROPERTIES),
  fc.constantFrom(...VALUES, ' = "pci"', ' = &l', ' = [01 02 03]'),
);
const properties = fc
  .uniqueArray(property, { maxLength: 6, selector: ([name]) => name })
  .map((list) => list.map(([name, value]) => `${name}${value};`).join(' '));
const leaf = properties.map((text) => `{ ${text} };`);
/** A body whose subnodes have bodies of `inner`. */
const around = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      properties,
      fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), inner), { maxLength: 3, selector: ([n]) => n }),
    )
    .map(([text, nodes]) => `{ ${text} ${nodes.map(([name, own]) => `${name} ${own}`).join(' ')} };`);
const body = around(around(leaf));

const isSentence = /^\S.{10,}$/;
const isKnown = /^[^:]+:\d+\.\d+(?:-[\d.]+)?: Warning \(\w+\): \/[^\n]*(?:\n {2}also defined at [^\n]+)*$/;

it('any tree that compiles has warnings with places inside the text and a text in the form of dtc', () => {
  fc.assert(
    fc.property(body, body, fc.boolean(), (root, more, plugin) => {
      const text = `/dts-v1/; ${plugin ? '/plugin/; ' : ''}/ ${root} / { l: l0 { }; }; &l ${more}`;
      const evaluation = evaluate({ files: [{ path: 't.dts', text }], main: 't.dts' });
      const odd = warningsOf(evaluation).filter(
        ({ span: { start, end }, detail = '', message, severity }) =>
          start < 0 ||
          end < start ||
          end > text.length ||
          severity === 'error' ||
          !isKnown.test(detail) ||
          !isSentence.test(message),
      );
      expect(odd).toEqual([]);
    }),
  );
});

it('a text with mistakes has none', () => {
  const { complete, ...evaluation } = evaluate({
    files: [{ path: 't.dts', text: '/dts-v1/; / { n@1 { }; a = <; };' }],
    main: 't.dts',
  });
  expect([complete, warningsOf({ complete, ...evaluation })]).toEqual([false, []]);
});

it('through macros and includes the place is that of the user, and the text names the file as cpp does', () => {
  const main = '#define SIZE 1 2\n/dts-v1/;\n#include "soc.dtsi"\n/ { n@2 { reg = <1 SIZE>; }; };\n';
  const include = '/ { #address-cells = <1>; #size-cells = <1>; };\n/ { m@1 { }; };\n';
  const files = [
    { path: 'b/main.dts', text: main },
    { path: 'b/soc.dtsi', text: include },
  ];
  const found = warningsOf(evaluate({ files, main: 'b/main.dts' })).map(({ span, detail }) => [
    files
      .find(({ path }) => path === span.file)
      ?.text.slice(span.start, span.end)
      .trim(),
    detail,
  ]);
  expect(found).toEqual([
    [
      'reg = <1 SIZE>;',
      'b/main.dts:4.11-25: Warning (reg_format): /n@2:reg: property has invalid length (12 bytes) (#address-cells == 1, #size-cells == 1)',
    ],
    [
      'm@1',
      'b/soc.dtsi:2.9-13: Warning (unit_address_vs_reg): /m@1: node has a unit name, but no reg or ranges property',
    ],
  ]);
});
