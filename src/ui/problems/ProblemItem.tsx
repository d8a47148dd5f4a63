/** One problem: what, where, and on request what its code means. */
import { useId, useState } from 'react';
import { lineColumn } from '../../lib/line-column';
import { textOf } from '../../state/selectors';
import { useReveal } from '../use-reveal';
import { lazyPart } from '../widgets/lazy-part';
import { Marked } from '../widgets/Marked';
import type { FixProps } from '../fixes/FixButton';
import type { ProblemRow } from './problem-rows';
import { useShowStep } from './use-show-step';

const CodeEntry = lazyPart<{ readonly code: string }>(async () => (await import('../help/CodeEntry')).CodeEntry);

const FixButton = lazyPart<FixProps>(async () => (await import('../fixes/FixButton')).FixButton);

export function ProblemItem({ row }: { readonly row: ProblemRow }) {
  const go = useLead(row);
  const message = <Marked text={row.message} />;
  return (
    <li className="problem">
      <span className={`problem-word ${WORD_CLASS[row.word]}`}>{row.word}</span>
      <div className="problem-text">
        {go ? (
          <button type="button" className="plain problem-lead" onClick={go}>
            {message}
          </button>
        ) : (
          message
        )}
        {row.code ? <CodeAndQuote row={row} code={row.code} /> : <Quote text={row.quote} />}
        {row.code && row.span && <FixButton code={row.code} span={row.span} />}
      </div>
      <PlaceOf row={row} />
    </li>
  );
}

function useLead({ step, span, path }: ProblemRow): (() => void) | undefined {
  const reveal = useReveal();
  const showStep = useShowStep();
  if (step !== undefined) return () => showStep(step);
  if (span) return () => reveal(span);
  return path === undefined ? undefined : () => reveal({ path });
}

const Quote = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : <code className="problem-quote">{text}</code>;

/** The code, which opens what it means, and the quote. */
function CodeAndQuote({ row, code }: { readonly row: ProblemRow; readonly code: string }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      {' '}
      <button
        type="button"
        className="plain problem-code mono"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`What ${code} means`}
        onClick={() => setOpen(!isOpen)}
      >
        {code}
      </button>
      {(isOpen || !row.quoteIsFolded) && <Quote text={row.quote} />}
      <div id={id} className="problem-help" hidden={!isOpen}>
        {isOpen && <CodeEntry code={code} />}
      </div>
    </>
  );
}

const WORD_CLASS: Readonly<Record<ProblemRow['word'], string>> = {
  error: 'failed',
  run: 'failed',
  warning: 'warning',
  info: 'quiet',
};

/** Line and column, with the name of a file that is not the board. */
function PlaceOf({ row: { span, step, scenario } }: { readonly row: ProblemRow }) {
  if (step !== undefined) return <span className="mono quiet number">step {step}</span>;
  const text = span && textOf(scenario, span.file);
  if (!span || text === undefined) return null;
  const { line, column } = lineColumn(text, span.start);
  const name = span.file === scenario.main ? '' : `${span.file.slice(span.file.lastIndexOf('/') + 1)}:`;
  return (
    <span className="problem-place mono quiet number" title={span.file}>
      {name}
      {line}:{column}
    </span>
  );
}
