/** The selected area over the steps of the workload, with the controls of the step. */
import { useState } from 'react';
import { FullScreenButton } from '../full-screen/FullScreenButton';
import { shownArea } from '../selection';
import { useRun, useView } from '../stores';
import { lazyPart } from '../widgets/lazy-part';
import type { NoHistoryProps } from './NoHistory';
import { StepControls } from './StepControls';
import { TimePictures } from './TimePictures';
import type { TimeTablesProps } from './TimeTables';
import type { LowerPicture } from './time-split';
import { useSteps } from './use-steps';
import { EVERYTHING, useZoom } from './use-zoom';
import './space-time.css';

const TimeTables = lazyPart<TimeTablesProps>(async () => (await import('./TimeTables')).TimeTables);

const NoHistory = lazyPart<NoHistoryProps>(async () => (await import('./NoHistory')).NoHistory);

/** What the pane shows: a picture below the diagram, or all of it in words. */
type Look = LowerPicture | 'tables';

export function SpaceTimePane() {
  const shown = useRun((state) => state.shown);
  const selection = useView((view) => view.selection);
  const walk = useSteps();
  const [look, setLook] = useState<Look>('curves');
  const area = shown && shownArea(shown.simulation, selection, shown.frame.step);
  const [zoom, setZoom] = useZoom(selection, area);
  if (!shown) return <p className="pane-note">Computing the history.</p>;
  const { machine } = shown.simulation;
  const toggle = (wanted: Look) => setLook(look === wanted ? 'curves' : wanted);
  return (
    <section aria-label="Space–time" className="space-time-pane" data-picture="space-time">
      <div className="pane-header space-time-header">
        <h2>Space–time</h2>
        <StepControls {...walk} />
        {area !== undefined && (
          <div className="time-looks" role="group" aria-label="Show">
            {look !== 'tables' && (zoom.steps ?? zoom.pages) && (
              <button type="button" className="plain link time-look" onClick={() => setZoom(EVERYTHING)}>
                Show all
              </button>
            )}
            <Toggle pressed={look === 'runs'} onPress={() => toggle('runs')} words="Free runs" />
            <Toggle pressed={look === 'tables'} onPress={() => toggle('tables')} words="Table" />
            <FullScreenButton />
          </div>
        )}
      </div>
      {area === undefined ? (
        <NoHistory machine={machine} selection={selection} />
      ) : look === 'tables' ? (
        <TimeTables shown={shown} area={area} walk={walk} />
      ) : (
        <TimePictures key={selection} shown={shown} area={area} walk={walk} lower={look} zoom={zoom} onZoom={setZoom} />
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
