/** What a step did that did not fail: where the buffer lies and why there, or what was freed, pinned, noted. */
import { formatCount } from '../../charts/space-time/ticks';
import type { StepReport } from '../../scenario/run';

export function StepNote({ report }: { readonly report: StepReport }) {
  const { step, sentence, expectation } = report;
  return (
    <div className="step-note">
      <p>
        <strong>Step {formatCount(step)}</strong> {sentence}
      </p>
      {expectation && <p className={expectation.met ? 'passed' : 'failed'}>{expectation.sentence}</p>}
    </div>
  );
}
