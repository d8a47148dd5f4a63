/** Everything that is wrong or worth a look; each row leads to its place in a text, to its node, or to its step. */
import { useMemo, useState } from 'react';
import { useRun } from '../stores';
import { MAX_ROWS, problemGroups, type ProblemGroup } from './problem-rows';
import { ProblemItem } from './ProblemItem';
import './problems.css';

export function ProblemsPanel() {
  const latest = useRun((state) => state.latest);
  const findings = useRun((state) => state.findings);
  const groups = useMemo(() => problemGroups({ latest, findings }), [latest, findings]);
  if (!groups) return <p className="pane-note">Nothing computed yet.</p>;
  if (groups.length === 0) return <p className="pane-note">No problems found.</p>;
  return (
    <ul className="problems" aria-label="Problems">
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </ul>
  );
}

/** Many of one kind show the first of them, and the rest when they are asked for. */
function Group({ group: { rows, folds } }: { readonly group: ProblemGroup }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = rows;
  const listed = folds && !isOpen ? rows.slice(0, 1) : rows.slice(0, MAX_ROWS);
  return (
    <>
      {listed.map((row, index) => (
        <ProblemItem key={index} row={row} />
      ))}
      {folds && first && (
        <li className="problem-more">
          <button type="button" className="plain link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Fold' : `${rows.length - 1} more`} {first.code ? `of ${first.code}` : 'steps that failed'}
          </button>
          {isOpen && rows.length > MAX_ROWS && (
            <span className="quiet"> {rows.length - MAX_ROWS} of them are not listed.</span>
          )}
        </li>
      )}
    </>
  );
}
