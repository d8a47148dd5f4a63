/** The smallest changes that make a failed request fit, with a button each that makes the change. */
import type { Remedy } from '../../scenario/remedies';
import { usePage } from '../stores';
import { changeOf, type Failed } from './remedy-edit';
import { tryChange } from './try-change';

export type RemediesProps = {
  /** Undefined while they are tried. */
  readonly remedies: readonly Remedy[] | undefined;
  readonly failed: Failed;
};

export function Remedies({ remedies, failed }: RemediesProps) {
  return (
    <section className="remedies" aria-label="Smallest changes that make it fit">
      <h4>
        Smallest changes that make it fit <span className="quiet">each one tried</span>
      </h4>
      {remedies === undefined && <p className="quiet">Trying changes.</p>}
      {remedies?.length === 0 && <p className="quiet">None of the small changes makes it fit.</p>}
      <ul>
        {remedies?.map((remedy) => (
          <Row key={remedy.kind} remedy={remedy} failed={failed} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { readonly remedy: Remedy; readonly failed: Failed };

function Row({ remedy, failed }: RowProps) {
  const page = usePage();
  const [what, result] = partsOf(remedy.sentence);
  const change = changeOf(remedy, failed);
  return (
    <li>
      <span>
        {what}
        {result && <span className="quiet remedy-result">{result}</span>}
        {!change && (
          <span className="quiet remedy-result">Its text is written by a repeat, or elsewhere: by hand only.</span>
        )}
      </span>
      {change && (
        <button
          type="button"
          className="button"
          aria-label={`Try: ${what}`}
          onClick={() => tryChange(page, remedy, change)}
        >
          Try
        </button>
      )}
    </li>
  );
}

/** What to do, and what comes of it. */
function partsOf(sentence: string): readonly [string, string | undefined] {
  const at = sentence.indexOf(': ');
  return at < 0 ? [sentence, undefined] : [sentence.slice(0, at), sentence.slice(at + 2)];
}
