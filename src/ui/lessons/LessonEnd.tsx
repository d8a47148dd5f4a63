/** After the last step: how it went, and where to go from here. */
import { useEffect, useRef } from 'react';
import { LESSON_FILES } from '../../scenario/lessons/lessons';
import { usePage } from '../stores';
import type { OpenLesson } from './lesson-store';
import { openOwn } from './open-lesson';
import { summaryOf } from './summary';
import { leaveLesson } from './teach';

type Named = { readonly id: string; readonly title: string };

/** The one that follows in the list; undefined after the last, and after a teacher's own. */
function nextLesson(id: string): Named | undefined {
  const files = LESSON_FILES as readonly Named[];
  const at = files.findIndex((file) => file.id === id);
  return at < 0 ? undefined : files[at + 1];
}

export function LessonEnd({ open }: { readonly open: OpenLesson }) {
  const page = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { lesson, text, results } = open;
  const next = text === undefined ? nextLesson(lesson.id) : undefined;
  const ownWork = () => {
    leaveLesson(page);
    void page.session.restoreOwnWork();
  };
  return (
    <section className="lesson" aria-label="Lesson">
      <div className="lesson-scroll">
        <div className="lesson-place quiet">
          <span>Lesson: {lesson.title}</span>
        </div>
        <h2 ref={heading} tabIndex={-1} aria-describedby="lesson-summary">
          The lesson is done
        </h2>
        <p role="status" id="lesson-summary" className="lesson-text">
          {summaryOf(lesson.steps.length, results)}
        </p>
        <div className="lesson-end">
          {next && (
            <button type="button" className="button lesson-check" onClick={() => openOwn(page, next.id, 0)}>
              Next lesson: {next.title}
            </button>
          )}
          <button type="button" className="button" onClick={ownWork}>
            Back to my own work
          </button>
          <button type="button" className="button" onClick={() => leaveLesson(page)}>
            Close, keep this scenario
          </button>
        </div>
      </div>
    </section>
  );
}
