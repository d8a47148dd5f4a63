import type { OpenLesson, Result } from './lesson-store';

/** How a lesson of so many steps went, in words. */
export function summaryOf(steps: number, results: OpenLesson['results'] = {}): string {
  const all = Object.values(results);
  const count = (wanted: Result) => all.filter((one) => one === wanted).length;
  const open = steps - all.length;
  return [
    `${count('right')} of ${steps} right.`,
    ...(count('shown') > 0 ? [`${count('shown')} shown to you.`] : []),
    ...(open > 0 ? [`${open} not answered.`] : []),
  ].join(' ');
}
