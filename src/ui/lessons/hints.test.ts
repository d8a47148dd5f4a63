import { expect, it } from 'vitest';
import { truthOf } from '../../scenario/lessons/judge';
import { readLesson } from '../../scenario/lessons/lesson';
import { LESSON_FILES } from '../../scenario/lessons/lessons';
import { simulate } from '../../scenario/simulate';
import { HINTS } from './hints';
import { summaryOf } from './summary';

it('gives no answer away in an example', () => {
  const answers = LESSON_FILES.flatMap((file) => {
    const opened = readLesson(file);
    const typed = opened.ok ? opened.lesson.steps.filter(({ question }) => question.kind === 'type') : [];
    return typed.map(({ question, after }) => truthOf(question, simulate(after), []).said ?? '');
  });
  const hints = Object.values(HINTS).map((hint) => hint.replace(/^.*for example /, ''));
  const shown = hints.flatMap((hint) => hint.split(' or ')).filter((hint) => /\d/.test(hint));
  expect(answers.length).toBeGreaterThan(3);
  expect(shown).toEqual(['7', '12 KiB', '0x3000', '0x1234_5000']);
  for (const answer of answers) expect(shown).not.toContain(answer.replace(/ pages?$/, ''));
});

it('sums a lesson up', () => {
  expect(summaryOf(3)).toBe('0 of 3 right. 3 not answered.');
  expect(summaryOf(3, { 0: 'right', 1: 'right', 2: 'right' })).toBe('3 of 3 right.');
  expect(summaryOf(4, { 0: 'right', 1: 'wrong', 3: 'shown' })).toBe('1 of 4 right. 1 shown to you. 1 not answered.');
});
