/** The windows that the allocation at this step tried one after the other, and what stood in the way of each. */
import { useEffect, useState } from 'react';
import type { SearchWindow, WindowSearch } from '../../scenario/search-windows';
import { usePage, useRun } from '../stores';

export function StepWindows() {
  const step = useRun((state) => state.shown?.frame.step ?? 0);
  const search = useWindows(step);
  if (!search) return null;
  const { windows, windowsInAll } = search;
  const left = windowsInAll - windows.length;
  return (
    <section aria-label="Windows of the step">
      <h2>Windows tried by step {step}</h2>
      <p>{search.sentence}</p>
      {windows.length > 0 && (
        <ol className="why-windows" aria-label="Windows, in the order of the search">
          {windows.map((window) => (
            <Window key={window.first} window={window} />
          ))}
        </ol>
      )}
      {left > 0 && <p className="quiet">{left} more before the last one, all busy.</p>}
    </section>
  );
}

const Window = ({ window: { outcome, sentence } }: { readonly window: SearchWindow }) => (
  <li>
    <span className={outcome === 'taken' ? 'passed' : 'failed'} aria-hidden="true">
      {outcome === 'taken' ? '✓' : '✗'}
    </span>{' '}
    {sentence}
  </li>
);

/** Asked anew for each run and step; undefined until the answer is there, and where no area was asked for pages. */
function useWindows(step: number): WindowSearch | undefined {
  const { session } = usePage();
  const runId = useRun((state) => state.shown?.runId);
  const [answer, setAnswer] = useState<{ readonly step: number; readonly search: WindowSearch | undefined }>();
  useEffect(() => {
    let current = true;
    if (step > 0)
      void session.ask('windows', { step }).then((search) => {
        if (current) setAnswer({ step, search });
      });
    return () => {
      current = false;
    };
  }, [session, runId, step]);
  return answer?.step === step ? answer.search : undefined;
}
