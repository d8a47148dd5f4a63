/** What is selected has no history: what it is, and the way to an area that has one. */
import type { Machine } from '../../kernel/machine';
import { NearestArea } from '../page-map/NearestArea';
import { selectedFate } from '../selection';

export type NoHistoryProps = { readonly machine: Machine; readonly selection: string };

export function NoHistory({ machine, selection }: NoHistoryProps) {
  const fate = selectedFate(machine, selection);
  if (!fate) return <p className="pane-note">There is no CMA area here, so no buffers come and go.</p>;
  return (
    <div className="pane-note">
      <p>
        <span className="mono">{fate.name}</span> is not a CMA area: only those have a history here.
      </p>
      <NearestArea machine={machine} fate={fate} />
    </div>
  );
}
