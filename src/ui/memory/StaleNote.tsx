/** Why the picture is not of the present text: computing, or broken source with the place that broke it. */
import { placeText } from '../../state/selectors';
import { useRun } from '../stores';
import { useReveal } from '../use-reveal';

export function StaleNote() {
  const slow = useRun((state) => state.progress.status === 'running' && state.progress.slow);
  const failed = useRun((state) => state.progress.status === 'failed');
  const freshness = useRun((state) => state.freshness);
  const note = useRun((state) => state.note);
  const text = slow ? 'computing' : freshness === 'broken' ? note : undefined;
  return (
    <p role="status" className="stale-note">
      {!slow && freshness === 'broken' && !failed ? <FirstError fallback={text} /> : text}
    </p>
  );
}

function FirstError({ fallback }: { readonly fallback: string | undefined }) {
  const latest = useRun((state) => state.latest);
  const reveal = useReveal();
  const first = latest?.simulation.diagnostics.find((one) => one.severity === 'error');
  if (!latest || !first) return fallback;
  return (
    <>
      Last source without errors.{' '}
      <button type="button" className="plain link" onClick={() => reveal(first.span)}>
        {placeText(latest.scenario, first.span)}: {first.message}
      </button>
    </>
  );
}
