import { describe, expect, it } from 'vitest';
import { percent } from './AreaFigures';

describe('percent', () => {
  it.each([
    [0, 100, '0 %'],
    [1, 100_000, '1 %'],
    [61, 100, '61 %'],
    [99_999, 100_000, '99 %'],
    [5, 5, '100 %'],
    [0, 0, '0 %'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text);
  });
});
