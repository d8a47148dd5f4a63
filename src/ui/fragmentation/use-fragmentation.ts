/** How free memory of an area falls to pieces: asked of the engine for the run on screen. */
import { useEffect, useState } from 'react';
import type { Fragmentation } from '../../scenario/fragmentation';
import type { Shown } from '../../state/run-store';
import { usePage } from '../stores';

/** Undefined until the answer for this area is there; between two runs as long as each other the last one stays. */
export function useFragmentation({ runId, simulation }: Shown, area: number): Fragmentation | undefined {
  const { session } = usePage();
  const [series, setSeries] = useState<Fragmentation>();
  useEffect(() => {
    let current = true;
    void session.ask('fragmentation', { area }).then((answer) => {
      if (current && answer) setSeries(answer);
    });
    return () => {
      current = false;
    };
  }, [session, runId, area]);
  const fits = series?.area === area && series.free.length === simulation.run.steps.count + 1;
  return fits ? series : undefined;
}
