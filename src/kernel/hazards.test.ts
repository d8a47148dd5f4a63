import { describe, expect, it } from 'vitest';
import { boardWith, bootSource, pool } from './board-for-tests';
import { KERNEL_EARLY } from './profile';

const refused = pool('odd@51000000', 'reg = <0 0x51000000 0 0x300000>');

describe('a refused region is freed with what lies beneath it', () => {
  const fatal = (board: string, version = '7.3') => bootSource(board, { version }).fatal;
  const area = pool('good@50000000', 'reg = <0 0x50000000 0 0x2000000>');
  it.each(['6.1', '6.12', '7.3'])('a region that stays, on %s', (version) =>
    expect(fatal(boardWith(refused + area), version)).toBe('refusing odd@51000000 frees good@50000000 beneath it'),
  );
  it('a /memreserve/', () =>
    expect(fatal(boardWith(refused).replace('/dts-v1/;', '/dts-v1/; /memreserve/ 0x51200000 0x1000;'))).toBe(
      'refusing odd@51000000 frees /memreserve/ beneath it',
    ));
  it.each([
    ['a no-map region holds nothing in memblock', 'fw@51000000 { reg = <0 0x51000000 0 0x1000>; no-map; };' + refused],
    ['regions that only touch it', 'a@51300000 { reg = <0 0x51300000 0 0x1000>; };' + refused],
    ['what takes the place of a dynamic one', pool('a', 'size = <0 0x300000>') + pool('b', 'size = <0 0x400000>')],
  ])('but not %s', (_, children) => expect(fatal(boardWith(children))).toBeUndefined());
  it('is told once of each refused region, whatever lies there', () => {
    const many = (name: string, node: (name: string) => string) =>
      Array.from({ length: 20 }, (_, i) => node(`${name}${i}`)).join('');
    const children =
      many('odd', (name) => pool(name, 'reg = <0 0x51000000 0 0x80000>')) +
      many('kept', (name) => `${name} { reg = <0 0x51000000 0 0x1000>; };`);
    const codes = bootSource(boardWith(children)).problems.map(({ code }) => code);
    expect(codes.filter((code) => code === 'frees-held')).toHaveLength(20);
  });
  it.each([refused, pool('a', 'size = <0 0x300000>')])('but not what the kernel then puts there: %s', (children) => {
    const ranges = [0x5100_0000n, 0x7fc0_0000n].map((base) => ({ base, size: 0x1000n }));
    expect(bootSource(boardWith(children), { kernelEarly: { kind: 'ranges', ranges } }).fatal).toBeUndefined();
  });
});

describe('a static no-map region that ends within a page', () => {
  const board = boardWith('fw@7fff0000 { reg = <0 0x7fff0000 0 0x10800>; no-map; };');
  const fatal = (base: bigint) =>
    bootSource(board, { kernelEarly: { kind: 'ranges', ranges: [{ base, size: 0x50n }] } }).fatal;
  it('is a hazard where the kernel takes the rest of that page early', () =>
    expect(fatal(0x8000_0f80n)).toMatch(/^no-map region fw@7fff0000 does not cover whole pages/));
  it.each([0x8000_1000n, 0x7ffe_ff80n])('and none where it takes another, %s', (base) =>
    expect(fatal(base)).toBeUndefined(),
  );
});

it('what the kernel takes early is called so', () => {
  const ranges = [{ base: 0x7fff_0000n, size: 0x1000n }];
  expect(bootSource(boardWith(''), { kernelEarly: { kind: 'ranges', ranges } }).held.at(-1)?.what).toBe(KERNEL_EARLY);
});
