import { describe, expect, it } from 'vitest';
import { tabAfterKey } from './Tabs';

describe('tabAfterKey', () => {
  it('goes round at both ends', () => {
    expect(tabAfterKey('ArrowRight', 2, 3)).toBe(0);
    expect(tabAfterKey('ArrowLeft', 0, 3)).toBe(2);
  });
  it('jumps with Home and End, and leaves other keys alone', () => {
    expect(tabAfterKey('Home', 2, 3)).toBe(0);
    expect(tabAfterKey('End', 0, 3)).toBe(2);
    expect(tabAfterKey('a', 1, 3)).toBeUndefined();
  });
});
