/** The selected area over the steps of the workload, with the controls of the step. */
import { useState } from 'react';
import type { Shown } from '../../state/run-store';
import { FullScreenButton } from '../full-screen/FullScreenButton';
import { selectedFate, shownArea } from '../selection';
import { useRun, useView } from '../stores';
import { lazyPart } from '../widgets/lazy-part';
import { StepControls } from './StepControls';
import { TimePictures } from './TimePictures';
import type { TimeTablesProps } from './TimeTables';
import type { LowerPicture } from './time-split';
import { useSteps } from './use-steps';
import './space-time.css';

const TimeTables = lazyPart<TimeTablesProps>(async () => (await import('./TimeTables')).TimeTables);

/** What the pane shows: a picture below the diagram, or all of it in words. */
type Look = LowerPicture | 'tables';

export function SpaceTimePane() {
  const shown = useRun((state) => state.shown);
  const selection = useView((view) => view.selection);
  const walk = useSteps();
  const [look, setLook] = useState<Look>('curves');
  if (!shown) return <p className="pane-note">Computing the history.</p>;
  const { machine } = shown.simulation;
  const area = shownArea(machine, selection);
  const toggle = (wanted: Look) => setLook(look === wanted ? 'curves' : wanted);
  return (
    <section aria-label="Space–time" className="space-time-pane" data-picture="space-time">
      <div className="pane-header space-time-header">
        <h2>Space–time</h2>
        <StepControls {...walk} />
        {area !== undefined && (
          <div className="time-looks" role="group" aria-label="Show">
            <Toggle pressed={look === 'runs'} onPress={() => toggle('runs')} words="Free runs" />
            <Toggle pressed={look === 'tables'} onPress={() => toggle('tables')} words="Table" />
            <FullScreenButton />
          </div>
        )}
      </div>
      {area === undefined ? (
        <NoHistory shown={shown} selection={selection} />
      ) : look === 'tables' ? (
        <TimeTables shown={shown} area={area} walk={walk} />
      ) : (
        <TimePictures key={area} shown={shown} area={area} walk={walk} lower={look} />
      )}
    </section>
  );
}

type ToggleProps = { readonly pressed: boolean; readonly onPress: () => void; readonly words: string };

const Toggle = ({ pressed, onPress, words }: ToggleProps) => (
  <button type="button" className="plain link time-look" aria-pressed={pressed} onClick={onPress}>
    {words}
  </button>
);

function NoHistory({ shown, selection }: { readonly shown: Shown; readonly selection: string }) {
  const name = selectedFate(shown.simulation.machine, selection)?.name;
  return (
    <p className="pane-note">
      {name ? (
        <>
          <span className="mono">{name}</span> is not a CMA area: only those have a history here.
        </>
      ) : (
        'There is no CMA area here, so no buffers come and go.'
      )}
    </p>
  );
}
