import { expect, it } from 'vitest';
import { percent } from './series';

it.each([
  [0, '0 %'],
  [1 / 100_000, 'under 0.1 %'],
  [1 / 2000, '0.1 %'],
  [1 / 256, '0.4 %'],
  [0.0094, '0.9 %'],
  [0.0095, '1 %'],
  [0.61, '61 %'],
  [0.99999, '99 %'],
  [1, '100 %'],
])('%d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});
