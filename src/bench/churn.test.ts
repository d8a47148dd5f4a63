import { describe, expect, it } from 'vitest';
import { churnCase } from './churn';

describe('a churn workload', () => {
  const { ops } = churnCase(7, 1 << 16, 5000);

  it('has the length asked for, and is the same for the same seed', () => {
    expect(ops).toHaveLength(5000);
    expect(churnCase(7, 1 << 16, 5000).ops).toEqual(ops);
    expect(churnCase(8, 1 << 16, 5000).ops).not.toEqual(ops);
  });

  it('frees only what is held, and never asks for more than the area has', () => {
    const held = new Map<number | string, number>();
    let most = 0;
    for (const operation of ops) {
      if (operation.op === 'free') expect(held.delete(operation.id)).toBe(true);
      else held.set(operation.id, Number(operation.len) / 4096);
      most = Math.max(
        most,
        [...held.values()].reduce((sum, pages) => sum + pages, 0),
      );
    }
    expect(most).toBeGreaterThan(0.85 * (1 << 16));
    expect(most).toBeLessThan(1 << 16);
  });
});
