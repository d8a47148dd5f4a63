/** Back, on, and out of a lesson; the link to the step. */
import { useState, type MouseEvent } from 'react';
import { lessonAddress, lessonLink } from '../../scenario/lessons/lesson-link';
import { useLessons, usePage } from '../stores';
import { CopyButton } from '../widgets/CopyButton';
import type { OpenLesson } from './lesson-store';
import { startPresenting, stopPresenting } from './presenting';
import { finishLesson, leaveLesson } from './teach';

type Props = {
  readonly open: OpenLesson;
  readonly answered: boolean;
  /** Steps count from 0. */
  readonly onGo: (step: number) => void;
};

const linkTo = ({ lesson, text, step }: OpenLesson): string =>
  location.origin +
  location.pathname +
  (text === undefined ? lessonAddress(lesson.id, step + 1) : lessonLink(text, step + 1));

export function LessonFooter({ open, answered, onGo }: Props) {
  const page = usePage();
  const { lesson, step } = open;
  const presenting = useLessons((state) => state.presenting);
  const last = step === lesson.steps.length - 1;
  // Pressed once over a question that nobody has answered.
  const [warned, setWarned] = useState(false);
  const word = last ? 'Finish' : 'Next';
  const goOn = () => {
    if (!answered && !warned && !open.results?.[step]) setWarned(true);
    else if (last) finishLesson(page);
    else onGo(step + 1);
  };
  const present = ({ currentTarget }: MouseEvent) => {
    if (presenting) return stopPresenting(page);
    startPresenting(page);
    // Not at the button that ends it, where Enter would.
    currentTarget.closest('.lesson')?.querySelector('h2')?.focus();
  };
  return (
    <footer className="lesson-footer">
      <button type="button" className="button" disabled={step === 0} onClick={() => onGo(step - 1)}>
        Back
      </button>
      <span className="lesson-ways">
        <button type="button" className="plain link" onClick={() => leaveLesson(page)}>
          Leave the lesson, keep this scenario
        </button>
        <button
          type="button"
          className="plain link lesson-present"
          title="Page Down goes on, Page Up back, Escape ends"
          onClick={present}
        >
          {presenting ? 'End the presentation' : 'Present, full screen'}
        </button>
        <span>
          <span className="quiet">Link to this step </span>
          <CopyButton what="link to this step" text={() => linkTo(open)} />
        </span>
      </span>
      <button type="button" className={`button ${answered ? 'lesson-check' : ''}`} onClick={goOn}>
        {word}
      </button>
      <p role="status" className="lesson-warned">
        {warned && !answered && `Not answered yet. ${word} again goes on all the same.`}
      </p>
    </footer>
  );
}
