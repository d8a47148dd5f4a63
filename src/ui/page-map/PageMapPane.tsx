/** The selected CMA area page by page, what failed in it, and what acts on it. */
import { useRef, useState } from 'react';
import type { Shown } from '../../state/run-store';
import { FullScreenButton } from '../full-screen/FullScreenButton';
import { areaTitle, heapOfArea, selectedFate, shownArea } from '../selection';
import { useAppendLine, useRun, useView } from '../stores';
import { lazyPart } from '../widgets/lazy-part';
import type { AllocateProps } from './AllocateForm';
import { AreaFigures, AreaKey } from './AreaFigures';
import { bufferRow } from './buffer-rows';
import { Buffers } from './Buffers';
import type { NoPageMapProps } from './NoPageMap';
import { PageMapPicture } from './PageMapPicture';
import { StepOutcome } from './StepOutcome';
import { useBuffer } from './use-buffer';
import './page-map.css';

const NoPageMap = lazyPart<NoPageMapProps>(async () => (await import('./NoPageMap')).NoPageMap);
const AllocateForm = lazyPart<AllocateProps>(async () => (await import('./AllocateForm')).AllocateForm);

export function PageMapPane() {
  const shown = useRun((state) => state.shown);
  const selection = useView((view) => view.selection);
  if (!shown) return <p className="pane-note">Computing the page map.</p>;
  const { machine } = shown.simulation;
  const area = shownArea(shown.simulation, selection, shown.frame.step);
  const fate = selectedFate(machine, selection);
  return (
    <section aria-label="Page map" className="page-map-pane" data-picture="page-map">
      {area === undefined ? (
        <NoPageMap machine={machine} fate={fate} />
      ) : (
        <AreaView key={selection} shown={shown} area={area} />
      )}
    </section>
  );
}

type AreaProps = { readonly shown: Shown; readonly area: number };

function AreaView({ shown, area }: AreaProps) {
  const { simulation, frame } = shown;
  const { machine, run } = simulation;
  // How often the form was asked for since it was closed.
  const [asked, setAsked] = useState(0);
  const [alignOrder, setAlignOrder] = useState<number | undefined>();
  const opener = useRef<HTMLButtonElement>(null);
  const [selected, setSelected] = useBuffer(run);
  const use = frame.areas.find((one) => one.area === area);
  const alive = use?.buffers.includes(selected ?? -1) ? selected : undefined;
  const title = areaTitle(machine, area);
  const heap = heapOfArea(machine, area);
  const broken = useRun((state) => state.freshness === 'broken');
  return (
    <>
      <div className="pane-header">
        <h2>Page map</h2>
        <span className="mono">{title}</span>
        {use && <AreaFigures use={use} pageSize={machine.pageSize} />}
        <span className="page-map-actions">
          {use && <AreaKey use={use} pageSize={machine.pageSize} failure={frame.report?.failure} />}
          {alive !== undefined && <FreeButton shown={shown} area={area} life={alive} />}
          <FullScreenButton />
          <button
            ref={opener}
            type="button"
            className="button"
            aria-expanded={asked > 0}
            disabled={heap === undefined || broken}
            title={broken ? 'The source has an error: mend it first' : undefined}
            onClick={() => setAsked(asked + 1)}
          >
            Allocate…
          </button>
        </span>
      </div>
      <div className="page-map-body">
        <PageMapPicture
          key={area}
          shown={shown}
          area={area}
          selected={alive}
          onSelect={setSelected}
          pendingAlignOrder={asked > 0 ? alignOrder : undefined}
        />
        <div className="page-map-aside">
          {asked > 0 && heap !== undefined && (
            <AllocateForm
              machine={machine}
              heap={heap}
              asked={asked}
              onAlignOrder={setAlignOrder}
              onClose={() => {
                setAsked(0);
                opener.current?.focus();
              }}
            />
          )}
          <StepOutcome shown={shown} area={area} selected={alive} onSelect={setSelected} />
          <Buffers shown={shown} area={area} title={title} selected={alive} onSelect={setSelected} />
        </div>
      </div>
    </>
  );
}

type FreeProps = AreaProps & { readonly life: number };

/** Writes `free NAME`. What is freed later anyway, or was held at boot, says so instead. */
function FreeButton({ shown, area, life }: FreeProps) {
  const append = useAppendLine();
  const { name, keptBecause } = bufferRow(shown.simulation.machine, shown.simulation.run, area, life);
  if (keptBecause) {
    return (
      <span className="quiet">
        {name && <span className="mono">{name} </span>}
        {keptBecause}
      </span>
    );
  }
  return (
    <button type="button" className="button" onClick={() => append(`free ${name}`)}>
      Free <span className="mono">{name}</span>
    </button>
  );
}
