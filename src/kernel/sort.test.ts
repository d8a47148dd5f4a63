import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kernelSort } from './sort';

const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
const order = (text: string) =>
  kernelSort(
    Array.from(text).map((name) => ({ name, key: name === name.toUpperCase() ? 1 : 0 })),
    byKey,
  )
    .map((x) => x.name)
    .join('');

it('sorts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), (keys) => {
      const sorted = kernelSort(
        keys.map((key) => ({ key })),
        byKey,
      ).map((x) => x.key);
      expect(sorted).toEqual(keys.toSorted((a, b) => a - b));
    }),
  );
});

// Captured: dynamic nodes all count as base 0; capitals stand for static ones (dyn-order, dyn-static-top, banks-two @6.1-4k).
it.each([
  ['abcd', 'bcda'],
  ['abS', 'baS'],
  ['aSb', 'abS'],
  ['Sab', 'abS'],
])('leaves equal entries as the kernel does: %s becomes %s', (before, after) => expect(order(before)).toBe(after));
