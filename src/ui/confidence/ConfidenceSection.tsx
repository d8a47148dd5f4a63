/** How far this prediction can be trusted: captured boots in all, this profile, and each behaviour on its own. */
import { useMemo } from 'react';
import { confidenceOf } from '../../scenario/confidence';
import { useScenario } from '../stores';
import { arriving } from '../use-show-messages';
import { knownFrom, LEVEL_WORDS } from './words';
import './confidence.css';

export function ConfidenceSection() {
  const profile = useScenario((scenario) => scenario.profile);
  const { level, sentence, agree, cases, behaviours } = useMemo(() => confidenceOf(profile), [profile]);
  return (
    <section aria-label="Confidence">
      <h2 id="confidence" tabIndex={-1} ref={arriving}>
        Confidence: {LEVEL_WORDS[level]}
      </h2>
      <p>
        {agree} of {cases} captured boots agree. <span className="quiet">{sentence}</span>
      </p>
      <details className="confidence-details">
        <summary>Each behaviour of this version</summary>
        <table aria-label="Behaviours of this version">
          <thead>
            <tr>
              <th scope="col">behaviour</th>
              <th scope="col">here</th>
              <th scope="col">known from</th>
            </tr>
          </thead>
          <tbody>
            {behaviours.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.label}</th>
                <td>{one.value}</td>
                <td className="quiet">{knownFrom(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
