/** What a step did that did not fail: where the buffer lies and why there, or what was freed, pinned, noted. */
import { formatCount } from '../../charts/space-time/ticks';
import type { StepReport } from '../../scenario/run';

type Props = {
  readonly report: StepReport;
  /** The area that it was asked of, where that is not the one beside; else empty. */
  readonly elsewhere: string;
};

export function StepNote({ report, elsewhere }: Props) {
  const { step, sentence, expectation } = report;
  return (
    <div className="step-note">
      <p>
        <strong>Step {formatCount(step)}</strong>
        {elsewhere && (
          <>
            , in <span className="mono">{elsewhere}</span>:
          </>
        )}{' '}
        {sentence}
      </p>
      {expectation && <p className={expectation.met ? 'passed' : 'failed'}>{expectation.sentence}</p>}
    </div>
  );
}
