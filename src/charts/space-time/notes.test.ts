import { describe, expect, it } from 'vitest';
import { NO_ASIDES } from '../../scenario/asides';
import { noteMarks } from './notes';
import { testHistory } from './test-history';

const PLOT = { x: 100, y: 20, width: 1000, height: 100 };
const notes = { step: Uint32Array.of(2, 3, 60), text: ['begin', 'more', 'end'] };
const RUN = { ...testHistory(99, []), asides: { ...NO_ASIDES, notes } };

describe('noteMarks', () => {
  it('stand in the middle of their state', () => {
    expect(noteMarks(RUN, { from: 0, to: 100 }, PLOT, 60)).toEqual([
      { x: 125, step: 2, count: 1, text: 'begin', current: false },
      { x: 135, step: 3, count: 1, text: 'more', current: false },
      { x: 705, step: 60, count: 1, text: 'end', current: true },
    ]);
  });

  it('become one where they would touch', () => {
    const narrow = { ...PLOT, width: 300 };
    expect(noteMarks(RUN, { from: 0, to: 100 }, narrow, 3).map(({ count, current }) => [count, current])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('are those in view', () => {
    expect(noteMarks(RUN, { from: 3, to: 60 }, PLOT, 0).map(({ text }) => text)).toEqual(['more']);
  });
});
