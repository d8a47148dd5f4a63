/** The space–time diagram and the pictures below it in words, kept in step with the cursor. */
import { useEffect, useRef } from 'react';
import { countOrders } from '../../charts/fragmentation/histogram-layout';
import { fragmentationItems, percent, type FragmentationItem } from '../../charts/fragmentation/series';
import { clientColours } from '../../charts/page-map/client-colours';
import { clientTotals } from '../../charts/space-time/client-totals';
import { firstAtLeast } from '../../charts/space-time/failures';
import { formatCount } from '../../charts/space-time/ticks';
import { spaceTimeItems, type FailureItem, type LifeItem } from '../../charts/space-time/time-item';
import { formatAddress, formatBytes } from '../../lib/format';
import type { Shown } from '../../state/run-store';
import { useFragmentation } from '../fragmentation/use-fragmentation';
import { tableWindow } from './table-window';
import type { StepWalk } from './use-steps';

export type TimeTablesProps = { readonly shown: Shown; readonly area: number; readonly walk: StepWalk };

/** More rows than this are counted, not listed; they follow the cursor. */
const MAX_ROWS = 200;

export function TimeTables(props: TimeTablesProps) {
  const panel = useRef<HTMLDivElement>(null);
  const { step } = props.walk;
  useEffect(() => showRow(panel.current, panel.current?.querySelector('[aria-current]')), [step]);
  return (
    <div ref={panel} className="time-tables" tabIndex={0} role="group" aria-label="Space–time in words">
      <HistoryTable {...props} />
      <FreeMemoryTable {...props} />
      <ClientsTable {...props} />
      <FreeRunsTable {...props} />
      <NotesTable {...props} />
    </div>
  );
}

/** Not scrollIntoView(): that would also move the page, which is no higher than the window on purpose. */
function showRow(panel: HTMLElement | null, row: Element | null | undefined): void {
  if (!panel || !row) return;
  const [inside, at] = [panel.getBoundingClientRect(), row.getBoundingClientRect()];
  if (at.top < inside.top || at.bottom > inside.bottom) panel.scrollTop += at.top - (inside.top + inside.bottom) / 2;
}

const StepButton = ({ step, walk }: { readonly step: number; readonly walk: StepWalk }) => (
  <button type="button" className="plain link" aria-label={`Go to step ${step}`} onClick={() => walk.go(step)}>
    {formatCount(step)}
  </button>
);

function HistoryTable({ shown, area, walk }: TimeTablesProps) {
  const { machine, run } = shown.simulation;
  const of = machine.areas[area];
  if (!of) return null;
  const source = { area: of, index: area, pageSize: machine.pageSize, run };
  const { items, inAll } = spaceTimeItems(source, MAX_ROWS, tableWindow(walk.step, run.steps.count + 1, MAX_ROWS).from);
  return (
    <table>
      <caption>
        Buffers and failures
        {inAll > items.length && (
          <span className="quiet">
            {' '}
            {formatCount(items.length)} of {formatCount(inAll)}
          </span>
        )}
      </caption>
      <thead className="quiet">
        <tr>
          <th scope="col">name</th>
          <th scope="col" className="number">
            size
          </th>
          <th scope="col" className="number">
            at
          </th>
          <th scope="col" className="number">
            from step
          </th>
          <th scope="col" className="number">
            to step
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <HistoryRow key={item.kind === 'life' ? `life ${item.life}` : `step ${item.step}`} item={item} walk={walk} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ item, walk }: { readonly item: LifeItem | FailureItem; readonly walk: StepWalk }) {
  const isLife = item.kind === 'life';
  const from = isLife ? item.birth : item.step;
  const isNow = isLife ? from <= walk.step && walk.step < (item.death ?? Infinity) : from === walk.step;
  return (
    <tr aria-current={isNow ? 'true' : undefined}>
      <th scope="row" className="mono">
        {item.name}
      </th>
      <td className="number">{item.pages > 0 ? formatBytes(item.bytes) : '–'}</td>
      {isLife ? (
        <td className="number mono quiet">{formatAddress(item.address)}</td>
      ) : (
        <td className="number failed">failed</td>
      )}
      <td className="number">
        <StepButton step={from} walk={walk} />
      </td>
      <td className="number">
        {!isLife ? '–' : item.death === undefined ? 'held' : <StepButton step={item.death} walk={walk} />}
      </td>
    </tr>
  );
}

function FreeMemoryTable({ shown, area, walk }: TimeTablesProps) {
  const series = useFragmentation(shown, area);
  if (!series) return null;
  const { pageSize } = shown.simulation.machine;
  const { from } = tableWindow(walk.step, series.free.length, MAX_ROWS);
  return (
    <table>
      <caption>Free memory</caption>
      <thead className="quiet">
        <tr>
          <th scope="col" className="number">
            step
          </th>
          <th scope="col" className="number">
            free
          </th>
          <th scope="col" className="number">
            largest run
          </th>
          <th scope="col" className="number">
            unusable
          </th>
          <th scope="col">for</th>
        </tr>
      </thead>
      <tbody>
        {fragmentationItems(series, from, MAX_ROWS).map((item) => (
          <FreeMemoryRow key={item.step} item={item} pageSize={pageSize} walk={walk} />
        ))}
      </tbody>
    </table>
  );
}

type FreeMemoryRowProps = {
  readonly item: FragmentationItem;
  readonly pageSize: number;
  readonly walk: StepWalk;
};

function FreeMemoryRow({ item, pageSize, walk }: FreeMemoryRowProps) {
  const { step, free, largest, usable, pending, failed } = item;
  return (
    <tr aria-current={step === walk.step ? 'step' : undefined}>
      <th scope="row" className="number">
        <StepButton step={step} walk={walk} />
      </th>
      <td className="number">{formatBytes(free * pageSize)}</td>
      <td className="number">{formatBytes(largest * pageSize)}</td>
      <td className="number">{pending === 0 ? '–' : percent(free === 0 ? 1 : 1 - usable / free)}</td>
      <td>
        {pending === 0 ? '–' : formatBytes(pending * pageSize)}
        {failed && <span className="failed"> failed</span>}
      </td>
    </tr>
  );
}

function ClientsTable({ shown, area, walk }: TimeTablesProps) {
  const { machine, run } = shown.simulation;
  return (
    <table>
      <caption>Held at step {formatCount(walk.step)}</caption>
      <thead className="quiet">
        <tr>
          <th scope="col">client</th>
          <th scope="col" className="number">
            holds
          </th>
          <th scope="col" className="number">
            buffers
          </th>
        </tr>
      </thead>
      <tbody>
        {clientTotals(run, area, walk.step, clientColours(run)).map(({ client, pages, buffers }) => (
          <tr key={client}>
            <th scope="row">{client || 'since boot'}</th>
            <td className="number">{pages === 0 ? '0' : formatBytes(BigInt(pages) * BigInt(machine.pageSize))}</td>
            <td className="number">{buffers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FreeRunsTable({ shown, area }: TimeTablesProps) {
  const { machine } = shown.simulation;
  const use = shown.frame.areas.find((one) => one.area === area);
  const base = machine.areas[area]?.base ?? 0;
  if (!use) return null;
  const size = (pages: number) => formatBytes(BigInt(pages) * BigInt(machine.pageSize));
  return (
    <table>
      <caption>Free runs at step {formatCount(shown.frame.step)}</caption>
      <thead className="quiet">
        <tr>
          <th scope="col" className="number">
            from
          </th>
          <th scope="col" className="number">
            runs
          </th>
          <th scope="col" className="number">
            hold
          </th>
        </tr>
      </thead>
      <tbody>
        {countOrders(use, base)
          .filter(({ runs }) => runs > 0)
          .map(({ order, runs, pages }) => (
            <tr key={order}>
              <th scope="row" className="number">
                {size(2 ** order)}
              </th>
              <td className="number">{runs}</td>
              <td className="number">{size(pages)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function NotesTable({ shown, walk }: TimeTablesProps) {
  const { step, text } = shown.simulation.run.asides.notes;
  const { from, to } = tableWindow(firstAtLeast(step, walk.step), step.length, MAX_ROWS);
  if (step.length === 0) return null;
  return (
    <table>
      <caption>Notes</caption>
      <thead className="quiet">
        <tr>
          <th scope="col" className="number">
            step
          </th>
          <th scope="col">note</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(step.subarray(from, to), (at, i) => (
          <tr key={at} aria-current={at === walk.step ? 'step' : undefined}>
            <th scope="row" className="number">
              <StepButton step={at} walk={walk} />
            </th>
            <td>{text[from + i]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
