/** A failure in full: the map with rows as long as the alignment that was asked for, and all reasons beside it. */
import { useEffect, useRef, type MouseEvent } from 'react';
import { formatBytes } from '../../lib/format';
import type { FailureReport } from '../../scenario/run';
import type { Shown } from '../../state/run-store';
import { areaTitle } from '../selection';
import { AreaKey } from './AreaFigures';
import { FailureExplanation } from './FailureExplanation';
import { PageMapPicture } from './PageMapPicture';
import type { RemediesProps } from './Remedies';
import './close-up.css';

export type CloseUpProps = {
  readonly shown: Shown;
  readonly failure: FailureReport;
  readonly changes: RemediesProps | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
  readonly onClose: () => void;
};

/** A map of more rows than this would have rows thinner than a line. */
const MOST_ROWS = 200;

/** Pages in a row: the alignment, so that it becomes a column; undefined where there would be too many rows. */
function rowOf(areaPages: number, { alignOrder }: FailureReport): number | undefined {
  const row = 2 ** alignOrder;
  return areaPages / row <= MOST_ROWS && row > 1 ? row : undefined;
}

export function CloseUpDialog({ shown, failure, changes, selected, onSelect, onClose }: CloseUpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { machine } = shown.simulation;
  const { report } = shown.frame;
  const use = shown.frame.areas.find((one) => one.area === failure.area);
  const rowPages = rowOf(machine.areas[failure.area]?.pages ?? 0, failure);
  useEffect(() => dialog.current?.showModal(), []);
  const onClick = (event: MouseEvent) => {
    if (event.target === event.currentTarget) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="close-up" aria-label="The failure in full" onClose={onClose} onClick={onClick}>
      <div className="close-up-body">
        <header className="close-up-head">
          <h2>Page map</h2>
          <span className="mono">{areaTitle(machine, failure.area)}</span>
          <span className="quiet">step {shown.frame.step}</span>
          {rowPages !== undefined && (
            <span className="quiet">
              one row is {formatBytes(rowPages * machine.pageSize)}, the alignment asked for
            </span>
          )}
          {use && <AreaKey use={use} pageSize={machine.pageSize} failure={failure} />}
          <button type="button" className="plain link close-up-close" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        <PageMapPicture
          shown={shown}
          area={failure.area}
          selected={selected}
          onSelect={onSelect}
          pendingAlignOrder={undefined}
          closeUp={{ rowPages }}
        />
        <div className="close-up-aside" tabIndex={0} role="group" aria-label="Reasons and changes">
          {report && <FailureExplanation machine={machine} report={report} changes={changes} />}
        </div>
      </div>
    </dialog>
  );
}
