import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth } from '../measure';
import { stepTicks, type StepTick } from './ticks';

const PLOT = { x: 90, y: 0, width: 500, height: 100 };
const ends = ({ textX, text, anchor }: StepTick): readonly [number, number] => {
  const wide = estimateWidth(text, 'mono');
  const left = anchor === 'end' ? textX - wide : textX - wide / 2;
  return [left, left + wide];
};

describe('stepTicks', () => {
  it('put the first number below its own tick, its word beside it', () => {
    const [first, second] = stepTicks({ from: 0, to: 28 }, PLOT, estimateWidth);
    expect(first!.text).toBe('step 0');
    expect(first!.textX - estimateWidth('0', 'mono') / 2).toBeCloseTo(first!.x);
    expect(second!.text).not.toBe('');
  });

  it('never touch one another, nor reach beyond the plot on the right', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (from, length) => {
        const ticks = stepTicks({ from, to: from + length }, PLOT, estimateWidth).filter(({ text }) => text !== '');
        const words = ticks.map(ends);
        for (const [i, [left]] of words.entries()) if (i > 0) expect(left).toBeGreaterThan(words[i - 1]![1]);
        for (const [, right] of words.slice(1)) expect(right).toBeLessThanOrEqual(PLOT.x + PLOT.width + 1e-6);
        for (const [left] of words) expect(left).toBeGreaterThan(0);
      }),
    );
  });
});
