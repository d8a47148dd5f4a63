/** The edits that would mend a problem, each shown before it is made. */
import { useState } from 'react';
import { hasFixes } from '../../dts/language/fixable-codes';
import type { TextEdit } from '../../dts/language/text-edit';
import type { Span } from '../../lib/diagnostic';
import { applyTextEdits } from '../source/apply-edits';
import { askAboutText } from '../source/language';
import { usePage, useScenario } from '../stores';
import './fixes.css';

export type FixProps = { readonly code: string; readonly span: Span };

type Offer = { readonly title: string; readonly preview: string; readonly edits: readonly TextEdit[] };
/** `files` are those that the edits fit. */
type Offers = { readonly files: unknown; readonly list: readonly Offer[] };

/** Nothing for a problem that no edit mends, nor where nothing can be edited. */
export function FixButton(props: FixProps) {
  const { embed } = usePage();
  return hasFixes(props.code) && embed?.readonly !== true ? <Fixes {...props} /> : null;
}

function Fixes({ code, span }: FixProps) {
  const page = usePage();
  const [offers, setOffers] = useState<Offers | undefined>();
  const files = useScenario((scenario) => scenario.files);
  const present = offers?.files === files ? offers.list : undefined;
  const ask = async () => {
    const found = (await askAboutText(page)('fixes', span)) ?? [];
    setOffers({ files: page.scenario.getState().files, list: found.filter((fix) => fix.code === code) });
  };
  return (
    <div className="fixes">
      <button
        type="button"
        className="plain link"
        aria-expanded={present !== undefined}
        onClick={() => (present ? setOffers(undefined) : void ask())}
      >
        Fix
      </button>
      <div aria-live="polite">
        {present?.length === 0 && <p className="quiet">No edit was found that mends this.</p>}
        {present?.map((offer) => (
          <OneFix key={offer.title} offer={offer} onApply={() => applyTextEdits(page, offer.edits)} />
        ))}
      </div>
    </div>
  );
}

const OneFix = ({ offer: { title, preview }, onApply }: { readonly offer: Offer; readonly onApply: () => void }) => (
  <section className="fix" aria-label={title}>
    <span className="fix-title">{title}</span>
    <button type="button" aria-label={`Apply: ${title}`} onClick={onApply}>
      Apply
    </button>
    <pre className="fix-preview">{preview}</pre>
  </section>
);
