/** The heaps that exist, and the reserved memory that is none, with the first condition that fails; or whose they are. */
import { useMemo, useState, type ReactNode } from 'react';
import type { Machine } from '../../kernel/machine';
import { formatBytes } from '../../lib/format';
import { CopyButton } from '../widgets/CopyButton';
import { lazyPart } from '../widgets/lazy-part';
import { Swatch } from '../widgets/Swatch';
import { Tabs, type Tab } from '../widgets/Tabs';
import { useDisplayed, useView } from '../stores';
import { useSelectInPicture } from '../use-reveal';
import { useShowMessages } from '../use-show-messages';
import { HeapSparkline } from './HeapSparkline';
import { heapListText, heapRows, notHeapRows, type HeapRow, type NotHeapRow } from './heap-rows';
import { usedByStep } from './used-by-step';
import './heaps.css';

type HeapsTab = 'heaps' | 'devices';

const DevicesPanel = lazyPart(async () => (await import('../devices/DevicesPanel')).DevicesPanel);

const TABS: readonly Tab<HeapsTab>[] = [
  { id: 'heaps', label: 'Heaps', panel: () => <HeapLists /> },
  { id: 'devices', label: 'Devices', panel: () => <DevicesPanel /> },
];

export function HeapsPane() {
  const [tab, setTab] = useState<HeapsTab>('heaps');
  return (
    <section aria-label="Heaps" className="heaps-pane">
      <Tabs label="Heaps or devices" tabs={TABS} selected={tab} onSelect={setTab} aside={<PrecedenceLink />} />
    </section>
  );
}

function PrecedenceLink() {
  const show = useShowMessages();
  return (
    <button type="button" className="plain link heaps-link" onClick={() => show('assumptions', 'precedence')}>
      Who decides the default area
    </button>
  );
}

function HeapLists() {
  const { simulation, frame, fade } = useDisplayed();
  const used = useMemo(
    () => (simulation ? usedByStep(simulation.run, simulation.machine.areas.length) : []),
    [simulation],
  );
  if (!simulation) return <p className="pane-note">Computing the heaps.</p>;
  const { machine } = simulation;
  return (
    <div className={`heaps ${fade}`}>
      <HeapTable machine={machine} rows={heapRows(machine, frame)} used={used} step={frame?.step ?? 0} />
      <NotHeapTable rows={notHeapRows(machine)} />
    </div>
  );
}

type TableProps = {
  readonly machine: Machine;
  readonly rows: readonly HeapRow[];
  /** For each area, pages in use after each step. */
  readonly used: readonly Float64Array[];
  readonly step: number;
};

function HeapTable({ machine, rows, used, step }: TableProps) {
  return (
    <div className="heap-list">
      <table aria-label="Heaps under /dev/dma_heap">
        <thead>
          <tr>
            <th scope="col">
              <strong>
                Heap <span className="wide-only">under /dev/dma_heap</span>
              </strong>{' '}
              <CopyButton what="heap list" text={() => heapListText(machine, formatBytes)} />
            </th>
            <th scope="col" className="number quiet">
              size
            </th>
            <th scope="col" className="quiet heap-spark">
              used, by step
            </th>
            <th scope="col" className="number quiet">
              largest run
            </th>
            <td className="wide-only" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HeapTableRow
              key={row.name}
              row={row}
              pageSize={machine.pageSize}
              sparkline={
                row.area === undefined ? null : (
                  <HeapSparkline
                    used={used[row.area] ?? []}
                    pages={machine.areas[row.area]?.pages ?? 0}
                    pageSize={machine.pageSize}
                    step={step}
                  />
                )
              }
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="quiet">This kernel makes no heap from this tree.</p>}
    </div>
  );
}

type RowProps = { readonly row: HeapRow; readonly pageSize: number; readonly sparkline: ReactNode };

function HeapTableRow({ row, pageSize, sparkline }: RowProps) {
  const run = row.largestRunPages;
  return (
    <tr>
      <th scope="row">
        <NameButton name={row.name} kind={row.kind} selection={row.selection} strong />
      </th>
      {row.area === undefined || row.size === undefined ? (
        <td colSpan={3} className="quiet">
          any free page, not contiguous
        </td>
      ) : (
        <>
          <td className="number">{formatBytes(row.size)}</td>
          <td className="heap-spark">{sparkline}</td>
          <td className="number">{run === undefined ? '–' : formatBytes(BigInt(run) * BigInt(pageSize))}</td>
          <td className="number wide-only">
            <WhyButton selection={row.selection} label={`Why ${row.name} is a heap`}>
              why
            </WhyButton>
          </td>
        </>
      )}
    </tr>
  );
}

type NameProps = {
  readonly name: string;
  readonly kind: HeapRow['kind'];
  readonly selection: string;
  readonly strong?: boolean;
};

function NameButton({ name, kind, selection, strong = false }: NameProps) {
  const selected = useView((view) => view.selection);
  const select = useSelectInPicture();
  const label = strong ? <strong className="mono">{name}</strong> : <span className="mono">{name}</span>;
  if (selection === '') {
    return (
      <span className="heap-name">
        <Swatch kind={kind} />
        {label}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="plain heap-name"
      aria-current={selected === selection}
      onClick={() => select(selection)}
    >
      <Swatch kind={kind} />
      {label}
    </button>
  );
}

type WhyProps = { readonly selection: string; readonly label: string; readonly children: ReactNode };

/** Leads to every condition of the region, and to how it got its place. */
function WhyButton({ selection, label, children }: WhyProps) {
  const select = useSelectInPicture();
  const show = useShowMessages();
  const go = () => {
    select(selection);
    show('why');
  };
  return (
    <button type="button" className="plain heap-why" aria-label={label} onClick={go}>
      {children}
    </button>
  );
}

function NotHeapTable({ rows }: { readonly rows: readonly NotHeapRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="not-heap-list">
      <table aria-label="Not a heap">
        <thead>
          <tr>
            <th scope="col">
              <strong>Not a heap</strong> <span className="quiet">{rows.length}</span>
            </th>
            <th scope="col" className="quiet">
              why: the first condition that fails
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.selection + row.name}>
              <th scope="row">
                <NameButton name={row.name} kind={row.kind} selection={row.selection} />
              </th>
              <td className={row.kind === 'refused' ? 'failed' : 'quiet'}>
                <WhyButton selection={row.selection} label={`Why ${row.name} is no heap: ${row.reason}`}>
                  {row.reason}
                </WhyButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
