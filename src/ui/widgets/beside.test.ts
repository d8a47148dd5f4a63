import { describe, expect, it } from 'vitest';
import { beside } from './HoverCard';

const WINDOW = { width: 1000, height: 800 };
const CARD = { width: 300, height: 100 };

describe('beside', () => {
  it('goes below and to the right', () => {
    expect(beside({ x: 10, y: 10 }, CARD, WINDOW)).toEqual({ x: 22, y: 22 });
  });
  it('turns back at the right and lower edge', () => {
    expect(beside({ x: 900, y: 750 }, CARD, WINDOW)).toEqual({ x: 588, y: 638 });
  });
  it('stays inside a window that is too small', () => {
    expect(beside({ x: 50, y: 50 }, CARD, { width: 200, height: 90 })).toEqual({ x: 8, y: 8 });
  });
});
