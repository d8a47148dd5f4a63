/** The answers to choose from, a row each, and once the engine has answered, which of them hold. */
import { formatAddress, formatBytes } from '../../lib/format';
import type { Machine } from '../../kernel/machine';
import { NONE_OF_THEM, type Candidate } from '../../scenario/lessons/judge';
import type { Question } from '../../scenario/lessons/lesson-form';
import { Marked } from './Paragraphs';

export type AnswerRow = {
  /** Index of the option or candidate; NONE_OF_THEM. */
  readonly index: number;
  readonly letter: string;
  /** Cells of the row; the last one takes the room that is left. */
  readonly cells: readonly string[];
};

const LETTERS = 'ABCDEFGHIJ';

export function answerRows(
  question: Question,
  candidates: readonly Candidate[],
  machine: Machine | undefined,
): readonly AnswerRow[] {
  if (question.kind === 'type') return [];
  if (question.kind !== 'mark')
    return question.options.map(({ text }, index) => ({ index, letter: LETTERS.charAt(index), cells: [text] }));
  const rows = candidates.map((candidate, index) => ({
    index,
    letter: candidate.letter,
    cells: candidate.hole && machine ? holeCells(candidate.hole, machine) : [candidate.name],
  }));
  const none = question.on === 'hole' ? 'none of them; the call fails' : 'none of them';
  return [...rows, { index: NONE_OF_THEM, letter: '–', cells: [none] }];
}

function holeCells({ area, first, pages }: NonNullable<Candidate['hole']>, machine: Machine): readonly string[] {
  const base = machine.areas[area]?.base ?? 0;
  const size = BigInt(machine.pageSize);
  return [`${pages} pages`, formatBytes(BigInt(pages) * size), formatAddress(BigInt(base + first) * size)];
}

type Props = {
  readonly rows: readonly AnswerRow[];
  readonly many: boolean;
  readonly labelledBy: string;
  readonly chosen: readonly number[];
  /** Indices that hold; undefined while the question is open. */
  readonly truth: readonly number[] | undefined;
  readonly onChoose: (chosen: readonly number[]) => void;
};

export function AnswerRows({ rows, many, labelledBy, chosen, truth, onChoose }: Props) {
  const toggle = (index: number) =>
    onChoose(many ? (chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index]) : [index]);
  return (
    <div role={many ? 'group' : 'radiogroup'} aria-labelledby={labelledBy} className="lesson-answers">
      {rows.map(({ index, letter, cells }) => (
        <label key={index} className={`lesson-answer ${chosen.includes(index) ? 'lesson-chosen' : ''}`}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name="lesson-answer"
            checked={chosen.includes(index)}
            disabled={truth !== undefined}
            onChange={() => toggle(index)}
          />
          <span className="lesson-letter">{letter}</span>
          {cells.map((cell, at) => (
            <span key={at} className={cells.length > 1 ? 'lesson-cell' : 'lesson-words'}>
              <Marked text={cell} />
            </span>
          ))}
          {truth && <Outcome holds={truth.includes(index)} chosen={chosen.includes(index)} />}
        </label>
      ))}
    </div>
  );
}

function Outcome({ holds, chosen }: { readonly holds: boolean; readonly chosen: boolean }) {
  if (!holds && !chosen) return null;
  return <strong className={`lesson-outcome ${holds ? 'passed' : 'failed'}`}>{holds ? '✓ true' : '✗ false'}</strong>;
}
