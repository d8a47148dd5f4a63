import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIndex } from './line-index';

describe('lineIndex', () => {
  const MIXED = 'ab\r\nc\n\rd';
  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 1, 3],
    [4, 2, 1],
    [5, 2, 2],
    [6, 3, 1],
    [7, 4, 1],
    [8, 4, 2],
    [99, 4, 2],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, lineNumber, column) => {
    expect(lineIndex(MIXED).placeOf(offset)).toEqual({ lineNumber, column });
  });

  it.each([
    [1, 99, 2],
    [2, 0, 4],
    [4, 2, 8],
    [9, 1, 8],
  ])('line %i, column %i is offset %i', (lineNumber, column, offset) => {
    expect(lineIndex(MIXED).offsetOf({ lineNumber, column })).toBe(offset);
  });

  it('comes back from every offset that is not within a line end', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\u{1f600}'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(12), (s, at) => {
        const offset = Math.min(at, s.length);
        if (s.slice(offset - 1, offset + 1) === '\r\n' && offset > 0) return;
        const index = lineIndex(s);
        expect(index.offsetOf(index.placeOf(offset))).toBe(offset);
      }),
    );
  });
});
