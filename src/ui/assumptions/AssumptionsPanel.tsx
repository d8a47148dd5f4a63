/** What nobody wrote and had to be assumed, with the control that would say it; and what the model leaves out. */
import type { Assumption } from '../../scenario/assumption';
import { ConfidenceSection } from '../confidence/ConfidenceSection';
import { ConfigSection } from '../confidence/ConfigSection';
import { HeldSection } from '../confidence/HeldSection';
import { PrecedenceSection } from '../confidence/PrecedenceSection';
import { useDisplayed } from '../stores';
import './assumptions.css';

/** Control of the top bar for the profile field that an assumption is about. */
const CONTROL_OF: Readonly<Record<string, string>> = {
  ram: 'control-ram',
  version: 'control-kernel',
  pageSize: 'control-page-size',
  arch: 'control-page-size',
  cmdline: 'control-cmdline',
};

export function AssumptionsPanel() {
  const { simulation } = useDisplayed();
  if (!simulation) return <p className="pane-note">Nothing computed yet.</p>;
  return (
    <div className="assumptions">
      <PrecedenceSection claims={simulation.machine.claims} />
      <ConfidenceSection />
      <h2>Assumed</h2>
      <dl aria-label="Assumptions">
        {simulation.assumptions.map((one) => (
          <Row key={one.key + one.label} assumption={one} />
        ))}
      </dl>
      <ConfigSection />
      <HeldSection simulation={simulation} />
      <h2>Not modelled</h2>
      <ul aria-label="Not modelled">
        {simulation.notModelled.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Row({ assumption }: { readonly assumption: Assumption }) {
  const control = CONTROL_OF[assumption.key];
  return (
    <>
      <dt>
        {assumption.label} <span className="mono">{assumption.value}</span>
      </dt>
      <dd className="quiet">
        {assumption.reason}{' '}
        {control && (
          <button type="button" className="plain link" onClick={() => focusControl(control)}>
            Change {assumption.label}
          </button>
        )}
      </dd>
    </>
  );
}

/** On a narrow screen the control may be folded away. */
function focusControl(id: string): void {
  const control = document.getElementById(id);
  control?.closest('details')?.setAttribute('open', '');
  control?.focus();
}
