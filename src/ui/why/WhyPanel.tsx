/** Why the selected region is a heap or is none, condition by condition, and how memblock found its place. */
import type { Fate, Machine } from '../../kernel/machine';
import { BUILT_IN_AREA, NO_SELECTION } from '../../state/view-store';
import { selectedFate } from '../selection';
import { useDisplayed, useView } from '../stores';
import { useSelectInPicture } from '../use-reveal';
import { QuietSelect } from '../widgets/QuietSelect';
import { Swatch } from '../widgets/Swatch';
import { conditionRows, outcomeWord, type ConditionRow } from './condition-rows';
import { Placement } from './Placement';
import { StepWindows } from './StepWindows';
import './why.css';

export function WhyPanel() {
  const { simulation, fade } = useDisplayed();
  const selection = useView((view) => view.selection);
  if (!simulation) return <p className="pane-note">Nothing computed yet.</p>;
  const { machine } = simulation;
  const fate = selectedFate(machine, selection);
  return (
    <section className={`why ${fade}`} aria-label="Why">
      <div className="why-region">
        {fate && <Swatch kind={fate.kind} />}
        <RegionSelect machine={machine} fate={fate} />
        {fate && <span className="quiet">{outcomeWord(fate)}</span>}
      </div>
      {fate ? <Reasons fate={fate} /> : <NothingSelected machine={machine} selection={selection} />}
      <StepWindows />
    </section>
  );
}

const valueOf = (fate: Fate): string => fate.path ?? BUILT_IN_AREA;

function RegionSelect({ machine, fate }: { readonly machine: Machine; readonly fate: Fate | undefined }) {
  const select = useSelectInPicture();
  if (machine.fates.length === 0) return null;
  return (
    <QuietSelect
      className="why-select"
      aria-label="Region"
      value={fate ? valueOf(fate) : NO_SELECTION}
      onChange={(event) => select(event.target.value)}
    >
      {!fate && <option value={NO_SELECTION}>Choose a region</option>}
      {machine.fates.map((one) => (
        <option key={valueOf(one)} value={valueOf(one)}>
          {one.name}
        </option>
      ))}
    </QuietSelect>
  );
}

function NothingSelected({ machine, selection }: { readonly machine: Machine; readonly selection: string }) {
  if (machine.fates.length === 0) return <p className="quiet">This tree reserves nothing, and no area is built in.</p>;
  return (
    <p className="quiet">
      {selection === NO_SELECTION ? 'Nothing is selected.' : `${selection} is not among the regions of this boot.`}{' '}
      Choose a region above, in the picture of physical memory or in the lists of heaps: here stands every condition
      that made it a heap or not, and how it got its place.
    </p>
  );
}

function Reasons({ fate }: { readonly fate: Fate }) {
  const rows = conditionRows(fate);
  return (
    <>
      <p className={fate.kind === 'refused' ? 'failed' : ''}>{fate.sentence}</p>
      <h2>Conditions</h2>
      {rows.length === 0 && <p className="quiet">Nothing was asked about it.</p>}
      <ol className="why-conditions" aria-label="Conditions, in the order of the kernel">
        {rows.map((row, index) => (
          <Condition key={index} row={row} />
        ))}
      </ol>
      <Placement key={valueOf(fate)} fate={fate} />
    </>
  );
}

const Condition = ({ row }: { readonly row: ConditionRow }) => (
  <li className={row.decides ? 'why-decides' : undefined}>
    <span className={row.holds ? 'passed' : 'failed'}>
      <span aria-hidden="true">{row.mark}</span> <strong>{row.word}:</strong>
    </span>{' '}
    <span className="why-sentence">{row.sentence}</span>
    <code className="why-source">{row.source}</code>
  </li>
);
