/** Why the picture is not of the present text, with a way on: the place that broke it, or the edit that was too much. */
import { placeText } from '../../state/selectors';
import { usePage, useRun } from '../stores';
import { useReveal } from '../use-reveal';

export function StaleNote() {
  return (
    <p role="status" className="stale-note">
      <Words />
    </p>
  );
}

function Words() {
  const progress = useRun((state) => state.progress);
  const freshness = useRun((state) => state.freshness);
  if (progress.status === 'running' && progress.slow) return 'computing';
  if (progress.status === 'failed') return <Failed message={progress.message} />;
  return freshness === 'broken' ? <FirstError /> : null;
}

function Failed({ message }: { readonly message: string }) {
  const { scenario } = usePage();
  return (
    <>
      {message}{' '}
      <button type="button" className="plain link" onClick={() => scenario.getState().undo()}>
        Undo the last edit
      </button>
    </>
  );
}

function FirstError() {
  const latest = useRun((state) => state.latest);
  const note = useRun((state) => state.note);
  const reveal = useReveal();
  const first = latest?.simulation.diagnostics.find((one) => one.severity === 'error');
  if (!latest || !first) return note;
  return (
    <>
      Last source without errors.{' '}
      <button type="button" className="plain link" onClick={() => reveal(first.span)}>
        {placeText(latest.scenario, first.span)}: {first.message.replaceAll('`', '')}
      </button>
    </>
  );
}
