/** What a step did, in short: where the buffer lies and why there, what was freed, pinned, noted, or failed elsewhere. */
import { formatCount } from '../../charts/space-time/ticks';
import type { StepReport } from '../../scenario/run';

type Props = {
  readonly report: StepReport;
  /** The area that it was asked of, where that is not the one beside; else empty. */
  readonly elsewhere: string;
  /** Shows that area. */
  readonly onShow: () => void;
};

export function StepNote({ report, elsewhere, onShow }: Props) {
  const { step, outcome, failure, sentence, expectation } = report;
  const failed = outcome === 'failed';
  return (
    <div className="step-note">
      <p>
        <strong className={failed ? 'failed' : undefined}>
          {failed && <span aria-hidden="true">✕ </span>}
          Step {formatCount(step)}
          {failed && ' failed'}
        </strong>
        {elsewhere && (
          <>
            , in <span className="mono">{elsewhere}</span>:
          </>
        )}{' '}
        {failure?.sentence ?? sentence}
      </p>
      {elsewhere && (
        <button type="button" className="plain link" onClick={onShow}>
          Show <span className="mono">{elsewhere}</span>
        </button>
      )}
      {expectation && <p className={expectation.met ? 'passed' : 'failed'}>{expectation.sentence}</p>}
    </div>
  );
}
