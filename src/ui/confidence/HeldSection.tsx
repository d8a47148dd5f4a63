/** What firmware and boot loader hold, row by row. Assumed until somebody changes a row. */
import { useId, useState } from 'react';
import type { Simulation } from '../../scenario/simulate';
import { useEdit, useScenario } from '../stores';
import { cleaned, EMPTY_ROW, heldRows, heldTrouble, type HeldRow } from './held-rows';
import './confidence.css';

export function HeldSection({ simulation }: { readonly simulation: Simulation }) {
  const profile = useScenario((scenario) => scenario.profile);
  const edit = useEdit();
  const [draft, setDraft] = useState<readonly HeldRow[] | undefined>();
  const messageId = useId();
  const rows = draft ?? heldRows(profile, simulation.machine, simulation.assumptions);
  const trouble = draft && heldTrouble(draft);
  /** Rows that cannot be applied stay as they are written, and change nothing. */
  const apply = (next: readonly HeldRow[]) => {
    const applies = heldTrouble(next) === undefined;
    setDraft(applies ? undefined : next);
    if (applies) edit({ kind: 'profile', set: { preReserved: next.map(cleaned) } });
  };
  const change = (index: number, row: HeldRow) => apply(rows.map((one, at) => (at === index ? row : one)));
  const assume = () => {
    setDraft(undefined);
    edit({ kind: 'profile', assume: ['preReserved'] });
  };
  const isAssumed = profile.preReserved === undefined;
  return (
    <section aria-label="Held by firmware">
      <h2>
        Held by firmware <span className="quiet held-state">{isAssumed ? 'assumed' : 'as written here'}</span>
      </h2>
      <table className="held" aria-label="Ranges held by firmware" aria-describedby={messageId}>
        <thead>
          <tr>
            <th scope="col">what</th>
            <th scope="col">base</th>
            <th scope="col">size</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              number={index + 1}
              onChange={(changed) => change(index, changed)}
              onRemove={() => apply(rows.filter((_, at) => at !== index))}
            />
          ))}
        </tbody>
      </table>
      <p id={messageId} role="status" className={trouble === undefined ? 'unseen' : 'failed'}>
        {trouble}
      </p>
      <div className="held-actions">
        <button type="button" className="button" onClick={() => setDraft([...rows, EMPTY_ROW])}>
          Add a range
        </button>
        {(!isAssumed || draft) && (
          <button type="button" className="button" onClick={assume}>
            Back to what is assumed
          </button>
        )}
      </div>
    </section>
  );
}

type RowProps = {
  readonly row: HeldRow;
  /** From 1. */
  readonly number: number;
  readonly onChange: (row: HeldRow) => void;
  readonly onRemove: () => void;
};

function Row({ row, number, onChange, onRemove }: RowProps) {
  const cell = (field: keyof HeldRow, name: string) => (
    <td>
      <input
        className={field === 'what' ? 'field' : 'field mono'}
        aria-label={`${name} of range ${number}`}
        value={row[field]}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => onChange({ ...row, [field]: event.target.value })}
      />
    </td>
  );
  return (
    <tr>
      {cell('what', 'Name')}
      {cell('base', 'Base')}
      {cell('size', 'Size')}
      <td>
        <button
          type="button"
          className="plain link"
          aria-label={`Remove range ${number}, ${row.what}`}
          onClick={onRemove}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}
