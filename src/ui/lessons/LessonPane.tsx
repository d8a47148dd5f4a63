/** One step of a lesson in place of the source: what is so, a question, and after it what the engine answers. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Given } from '../../scenario/lessons/judge';
import { useNarrow } from '../layout/use-narrow';
import { goToPicture } from '../palette/go-to';
import { useLessons, usePage, useRun, useView } from '../stores';
import { ChangeLines } from './ChangeLines';
import { LessonEnd } from './LessonEnd';
import { LessonFooter } from './LessonFooter';
import { stepOf, type LessonState, type OpenLesson } from './lesson-store';
import './lessons.css';
import { Paragraphs } from './Paragraphs';
import { QuestionForm } from './QuestionForm';
import { answerRows } from './AnswerRows';
import { beginAgain, beginStep, checkAnswer, follow, isOf } from './teach';
import { usePresenterKeys } from './use-presenter-keys';
import { Verdict } from './Verdict';

export function LessonPane() {
  const open = useLessons((state) => state.open);
  if (open?.finished) return <LessonEnd open={open} />;
  return open && <Step key={`${open.lesson.id} ${open.step}`} open={open} />;
}

function Step({ open }: { readonly open: OpenLesson }) {
  const page = usePage();
  const state = useLessons((one) => one);
  const shown = useRun((run) => run.shown);
  const narrow = useNarrow();
  const heading = useRef<HTMLHeadingElement>(null);
  const { lesson, step } = open;
  const { title, text, question, change, then, note } = stepOf(open);
  const { asked, candidates, presenting } = state;
  const rows = answerRows(question, candidates, shown?.simulation.machine);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => follow(page), [page, shown, asked, open]);
  useMarkedRegion(state);
  usePresenterKeys(page, presenting);
  const check = () => {
    const given = givenBy(state, question.kind === 'type');
    if (given) checkAnswer(page, given);
  };
  const go = (to: number) => beginStep(page, { ...open, step: to });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A heading has the focus when a step begins; the form takes Enter only from its own fields.
    if (event.key === 'Enter' && event.target instanceof HTMLHeadingElement) {
      event.currentTarget.querySelector('form')?.requestSubmit();
      return;
    }
    const letter = event.key.toUpperCase();
    const row = rows.find((one) => one.letter === letter);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || isText(event.target)) return;
    event.preventDefault();
    state.choose(question.kind === 'tick' ? toggled(state.chosen, row.index) : [row.index]);
    // Says what is chosen, and Enter in it checks.
    event.currentTarget.querySelectorAll<HTMLElement>('.lesson-answer input')[rows.indexOf(row)]?.focus();
  };
  return (
    <section className="lesson" aria-label="Lesson" onKeyDown={onKeyDown}>
      <div className="lesson-scroll">
        <div className="lesson-place quiet">
          <span>Lesson: {lesson.title}</span>
          <span>
            step {step + 1} of {lesson.steps.length}
          </span>
        </div>
        <ol className="lesson-progress" aria-hidden="true">
          {lesson.steps.map((_, index) => (
            <li key={index} className={index < step ? 'lesson-past' : index === step ? 'lesson-now' : ''} />
          ))}
        </ol>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div className="lesson-text">
          <Paragraphs of={text} />
        </div>
        {narrow && (
          <button type="button" className="plain link lesson-maps" onClick={() => void goToPicture(page, 'memory')}>
            Show the maps
          </button>
        )}
        <ChangeLines change={change} made={asked?.verdict !== undefined} />
        <Changed open={open} onAgain={() => beginAgain(page)} />
        <QuestionForm
          question={question}
          rows={rows}
          state={state}
          onCheck={check}
          onShow={() => checkAnswer(page, undefined)}
        />
        {asked && <Verdict asked={asked} question={question} rows={rows} then={then} />}
        {note !== undefined && (
          <details className="lesson-note">
            <summary>Speaker’s note</summary>
            <p>{note}</p>
          </details>
        )}
      </div>
      <LessonFooter open={open} answered={asked?.verdict !== undefined} onGo={go} />
    </section>
  );
}

/** A region that is selected in a picture is the answer to a question that asks for one. */
function useMarkedRegion({ candidates, choose }: LessonState): void {
  const selection = useView((view) => view.selection);
  const selectedBy = useView((view) => view.selectedBy);
  useEffect(() => {
    const marked = candidates.findIndex(({ path }) => path === selection);
    if (selectedBy === 'picture' && marked >= 0) choose([marked]);
  }, [candidates, choose, selection, selectedBy]);
}

const toggled = (chosen: readonly number[], index: number): readonly number[] =>
  chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index];

const isText = (target: EventTarget): boolean => target instanceof HTMLInputElement && target.type === 'text';

/** Undefined while nothing is answered. */
function givenBy({ chosen, typed }: LessonState, isTyped: boolean): Given | undefined {
  if (isTyped) return typed.trim() === '' ? undefined : { kind: 'typed', text: typed };
  return chosen.length === 0 ? undefined : { kind: 'choice', chosen };
}

/** A reader may try things; the question is about the step as it began. */
function Changed({ open, onAgain }: { readonly open: OpenLesson; readonly onAgain: () => void }) {
  const page = usePage();
  const shown = useRun((run) => run.shown);
  const { before, after } = stepOf(open);
  const present = page.scenario.getState();
  if (!shown || isOf(present, before) || isOf(present, after)) return null;
  return (
    <p className="lesson-changed">
      You have changed the scenario; the question is about the step as it began.{' '}
      <button type="button" className="plain link" onClick={onAgain}>
        Begin the step again
      </button>
    </p>
  );
}
