/** The numbers of the run on screen as files. */
import type { Fragmentation } from '../../scenario/fragmentation';
import { markdownReport } from '../../scenario/report-markdown';
import {
  buffersTable,
  csvOf,
  devicesTable,
  fragmentationTable,
  freeRunsTable,
  heapsTable,
  jsonOf,
  regionsTable,
  type DataTable,
} from '../../scenario/report-tables';
import { reportOf } from '../../scenario/report';
import type { Shown } from '../../state/run-store';
import { download } from '../files/download';

/** All tables; the last is of the area on screen. */
export function exportTables({ simulation, frame }: Shown, series: Fragmentation | undefined): DataTable[] {
  const { machine, run } = simulation;
  return [
    regionsTable(machine),
    heapsTable(machine),
    devicesTable(machine),
    buffersTable(machine, run, frame),
    freeRunsTable(machine, frame),
    ...(series ? [fragmentationTable(machine, series)] : []),
  ];
}

export const saveCsv = (name: string, table: DataTable): void =>
  download(`${name}-${table.id}.csv`, csvOf(table), 'text/csv');

/** The check report with all tables in it, and the link. */
export function saveJson(name: string, shown: Shown, tables: readonly DataTable[], link: string): void {
  const { scenario, simulation, frame } = shown;
  const data = {
    ...reportOf(scenario, simulation),
    link,
    step: frame.step,
    tables: Object.fromEntries(tables.map((table) => [table.id, jsonOf(table)])),
  };
  download(`${name}.json`, `${JSON.stringify(data, undefined, 2)}\n`, 'application/json');
}

export function saveReport(name: string, { scenario, simulation, frame }: Shown, link: string | undefined): void {
  download(`${name}.md`, markdownReport(scenario, simulation, { step: frame.step, link }), 'text/markdown');
}
