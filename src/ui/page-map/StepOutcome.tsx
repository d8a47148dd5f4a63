/** What the step that is shown came to: where its buffer lies, or why it got none and what would help. */
import { useState } from 'react';
import type { Shown } from '../../state/run-store';
import { areaTitle, selectionOf } from '../selection';
import { usePage } from '../stores';
import { lazyPart } from '../widgets/lazy-part';
import type { CloseUpProps } from './CloseUpDialog';
import { FailureExplanation } from './FailureExplanation';
import { StepNote } from './StepNote';
import { useRemedies } from './use-remedies';

type Props = {
  readonly shown: Shown;
  readonly area: number;
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
};

const CloseUpDialog = lazyPart<CloseUpProps>(async () => (await import('./CloseUpDialog')).CloseUpDialog);

export function StepOutcome({ shown, area, selected, onSelect }: Props) {
  const { view } = usePage();
  const [closeUp, setCloseUp] = useState(false);
  const { simulation, scenario, runId, frame } = shown;
  const { machine, run } = simulation;
  const { report } = frame;
  const failure = report?.failure?.area === area ? report.failure : undefined;
  const remedies = useRemedies(runId, failure && report?.step);
  const failed = failure && report ? { scenario, machine, run, step: report.step, area } : undefined;
  const changes = failed && { remedies, failed };
  const asked = report ? run.steps.area[report.step - 1]! : area;
  const elsewhere = asked === area ? '' : areaTitle(machine, asked);
  const failedHere = report?.outcome === 'failed' && (report.failure === undefined || failure !== undefined);
  return (
    <div className="outcome" role="group" aria-label="What the step came to" tabIndex={-1}>
      {report && failedHere && (
        <FailureExplanation machine={machine} report={report} changes={changes} onCloseUp={() => setCloseUp(true)} />
      )}
      {report && !failedHere && (
        <StepNote
          report={report}
          elsewhere={elsewhere}
          onShow={() => view.getState().select(selectionOf(machine, asked), 'picture')}
        />
      )}
      {closeUp && failure && (
        <CloseUpDialog
          shown={shown}
          failure={failure}
          changes={changes}
          selected={selected}
          onSelect={onSelect}
          onClose={() => setCloseUp(false)}
        />
      )}
    </div>
  );
}
