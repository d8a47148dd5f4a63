/** The replay of memblock's search for a place: one gap after the other, each shown in the picture of physical memory. */
import { useRef, type KeyboardEvent } from 'react';
import type { Fate, PlacementReplay } from '../../kernel/machine';
import { useView } from '../stores';
import { gapAfterKey, noSearchSentence, searchSentence } from './placement-words';

export function Placement({ fate }: { readonly fate: Fate }) {
  const { placement } = fate;
  return (
    <>
      <h2>Placement</h2>
      {placement === undefined ? (
        <p className="quiet">{noSearchSentence(fate)}</p>
      ) : (
        <>
          <p>{searchSentence(placement)}</p>
          {placement.searches.length > 1 && <Searches sentences={placement.searches} />}
          {placement.steps.length > 0 && <Replay placement={placement} />}
        </>
      )}
    </>
  );
}

const Searches = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <ol className="why-searches" aria-label="Ranges of addresses, in the order of the search">
    {sentences.map((sentence, index) => (
      <li key={index}>{sentence}</li>
    ))}
  </ol>
);

function Replay({ placement }: { readonly placement: PlacementReplay }) {
  const { steps } = placement;
  const chosen = useView((view) => view.gap);
  const goTo = useView((view) => view.goToGap);
  const list = useRef<HTMLOListElement>(null);
  const at = Math.min(chosen, steps.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = gapAfterKey(event.key, at, steps.length);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
    if (list.current?.contains(event.target as Node)) list.current.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div role="group" aria-label="Search for a place" onKeyDown={onKeyDown}>
      <div className="why-steps">
        <button type="button" className="button" disabled={at === 0} onClick={() => goTo(at - 1)}>
          Previous gap
        </button>
        <button type="button" className="button" disabled={at === steps.length - 1} onClick={() => goTo(at + 1)}>
          Next gap
        </button>
        <span role="status" className="quiet">
          gap {at + 1} of {steps.length}
        </span>
      </div>
      <ol className="why-gaps" aria-label="Gaps, in the order of the search" ref={list}>
        {steps.map(({ base, result, sentence }, index) => (
          <li key={`${base} ${index}`}>
            <button
              type="button"
              className="plain why-gap"
              aria-current={index === at ? 'step' : undefined}
              tabIndex={index === at ? 0 : -1}
              onClick={() => goTo(index)}
            >
              <span className={result === 'fits' ? 'passed' : 'failed'} aria-hidden="true">
                {result === 'fits' ? '✓' : '✗'}
              </span>{' '}
              {sentence}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
