import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameIds, UNKNOWN } from './name-ids';
import { parseWorkload } from './workload';

const NAMES = [
  'a-0',
  'a-1',
  'a-2',
  'a-02',
  'a-12345678',
  'a-9999999',
  'b1',
  'b.1',
  '7',
  '07',
  'plain',
  `${'n'.repeat(63)}1`,
  `${'n'.repeat(63)}12`,
];
const HEAPS = ['pool@1', 'system', 'system2', '!bad'];
const SIZES = ['4096', '8192', '0', '123456789012345', '1234567890123456', '8KiB', '0x1000', 'nonsense', ''];
const name = fc.constantFrom(...NAMES);
const line = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(name, fc.constantFrom(...HEAPS), fc.constantFrom(...SIZES))
      .map(([n, h, s]) => `alloc ${n} ${h} ${s}`),
  },
  { weight: 4, arbitrary: name.map((n) => `free ${n}`) },
  fc.constantFrom(
    'hold a-1',
    'drop a-1',
    'free ',
    'alloc',
    'free a-1 ',
    'free a-1 x',
    'repeat 2 {',
    '}',
    'note "x"',
    'alloc a-$i system 1',
    'expect ok',
  ),
);

/** What a text means; the places of its mistakes by line alone. */
const meaning = (text: string) => {
  const { operations, diagnostics } = parseWorkload(text, 4096);
  return {
    operations,
    mistakes: diagnostics.map((d) => [d.code, d.message, text.slice(0, d.span.start).split('\n').length]),
  };
};

it('lines that are read at once mean what the parser proper makes of them', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      // A comment is enough to keep a line from being read at once.
      expect(meaning(lines.join('\n'))).toEqual(meaning(lines.map((one) => `${one} # read word by word`).join('\n')));
    }),
    { numRuns: 500 },
  );
});

describe('names by number', () => {
  it('are those of a plain map, whatever the names', () => {
    const word = fc.oneof(
      name,
      fc.tuple(fc.constantFrom('a', 'a-', 'z9x'), fc.nat(3_000_000)).map(([p, n]) => `${p}${n}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const ids = new NameIds();
        const plain = new Map<string, number>();
        for (const one of words) {
          expect(ids.find(one)).toBe(plain.get(one) ?? UNKNOWN);
          const found = ids.findInSeries(`x ${one} y`, 2, 2 + one.length);
          if (found) expect(found.id).toBe(plain.get(one) ?? UNKNOWN);
          if (!plain.has(one)) plain.set(one, ids.add(one));
          expect(ids.texts[plain.get(one)!]).toBe(one);
        }
      }),
    );
  });
});
