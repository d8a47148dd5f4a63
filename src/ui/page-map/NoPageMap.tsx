/** What is selected has no pages to hand out: what it is, and the conditions on the way to a heap. */
import type { Fate, Machine } from '../../kernel/machine';
import { NearestArea } from './NearestArea';

export type NoPageMapProps = { readonly machine: Machine; readonly fate: Fate | undefined };

export function NoPageMap({ machine, fate }: NoPageMapProps) {
  if (!fate) {
    return (
      <>
        <div className="pane-header">
          <h2>Page map</h2>
        </div>
        <p className="pane-note">There is no CMA area here, so there are no pages to show.</p>
      </>
    );
  }
  return (
    <>
      <div className="pane-header">
        <h2>Page map</h2>
        <span className="mono">{fate.name}</span>
        <span className="quiet">is not a CMA area</span>
      </div>
      <div className="conditions" tabIndex={0} role="group" aria-label={`Why ${fate.name} has no page map`}>
        <p>{fate.sentence}</p>
        <NearestArea machine={machine} fate={fate} />
        <ol aria-label={`Conditions of ${fate.name}`}>
          {fate.conditions.map((condition, index) => (
            <li key={index}>
              <span className={condition.holds ? 'passed' : 'failed'}>{condition.holds ? 'holds:' : 'fails:'}</span>{' '}
              {condition.sentence} <span className="quiet condition-source">{condition.source}</span>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
