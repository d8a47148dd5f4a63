/** Notes of the workload, as marks on the upper edge of the plot: what is written there is told when they are pointed at. */
import type { Run } from '../../scenario/run';
import { firstAtLeast } from './failures';
import type { Interval } from './interval';
import { stepX } from './ticks';
import type { Box } from './time-room';

/** One note, or several that would touch. */
export type NoteMark = {
  readonly x: number;
  readonly step: number;
  readonly count: number;
  /** Of the first. */
  readonly text: string;
  /** The shown step is among them. */
  readonly current: boolean;
};

const MARK_PITCH = 9;

export function noteMarks({ asides: { notes } }: Run, shown: Interval, plot: Box, cursor: number): NoteMark[] {
  const marks: { x: number; step: number; count: number; text: string; current: boolean }[] = [];
  for (let i = firstAtLeast(notes.step, shown.from); i < notes.step.length && notes.step[i]! < shown.to; i++) {
    const step = notes.step[i]!;
    const x = stepX(step, shown, plot);
    const last = marks.at(-1);
    if (last && x - last.x < MARK_PITCH) {
      last.count++;
      last.current ||= step === cursor;
    } else marks.push({ x, step, count: 1, text: notes.text[i] ?? '', current: step === cursor });
  }
  return marks;
}
