/** The list of lessons, with what the reader has done of each. Fetched when it is asked for. */
import { useRef, type ChangeEvent } from 'react';
import { readLesson, type Lesson } from '../../scenario/lessons/lesson';
import { MAX_LESSON_LENGTH } from '../../scenario/lessons/lesson-form';
import { LESSON_FILES } from '../../scenario/lessons/lessons';
import { showDialog } from '../source-files/show-dialog';
import type { Page } from '../stores';
import './lesson-list.css';
import { openAddress, openOwn, openText } from './open-lesson';
import { loadProgress, progressStorage, type Progress } from './progress';

type Choice = { readonly id: string; readonly step: number } | { readonly text: string };

/** At most these bytes of a chosen file are read: a longer one is refused by its length. */
const MAX_READ = 4 * MAX_LESSON_LENGTH;

export async function showLessons(page: Page): Promise<void> {
  const lessons = LESSON_FILES.flatMap((file) => {
    const opened = readLesson(file);
    return opened.ok ? [opened.lesson] : [];
  });
  const progress = loadProgress(progressStorage());
  const choice = await showDialog<Choice>('Learn', (close) => (
    <LessonList lessons={lessons} progress={progress} onChoose={close} />
  ));
  if (!choice) return;
  if ('text' in choice) openText(page, choice.text);
  else openOwn(page, choice.id, choice.step);
}

/** The lesson of an address. Asked for here, so that the page's start knows one part to fetch, not two. */
export const followAddress = (page: Page, hash: string): void => openAddress(page, hash);

type Props = {
  readonly lessons: readonly Lesson[];
  readonly progress: Progress;
  readonly onChoose: (choice: Choice) => void;
};

function LessonList({ lessons, progress, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const onFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (file) onChoose({ text: await file.slice(0, MAX_READ).text() });
  };
  return (
    <>
      <p className="lesson-list-intro">
        Each step asks before it tells: say what the kernel will do, then let the engine answer.
      </p>
      <ol className="lesson-list" aria-label="Lessons">
        {lessons.map((lesson, index) => (
          <LessonRow
            key={lesson.id}
            number={index + 1}
            lesson={lesson}
            done={progress[lesson.id] ?? []}
            onChoose={onChoose}
          />
        ))}
      </ol>
      <p className="lesson-list-foot">
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Open a lesson file…
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json"
          aria-label="Lesson to open"
          onChange={(event) => void onFile(event)}
        />
        <span className="quiet">A lesson is a JSON file: README of the project, section “Write a lesson”.</span>
      </p>
    </>
  );
}

type RowProps = {
  readonly number: number;
  readonly lesson: Lesson;
  readonly done: readonly number[];
  readonly onChoose: Props['onChoose'];
};

function LessonRow({ number, lesson, done, onChoose }: RowProps) {
  const { id, title, about, steps } = lesson;
  const answered = steps.filter((_, step) => done.includes(step)).length;
  const next = steps.findIndex((_, step) => !done.includes(step));
  const state =
    answered === 0
      ? `${steps.length} steps`
      : answered === steps.length
        ? 'done'
        : `${answered} of ${steps.length} answered`;
  return (
    <li>
      <button type="button" className="plain lesson-entry" onClick={() => onChoose({ id, step: Math.max(0, next) })}>
        <span className="lesson-number quiet">{number}</span>
        <span className="lesson-entry-text">
          <strong>{title}</strong>
          <span className="quiet">{about}</span>
        </span>
        <span className={answered === steps.length ? 'passed' : 'quiet'}>{state}</span>
      </button>
    </li>
  );
}
