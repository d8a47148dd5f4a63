import { describe, expect, it } from 'vitest';
import { sizeTrouble } from './size-trouble';

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
