import { useId, useState } from 'react';
import { formatBytes } from '../../lib/format';
import type { Simulation } from '../../scenario/simulate';
import { useDisplayed, useEdit, useScenario } from '../stores';
import { formatRam, parseRam } from './ram-text';

/** Replaces the RAM of the tree. Empty, it shows what the tree says or what had to be assumed. */
export function RamField() {
  const ranges = useScenario((scenario) => scenario.profile.ram);
  const { simulation } = useDisplayed();
  const edit = useEdit();
  const [draft, setDraft] = useState<string | undefined>();
  const messageId = useId();
  const base = simulation?.machine.banks[0]?.base ?? 0n;
  const parsed = draft === undefined ? undefined : parseRam(draft, base);
  const apply = () => {
    if (!parsed?.ok) return;
    edit(parsed.ranges ? { kind: 'profile', set: { ram: parsed.ranges } } : { kind: 'profile', assume: ['ram'] });
    setDraft(undefined);
  };
  return (
    <label className="labelled ram">
      <span className="quiet">RAM</span>
      <input
        id="control-ram"
        className="quiet-field"
        aria-label="RAM"
        aria-invalid={parsed?.ok === false}
        aria-describedby={messageId}
        value={draft ?? formatRam(ranges)}
        placeholder={simulation ? ramInForce(simulation) : ''}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      <span id={messageId} role="status" className={parsed?.ok === false ? 'field-message failed' : 'unseen'}>
        {parsed?.ok === false ? parsed.message : 'Empty: from the tree, or assumed.'}
      </span>
    </label>
  );
}

function ramInForce({ machine, assumptions }: Simulation): string {
  const total = machine.banks.reduce((sum, bank) => sum + bank.size, 0n);
  const assumed = assumptions.some((one) => one.key === 'ram');
  return `${formatBytes(total)}${assumed ? ', assumed' : ''}`;
}
