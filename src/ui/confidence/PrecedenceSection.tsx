/** Who says what the default area is: who won, who was passed over, and since which version it is so. */
import type { Claim } from '../../kernel/machine';
import { arriving } from '../use-show-messages';
import { OUTCOME_WORDS, SOURCE_WORDS } from './words';
import './confidence.css';

export const PrecedenceSection = ({ claims }: { readonly claims: readonly Claim[] }) => (
  <section aria-label="Precedence">
    <h2 id="precedence" tabIndex={-1} ref={arriving}>
      Who decides the default area
    </h2>
    <table className="precedence" aria-label="Who decides the default area, strongest first">
      <tbody>
        {claims.map((claim) => (
          <ClaimRow key={`${claim.source} ${claim.path ?? ''}`} claim={claim} />
        ))}
      </tbody>
    </table>
  </section>
);

const CLASS: Readonly<Record<Claim['outcome'], string>> = {
  won: 'passed',
  bypassed: '',
  refused: 'failed',
  absent: 'quiet',
};

const ClaimRow = ({ claim }: { readonly claim: Claim }) => (
  <tr>
    <th scope="row">{SOURCE_WORDS[claim.source]}</th>
    <td className={CLASS[claim.outcome]}>
      <strong>{OUTCOME_WORDS[claim.outcome]}</strong>
    </td>
    <td>
      <span className="mono">{claim.name}</span>{' '}
      <span className="quiet">
        {claim.sentence}
        {claim.since !== undefined && `, since Linux ${claim.since}`}
      </span>
    </td>
  </tr>
);
