import { describe, expect, it } from 'vitest';
import { diffLines } from '../../scenario/diff-lines';
import { orderLog } from './log-order';

const picture = (first: string, second: string): string => {
  const { lines, reordered } = orderLog(diffLines(first.split(' '), second.split(' ')));
  const signs = { both: '', first: '-', second: '+' };
  return [...lines.map(({ side, text }) => signs[side] + text), `(${reordered})`].join(' ');
};

describe('orderLog', () => {
  it('does not call a line different that stands elsewhere', () => {
    expect(picture('a b c', 'c a b')).toBe('a b c (1)');
    expect(picture('a b c d', 'b a x d')).toBe('a b -c +x d (1)');
  });

  it('pairs each line once', () => {
    expect(picture('a a b', 'b a')).toBe('a -a b (1)');
    expect(picture('b a', 'a a b')).toBe('b a +a (1)');
  });

  it('leaves a log alone whose order is the same', () => {
    expect(picture('a b c', 'a x c y')).toBe('a -b +x c +y (0)');
  });
});
