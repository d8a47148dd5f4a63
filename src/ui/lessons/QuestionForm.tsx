/** The question, and how it is answered: choose, type, or mark on the map. Enter checks. */
import { useId } from 'react';
import { readValue } from '../../scenario/lessons/answer';
import type { Question } from '../../scenario/lessons/lesson-form';
import { definitionOf } from '../../scenario/lessons/query';
import { AnswerRows, type AnswerRow } from './AnswerRows';
import { HINTS } from './hints';
import type { LessonState } from './lesson-store';
import { Marked } from './Paragraphs';

type Props = {
  readonly question: Question;
  readonly rows: readonly AnswerRow[];
  readonly state: LessonState;
  readonly onCheck: () => void;
  readonly onShow: () => void;
};

export function QuestionForm({ question, rows, state, onCheck, onShow }: Props) {
  const id = useId();
  const { asked, chosen, typed } = state;
  const unreadable = question.kind === 'type' && typed.trim() !== '' && !isReadable(question, typed);
  const ready = question.kind === 'type' ? typed.trim() !== '' && !unreadable : chosen.length > 0;
  return (
    <form
      className="lesson-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !asked) onCheck();
      }}
    >
      <h3 id={id}>
        <Marked text={question.ask} />
      </h3>
      {question.kind === 'type' ? (
        <TypedAnswer question={question} state={state} labelledBy={id} unreadable={unreadable} />
      ) : (
        <AnswerRows
          rows={rows}
          many={question.kind === 'tick'}
          labelledBy={id}
          chosen={chosen}
          truth={asked?.verdict?.truth}
          onChoose={state.choose}
        />
      )}
      {!asked && (
        <>
          <div className="lesson-actions">
            <button type="submit" className="button lesson-check" disabled={!ready}>
              Check my answer
            </button>
            <button type="button" className="plain link" onClick={onShow}>
              Show me
            </button>
          </div>
          <p className="quiet lesson-keys">{keysOf(question, rows)}</p>
        </>
      )}
    </form>
  );
}

function keysOf(question: Question, rows: readonly AnswerRow[]): string {
  const after = 'The answer makes the change, so the pictures move with it.';
  if (question.kind === 'type') return `Keys: Enter checks. ${after}`;
  const letters = rows.map(({ letter }) => letter).filter((letter) => letter !== '–');
  const marks = question.kind === 'mark' ? ' A click on the picture chooses too.' : '';
  return `Keys: ${lettersOf(letters)}, Enter checks.${marks} ${after}`;
}

const lettersOf = (letters: readonly string[]): string =>
  letters.length > 2 ? `${letters[0]} to ${letters.at(-1)} choose` : `${letters.join(' or ')} chooses`;

type TypedQuestion = Extract<Question, { kind: 'type' }>;

const isReadable = ({ of }: TypedQuestion, typed: string): boolean =>
  /^\s*none\s*$/i.test(typed) || readValue(definitionOf(of.ask).kind, typed) !== 'unreadable';

type TypedProps = {
  readonly question: TypedQuestion;
  readonly state: LessonState;
  readonly labelledBy: string;
  readonly unreadable: boolean;
};

function TypedAnswer({ question, state, labelledBy, unreadable }: TypedProps) {
  const id = useId();
  const hint = HINTS[definitionOf(question.of.ask).kind];
  return (
    <p className="lesson-typed">
      <input
        type="text"
        className="field mono"
        aria-labelledby={labelledBy}
        aria-describedby={id}
        aria-invalid={unreadable}
        value={state.typed}
        readOnly={state.asked !== undefined}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-own-undo
        onChange={(event) => state.type(event.target.value)}
      />
      <span id={id} className={unreadable ? 'failed' : 'quiet'}>
        {unreadable ? `That is not ${hint}` : hint}
      </span>
    </p>
  );
}
