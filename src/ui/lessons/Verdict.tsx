/** What the engine answered, said once, and what comes of it. */
import { useEffect, useRef } from 'react';
import type { Question } from '../../scenario/lessons/lesson-form';
import type { Paragraph } from '../../scenario/lessons/lesson-form';
import type { AnswerRow } from './AnswerRows';
import type { LessonState } from './lesson-store';
import { Paragraphs } from './Paragraphs';

type Props = {
  readonly asked: NonNullable<LessonState['asked']>;
  readonly question: Question;
  readonly rows: readonly AnswerRow[];
  readonly then: readonly Paragraph[];
};

export function Verdict({ asked, question, rows, then }: Props) {
  const { given, verdict } = asked;
  const said = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!verdict) return;
    said.current?.focus({ preventScroll: true });
    said.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);
  if (!verdict) return <p className="quiet">Asking the engine.</p>;
  const answer = verdict.said ?? namesOf(verdict.truth, rows);
  const judged = given === undefined ? '' : verdict.right ? 'Right. ' : 'Not so. ';
  return (
    <div className="lesson-verdict">
      <h3 ref={said} tabIndex={-1}>
        {judged !== '' && <span className={verdict.right ? 'passed' : 'failed'}>{judged}</span>}
        The engine says: {answer}.
      </h3>
      <div className="lesson-text">
        <Paragraphs of={then} />
      </div>
      {question.kind === 'type' && given?.kind === 'typed' && !verdict.right && (
        <p className="quiet">You wrote: {given.text}</p>
      )}
    </div>
  );
}

function namesOf(truth: readonly number[], rows: readonly AnswerRow[]): string {
  const names = rows
    .filter(({ index }) => truth.includes(index))
    .map(({ letter, cells }) => (letter === '–' ? cells[0] : letter));
  return names.length === 0 ? 'none of these' : names.join(', ');
}
