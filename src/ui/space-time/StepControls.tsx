/** Back, step, play, and the line of the step that is shown with what came of it. */
import { formatCount } from '../../charts/space-time/ticks';
import type { StepReport } from '../../scenario/run';
import { useDisplayed } from '../stores';
import type { StepWalk } from './use-steps';
import './steps.css';

export function StepControls({ step, count, playing, go, toggle }: StepWalk) {
  const { frame } = useDisplayed();
  if (count === 0) return null;
  return (
    <section className="steps" aria-label="Steps">
      <button type="button" className="button" disabled={step === 0} onClick={() => go(step - 1)}>
        Back
      </button>
      <button type="button" className="button" disabled={step === count} onClick={() => go(step + 1)}>
        Step
      </button>
      <button type="button" className="button" onClick={toggle}>
        {playing ? 'Stop' : 'Play'}
      </button>
      <span className="quiet step-count">
        step {formatCount(step)} of {formatCount(count)}
      </span>
      <p className="step-report" aria-live={playing ? 'off' : 'polite'}>
        <StepWords report={frame?.report} />
      </p>
    </section>
  );
}

/** What went well needs no words here: the page map shows it. A reader who hears the page is told all the same. */
function StepWords({ report }: { readonly report: StepReport | undefined }) {
  if (!report) return <span className="quiet">after boot, before the first operation</span>;
  const { outcome, failure, errno, sentence } = report;
  const text = report.text.trim();
  const words = failure ? `failed, ${errno ?? 'refused'}` : sentence;
  const tone = outcome === 'ok' ? 'unseen' : outcome === 'failed' ? 'failed' : 'warning';
  return (
    <span className="step-words" title={`${text} – ${words}`}>
      <code>{text}</code> <span className={`${tone} ${failure ? 'step-failed' : ''}`}>{words}</span>
    </span>
  );
}
