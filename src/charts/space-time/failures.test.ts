import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth } from '../measure';
import { failureMarks, failureShares, failedSteps, isCrowded, UNASKED, unaskedLine } from './failures';
import { testHistory } from './test-history';

const STEPS = 1000;
const ALL = { from: 0, to: STEPS + 1 };
const PLOT = { x: 84, y: 20, width: 600, height: 100 };
const runOf = (steps: readonly number[]) =>
  testHistory(
    STEPS,
    [],
    steps.map((step) => ({ step, name: `display-${step}`, pages: 2025 })),
  );
const failing = fc
  .uniqueArray(fc.integer({ min: 1, max: STEPS }), { maxLength: 60 })
  .map((s) => s.sort((a, b) => a - b));

describe('failures that asked no area', () => {
  const failed = (step: number, area: number) => ({ step, name: 'a', pages: 1, area });
  const lineOf = (failures: readonly ReturnType<typeof failed>[]) => {
    const run = testHistory(STEPS, [], failures);
    const marks = failureMarks({ run, index: 0 }, ALL, PLOT, 0, false, estimateWidth);
    return unaskedLine(run, failedSteps(run, 0).length, marks, PLOT, estimateWidth);
  };

  it('are counted at an end of the row that no cross and no word takes', () => {
    expect(lineOf([failed(5, 0)])).toBeUndefined();
    expect(lineOf([failed(5, UNASKED)])).toEqual({ x: PLOT.x, text: '1 failure asked no area' });
    expect(lineOf([failed(5, UNASKED), failed(6, UNASKED)])?.text).toBe('2 failures asked no area');
    const beside = lineOf([failed(5, UNASKED), failed(40, 0)]);
    expect(beside?.text).toBe('1 more asked no area');
    expect(beside!.x + estimateWidth(beside!.text, 'sans')).toBeCloseTo(PLOT.x + PLOT.width);
    expect(lineOf([failed(5, UNASKED), failed(40, 0), failed(960, 0)])).toBeUndefined();
  });
});

describe('failures', () => {
  it('are each in one mark, and no two marks or words touch', () => {
    fc.assert(
      fc.property(failing, fc.nat(STEPS), (steps, cursor) => {
        const run = runOf(steps);
        const marks = failureMarks({ run, index: 0 }, ALL, PLOT, cursor, false, estimateWidth);
        expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(steps.length);
        const shown = marks.find(({ current }) => current);
        expect(shown !== undefined).toBe(steps.includes(cursor));
        if (shown?.label) expect(shown.label).toContain(`display-${cursor}`);
        const words = marks.filter(({ label }) => label !== '');
        const taken = words.map(({ labelX, label }) => [labelX, labelX + estimateWidth(label, 'sans')] as const);
        taken.push(...marks.map(({ x }) => [x - 3, x + 3] as const));
        taken.sort(([a], [b]) => a - b);
        for (let i = 1; i < taken.length; i++) expect(taken[i]![0]).toBeGreaterThanOrEqual(taken[i - 1]![1]);
        for (const [from, to] of taken)
          expect([from >= PLOT.x - 3, to <= PLOT.x + PLOT.width + 3]).toEqual([true, true]);
      }),
    );
  });

  it('keep the name of the shown step off the cross before it, at the right edge too', () => {
    for (const first of [STEPS - 25, STEPS - 30, STEPS - 60]) {
      const run = runOf([first, STEPS]);
      const marks = failureMarks({ run, index: 0 }, ALL, PLOT, STEPS, false, estimateWidth);
      const [before, last] = [marks[0]!, marks.at(-1)!];
      if (before !== last && last.label !== '') expect(last.labelX).toBeGreaterThan(before.x + 3);
    }
  });

  it('give the word to the shown step first, even among others', () => {
    const run = runOf([500, 503, 530]);
    const words = (cursor: number) =>
      failureMarks({ run, index: 0 }, ALL, PLOT, cursor, false, estimateWidth).map(({ label, current }) => [
        label,
        current,
      ]);
    expect(words(530)).toEqual([
      ['×2', false],
      ['display-530 2025 pages', true],
    ]);
    expect(words(503)).toEqual([
      ['display-503 2025 pages', true],
      ['display-530 2025 pages', false],
    ]);
  });

  it('become shares where crosses would stand shoulder to shoulder', () => {
    const every = Array.from({ length: STEPS / 4 }, (_, i) => 4 * i + 4);
    const failed = failedSteps(runOf(every), 0);
    expect(isCrowded(failed, ALL, PLOT)).toBe(true);
    expect(isCrowded(failedSteps(runOf([1, 2, 3, 600]), 0), ALL, PLOT)).toBe(false);
    const shares = failureShares(failed, ALL, { ...PLOT, width: 10 });
    for (const share of shares) expect(share).toBeCloseTo(0.25, 1);
  });
});
