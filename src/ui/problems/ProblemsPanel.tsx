/** Everything that is wrong; each row leads to its place in a text, to its node, or to its step. */
import { lineColumn } from '../../lib/line-column';
import { textOf } from '../../state/selectors';
import { useDisplayed, useShowStep } from '../stores';
import { useReveal } from '../use-reveal';
import { problemRows, type ProblemRow } from './problem-rows';
import './problems.css';

export function ProblemsPanel() {
  const { latest } = useDisplayed();
  if (!latest) return <p className="pane-note">Nothing computed yet.</p>;
  const { rows, inAll } = problemRows(latest.simulation, latest.scenario.workload);
  if (rows.length === 0) return <p className="pane-note">No problems found.</p>;
  return (
    <>
      <ul className="problems" aria-label="Problems">
        {rows.map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </ul>
      {inAll > rows.length && <p className="pane-note">{inAll - rows.length} more are not listed.</p>}
    </>
  );
}

function Row({ row }: { readonly row: ProblemRow }) {
  const reveal = useReveal();
  const showStep = useShowStep();
  const go = () => {
    if (row.step !== undefined) showStep(row.step);
    else if (row.span) reveal(row.span);
    else if (row.path) reveal({ path: row.path });
  };
  const leads = row.step !== undefined || row.span !== undefined || row.path !== undefined;
  const content = (
    <>
      <span className={`problem-word ${WORD_CLASS[row.word]}`}>{row.word}</span>
      <span className="problem-text">
        {row.message}
        {row.quote && <code className="problem-quote">{row.quote}</code>}
      </span>
      <PlaceOf row={row} />
    </>
  );
  return (
    <li>
      {leads ? (
        <button type="button" className="plain problem" onClick={go}>
          {content}
        </button>
      ) : (
        <div className="problem">{content}</div>
      )}
    </li>
  );
}

const WORD_CLASS: Readonly<Record<ProblemRow['word'], string>> = {
  error: 'failed',
  run: 'failed',
  warning: 'warning',
  info: 'quiet',
};

function PlaceOf({ row }: { readonly row: ProblemRow }) {
  const { latest } = useDisplayed();
  if (row.step !== undefined) return <span className="mono quiet number">step {row.step}</span>;
  const text = row.span && latest && textOf(latest.scenario, row.span.file);
  if (!row.span || text === undefined) return null;
  const { line, column } = lineColumn(text, row.span.start);
  return (
    <span className="mono quiet number">
      {line}:{column}
    </span>
  );
}
