import { describe, expect, it } from 'vitest';
import type { Machine } from '../../kernel/machine';
import { alignOrderOf, sizeTrouble } from './size-trouble';

const PAGE = 4096;

describe('sizeTrouble', () => {
  it.each(['8MiB', ' 2025p ', '1920x1080 nv12 x4'])('takes %s', (text) => {
    expect(sizeTrouble(text, PAGE)).toBeUndefined();
  });
  it.each([
    ['', 'Give a size'],
    ['much', 'is not a size'],
    ['8MiB more', 'one word too many'],
  ])('says what is wrong with “%s”', (text, part) => {
    expect(sizeTrouble(text, PAGE)).toContain(part);
  });
});

describe('alignOrderOf', () => {
  const machine = { pageSize: PAGE, cmaAlignment: 8 } as Machine;
  it.each([
    ['4096', 0],
    ['3p', 2],
    ['8MiB', 8],
    ['much', undefined],
  ])('%s is aligned to order %s', (text, order) => {
    expect(alignOrderOf(text, machine)).toBe(order);
  });
});
