import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, isLine, linePath, StateValues } from './columns';

const stateValues = (values: readonly number[]) => new StateValues(values.length, (state) => values[state]!);

describe('StateValues', () => {
  it('knows the bounds of any stretch', () => {
    const values = fc.array(fc.nat(1000), { minLength: 1, maxLength: 400, size: 'max' });
    fc.assert(
      fc.property(values, fc.nat(), fc.nat(), (given, a, b) => {
        const from = a % given.length;
        const to = from + 1 + (b % (given.length - from));
        const part = given.slice(from, to);
        expect(stateValues(given).bounds(from, to)).toEqual([Math.min(...part), Math.max(...part)]);
      }),
    );
  });
});

describe('columnsOf', () => {
  it('has a column a state where there is room', () => {
    const columns = columnsOf({ steps: { from: 1, to: 4 }, x: 100, width: 30 }, stateValues([9, 1, 5, 3, 9]));
    expect([...columns.x]).toEqual([100, 110, 120, 130]);
    expect([...columns.most]).toEqual([1, 5, 3]);
    expect(isLine(columns)).toBe(true);
    expect(linePath(columns, (value) => 10 - value)).toBe('M100 9V9H110V5H120V7H130');
  });

  it('never loses a peak of a million states', () => {
    const values = new Float64Array(1_000_000).fill(5);
    values[654_321] = 77;
    values[654_322] = 1;
    const columns = columnsOf(
      { steps: { from: 0, to: 1_000_000 }, x: 0, width: 600 },
      new StateValues(values.length, (state) => values[state]!),
    );
    expect(columns.most).toHaveLength(600);
    expect([Math.max(...columns.most), Math.min(...columns.least)]).toEqual([77, 1]);
    expect(isLine(columns)).toBe(false);
  });
});
