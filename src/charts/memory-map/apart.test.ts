import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepApart } from './apart';

/** `..aaab.` for the pixels of marks; the last one drawn is on top. */
function pixels(spans: readonly (readonly [number, number])[], width: number): string {
  const marks = keepApart(
    spans.map(([from, to]) => ({ x: from, width: to - from })),
    3,
    width,
  );
  const row = Array.from({ length: width }, () => '.');
  for (const [i, { x, width: wide }] of marks.entries()) row.fill('abcdefgh'[i]!, x, x + wide);
  return row.join('');
}

describe('keepApart', () => {
  it('leaves a line between two that touch', () => {
    expect(
      pixels(
        [
          [0, 6],
          [6, 10],
        ],
        12,
      ),
    ).toBe('aaaaa.bbbb..');
  });

  it('widens a small one into what is free, behind it or before it', () => {
    expect(pixels([[4, 5]], 12)).toBe('....aaa.....');
    expect(
      pixels(
        [
          [4, 5],
          [5, 9],
        ],
        12,
      ),
    ).toBe('..aa.bbbb...');
    expect(pixels([[12, 12]], 12)).toBe('.........aaa');
  });

  it('takes pixels of a wide neighbour, none of one that is hardly wider', () => {
    expect(
      pixels(
        [
          [0, 2],
          [2, 14],
        ],
        14,
      ),
    ).toBe('aa.bbbbbbbbbbb');
    expect(
      pixels(
        [
          [0, 1],
          [1, 6],
          [6, 7],
        ],
        7,
      ),
    ).toBe('abbbb.c');
  });

  it('hides none, and keeps the true pixels of each that is not wide', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 40 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lengths, (pairs) => {
        let at = 0;
        const spans = pairs.map(([gap, length]) => [at + gap, (at += gap + length)] as const);
        const row = pixels(spans, at);
        spans.forEach(([from, to], i) => {
          const seen = row.split('').filter((one) => one === 'abcdefgh'[i]).length;
          expect(seen).toBeGreaterThanOrEqual(Math.min(to - from, to - from >= 9 ? 2 : 8) - (to - from >= 3 ? 1 : 0));
        });
      }),
    );
  });
});
