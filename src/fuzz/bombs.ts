/**
 * Small ideas with large effects: each makes a text of about `size` pieces that would take far more than linear work, or
 * memory, or stack, without a bound. Their kinds are fixed; the fuzzer varies sizes and joins them with other text.
 */
import type { Dice } from './dice';

export type Bomb = {
  readonly name: string;
  /** Largest useful number of pieces. */
  readonly most: number;
  readonly make: (size: number) => string;
};

const many = (size: number, piece: (index: number) => string): string =>
  Array.from({ length: size }, (_, i) => piece(i)).join('');
const board = (body: string): string => `/dts-v1/;\n/ { ${body} };\n`;
const reserved = (regions: string): string =>
  board(
    `#address-cells = <1>; #size-cells = <1>; reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; ${regions} };`,
  );
const nested = (size: number, inside: string): string => board(`${'a {'.repeat(size)} ${inside} ${'};'.repeat(size)}`);

export const BOMBS: readonly Bomb[] = [
  { name: 'nested nodes', most: 100_000, make: (n) => nested(n, '') },
  { name: 'siblings', most: 1_000_000, make: (n) => board(many(n, () => 'a{};')) },
  { name: 'named siblings', most: 200_000, make: (n) => board(many(n, (i) => `n${i}{};`)) },
  { name: 'properties', most: 400_000, make: (n) => board(many(n, (i) => `p${i};`)) },
  { name: 'nested parentheses', most: 100_000, make: (n) => board(`a = <${'('.repeat(n)}1${')'.repeat(n)}>;`) },
  { name: 'ternaries', most: 100_000, make: (n) => board(`a = <(${'1 ? 1 : '.repeat(n)}1)>;`) },
  { name: 'labels of a node', most: 500_000, make: (n) => board(`${many(n, (i) => `l${i}: `)} a { };`) },
  {
    name: 'labels of a property',
    most: 500_000,
    make: (n) => board(`${many(n, (i) => `l${i}: `)} a; }; / { ${many(n >> 2, (i) => `m${i}: `)} a;`),
  },
  { name: 'labels one by one', most: 100_000, make: (n) => `${board('a: a { };')}${many(n, (i) => `l${i}: &a { };`)}` },
  { name: 'bodies of a node', most: 150_000, make: (n) => `${board('a: a { };')}${'&a { };'.repeat(n)}` },
  {
    name: 'many bodies in many messages',
    most: 50_000,
    make: (n) => `${board(`a: a { ${'l: p = <1>;'.repeat(600)} };`)}${'&a { x = l: l: <1>; };\n'.repeat(n)}`,
  },
  {
    name: 'children deleted again and again',
    most: 40_000,
    make: (n) => board(`a { ${many(n, (i) => `n${i}{};`)} };`) + '/ { /delete-node/ a; }; / { a { }; };'.repeat(n),
  },
  {
    name: 'properties deleted again and again',
    most: 40_000,
    make: (n) => board(`a { ${many(n, (i) => `n${i};`)} };`) + '/ { /delete-node/ a; }; / { a { }; };'.repeat(n),
  },
  {
    name: 'one label at many deep places',
    most: 30,
    make: (n) =>
      board(many(n, (i) => `n${i} { ${'a {'.repeat(3000)} l: x { }; ${'};'.repeat(3000)} };`)) +
      '&l { };'.repeat(n * 1000),
  },
  {
    name: 'long paths as values',
    most: 200_000,
    make: (n) => `${nested(3000, 'l: x { };')}/ { p = ${'&l, '.repeat(n)} "x"; };`,
  },
  {
    name: 'long names, deep down',
    most: 3_000,
    make: (n) => board(`${many(n, () => `${'x'.repeat(3000)} { y;`)} ${'};'.repeat(n)}`),
  },
  { name: 'a long name', most: 2_000_000, make: (n) => board(`${'x'.repeat(n)} = <1>; a { };`) },
  {
    name: 'errors on one line, backwards',
    most: 500,
    make: (n) => board(`${many(n, (i) => `n${i} { l: x { }; `)} ${' '.repeat(n * 20_000)} ${'};'.repeat(n)}`),
  },
  { name: 'line markers', most: 500_000, make: (n) => `${'# 1 "x"\n'.repeat(n)}${board('n { a; }; '.repeat(600))}` },
  {
    name: 'phandle cells of an overlay',
    most: 300_000,
    make: (n) => `/dts-v1/; /plugin/;\n&x { p = <${'&y '.repeat(n)}>; a: a { q = <${'&a '.repeat(n)}>; }; };`,
  },
  {
    name: 'labels of an overlay',
    most: 60_000,
    make: (n) => `/dts-v1/; /plugin/;\n${many(n, (i) => `&l${i} { p${i} = <&m${i}>; };`)}`,
  },
  { name: 'symbols', most: 300_000, make: (n) => `/dts-v1/; /plugin/;\n/ { ${'l: a { };'.repeat(n)} };` },
  {
    name: 'a macro that doubles',
    most: 200,
    make: (n) => `#define A0 x\n${many(n, (i) => `#define A${i + 1} A${i} A${i}\n`)}${board(`a = <A${n}>;`)}`,
  },
  {
    name: 'a name that doubles',
    most: 200,
    make: (n) =>
      `#define C(a, b) a##b\n#define D(x) C(x, x)\n#define A0 x\n${many(n, (i) => `#define A${i + 1} D(A${i})\n`)}${board(`A${n};`)}`,
  },
  {
    name: 'quotes of quotes',
    most: 90,
    make: (n) => `#define S(x) #x\n#define E(x) S(x)\n${board(`a = ${'E('.repeat(n)}"x"${')'.repeat(n)};`)}`,
  },
  {
    name: 'a long argument, often',
    most: 20_000,
    make: (n) => `#define A(x) ${'x '.repeat(n)}\n${board(`a = <A(${'1 '.repeat(n)})>;`)}`,
  },
  {
    name: 'a very long argument',
    most: 500_000,
    make: (n) => `#define A(x) x\n#define B(x) [x]\n${board(`a = <A(${'1 '.repeat(n)}) B(${'A '.repeat(n)})>;`)}`,
  },
  {
    name: 'a long string, often',
    most: 20_000,
    make: (n) => `#define A "${'x'.repeat(n)}"\n${board(`a = ${'A, '.repeat(n)} A;`)}`,
  },
  {
    name: 'macros in macros',
    most: 50_000,
    make: (n) =>
      `#define F(x) x\n#define M${n} ${'F '.repeat(n)} ${'F(1) '.repeat(n)}\n${many(n, (i) => `#define M${i} M${i + 1} x\n`)}${board(`a = <M0>;`)}`,
  },
  {
    name: 'calls in calls',
    most: 100_000,
    make: (n) => `#define F(x) x\n${board(`a = <${'F('.repeat(n)}1${')'.repeat(n)}>;`)}`,
  },
  {
    name: 'calls that are never closed',
    most: 20_000,
    make: (n) => `#define F(x) x\n${board(`a = <${'F('.repeat(n)} ${'y'.repeat(n * 100)}>;`)}`,
  },
  {
    name: 'parameters',
    most: 200_000,
    make: (n) =>
      `#define F(${many(n, (i) => `p${i}, `)}q) ${many(n, (i) => `p${i} `)}\n${board(`a = <F(${'1, '.repeat(n)}1)>;`)}`,
  },
  {
    name: 'macros that name each other',
    most: 1000,
    make: (n) => `${many(n, (i) => `#define A${i} A${(i + 1) % n} A${(i * 7) % n}\n`)}${board('a = <A0>;')}`,
  },
  {
    name: 'questions for files',
    most: 200_000,
    make: (n) => `#if ${'__has_include("x") + '.repeat(n)} 0\n#endif\n${board('')}`,
  },
  {
    name: 'a condition',
    most: 500_000,
    make: (n) => `#if ${'1 + '.repeat(n)} ${'('.repeat(n)} 0\n#endif\n${board('')}`,
  },
  { name: 'quotes on one line', most: 500_000, make: (n) => `#define A 1\n/dts-v1/; / { a = <${"'\\".repeat(n)}` },
  { name: 'quotes in a definition', most: 500_000, make: (n) => `#define A ${"'\\".repeat(n)}\n${board('a = <A>;')}` },
  {
    name: 'a header read again and again',
    most: 100_000,
    make: (n) =>
      `#if __INCLUDE_LEVEL__ < 12\n#include "board.dts"\n#include "board.dts"\n#include "board.dts"\n#endif\n${'#ifdef A\n#endif\n'.repeat(n)}`,
  },
  {
    name: 'an include of itself',
    most: 1,
    make: () => '#include "board.dts"\n/include/ "board.dts"\n#include "board.dts"\n',
  },
  {
    name: 'regions with nothing right',
    most: 20_000,
    make: (n) =>
      reserved(
        many(n, (i) => `r${i}@0 { reg = <0x1000 0x1000>; no_map; reuseable; compatible = "shared-dma-pools"; };`),
      ),
  },
  {
    name: 'consumers of what is none',
    most: 20_000,
    make: (n) =>
      `${reserved('a: r { };')}/ { ${many(n, (i) => `c${i} { memory-region = <&a 7 &a>; memory-regions; };`)} };`,
  },
  {
    name: 'phandles with cells',
    most: 200_000,
    make: (n) =>
      board(
        `g: g { #gpio-cells = <1>; #interrupt-cells = <1>; }; c { x-gpios = <${'&g 1 '.repeat(n)}>; interrupts-extended = <${'&g 1 '.repeat(n)}>; interrupt-map = <${'0 &g 1 '.repeat(n)}>; };`,
      ),
  },
  {
    name: 'addresses that all have',
    most: 100_000,
    make: (n) =>
      board(
        `s { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ${many(n, (i) => `n${i}@1 { reg = <2>; };`)} };`,
      ),
  },
  {
    name: 'endpoints in a circle',
    most: 50_000,
    make: (n) =>
      board(many(n, (i) => `p${i} { port { e${i}: endpoint { remote-endpoint = <&e${(i + 1) % n}>; }; }; };`)),
  },
  {
    name: 'errors',
    most: 200_000,
    make: (n) => `${'#error x\n#if\n#endif\n'.repeat(n)}${board('x y; = ;'.repeat(n))}`,
  },
];

/** One of them, of any size up to its largest. */
export function makeBomb(dice: Dice): string {
  const bomb = dice.pick(BOMBS);
  return bomb.make(1 + (dice.oneIn(4) ? bomb.most - 1 : dice.skewed(bomb.most)));
}
