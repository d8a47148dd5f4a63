import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelSort, type HeapSort } from './sort';

const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
const order = (text: string, how: HeapSort) =>
  kernelSort(
    Array.from(text).map((name) => ({ name, key: name === name.toUpperCase() ? 1 : 0 })),
    byKey,
    how,
  )
    .map((x) => x.name)
    .join('');

describe.each(['one-at-a-time', 'two-at-a-time'] as const)('%s', (how) => {
  it('sorts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (keys) => {
        const sorted = kernelSort(
          keys.map((key) => ({ key })),
          byKey,
          how,
        ).map((x) => x.key);
        expect(sorted).toEqual(keys.toSorted((a, b) => a - b));
      }),
    );
  });
  // Captured: overlap-cma-same @6.1-4k and @7.3-4k.
  it('swaps two equal entries that stand alone', () => expect(order('ab', how)).toBe('ba'));
});

// Captured: dynamic nodes all count as base 0; capitals stand for static ones (dyn-order, dyn-static-top, banks-two @6.1-4k).
it.each([
  ['abcd', 'bcda'],
  ['abS', 'baS'],
  ['aSb', 'abS'],
  ['Sab', 'abS'],
])('leaves equal entries as the kernel of 6.1 does: %s becomes %s', (before, after) =>
  expect(order(before, 'one-at-a-time')).toBe(after),
);

// By hand from the algorithm of 6.9 and later.
it.each([
  ['abS', 'abS'],
  ['abc', 'cba'],
  ['abcd', 'bdca'],
])('and as later ones do: %s becomes %s', (before, after) => expect(order(before, 'two-at-a-time')).toBe(after));
