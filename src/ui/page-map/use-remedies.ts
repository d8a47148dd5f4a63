/** The changes that would have let a failed step pass: asked of the engine, which tries each. */
import { useEffect, useState } from 'react';
import type { Remedy } from '../../scenario/remedies';
import { usePage } from '../stores';

type Answered = { readonly runId: number; readonly step: number; readonly remedies: readonly Remedy[] };

/** Undefined until they are tried. `step` undefined: nothing is asked. */
export function useRemedies(runId: number, step: number | undefined): readonly Remedy[] | undefined {
  const { session } = usePage();
  const [answered, setAnswered] = useState<Answered>();
  useEffect(() => {
    if (step === undefined) return;
    let current = true;
    void session.ask('remedies', { step }).then(
      (remedies) => {
        if (current && remedies) setAnswered({ runId, step, remedies });
      },
      // Too much to try in time: nothing is offered, and the rest of the page goes on.
      () => current && setAnswered({ runId, step, remedies: [] }),
    );
    return () => {
      current = false;
    };
  }, [session, runId, step]);
  return answered?.runId === runId && answered.step === step ? answered.remedies : undefined;
}
