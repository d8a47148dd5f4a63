/** The numbers of a scenario as tables: for CSV, JSON and the Markdown report. Addresses are hex, sizes exact bytes. */
import type { Fate, Machine, Owner } from '../kernel/machine';
import { areaName } from './report-words';
import type { Fragmentation } from './fragmentation';
import { ALIVE, type Frame, type Run } from './run';

export type Cell = string | number | null;

export type DataTable = {
  /** For a file name: `regions`. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

const hex = (value: bigint): string => `0x${value.toString(16)}`;

function regionRow({ name, path, kind, base, size, alignment, heaps, consumers, sentence }: Fate): Cell[] {
  const place = base === undefined ? [null, null] : [hex(base), hex(base + size)];
  return [
    name,
    path ?? null,
    kind,
    ...place,
    String(size),
    alignment === undefined ? null : String(alignment),
    heaps.join(' '),
    consumers.join(' '),
    sentence,
  ];
}

export const regionsTable = (machine: Machine): DataTable => ({
  id: 'regions',
  title: 'Regions',
  columns: ['name', 'path', 'kind', 'base', 'end', 'bytes', 'alignment', 'heaps', 'devices', 'reason'],
  rows: machine.fates.map(regionRow),
});

export const heapsTable = (machine: Machine): DataTable => ({
  id: 'heaps',
  title: 'Heaps under /dev/dma_heap',
  columns: ['name', 'minor', 'area', 'base', 'bytes'],
  rows: machine.heaps.map((heap): Cell[] => {
    const area = heap.kind === 'cma' ? machine.areas[heap.area] : undefined;
    if (!area) return [heap.name, heap.minor, null, null, null];
    const page = BigInt(machine.pageSize);
    return [heap.name, heap.minor, area.name, hex(BigInt(area.base) * page), String(BigInt(area.pages) * page)];
  }),
});

/** What a device gets of each region that it names; then the regions that no device names. */
export function devicesTable({ owners, fates }: Machine): DataTable {
  const heapsOf = (region: string | undefined) => fates.find((fate) => fate.path === region)?.heaps ?? [];
  const ownerRow = ({ device, enabled, region, how, index, entryName, outcome, sentence, log }: Owner): Cell[] => [
    device,
    enabled ? 1 : 0,
    region ?? null,
    how,
    index,
    entryName ?? null,
    (region === undefined ? [] : heapsOf(region)).join(' '),
    outcome,
    sentence,
    log ?? null,
  ];
  const named = new Set(owners.map(({ region }) => region));
  const orphans = fates.filter(({ path }) => path === undefined || !named.has(path));
  return {
    id: 'devices',
    title: 'Devices and their regions',
    columns: ['device', 'enabled', 'region', 'property', 'index', 'entry', 'heaps', 'outcome', 'reason', 'log'],
    rows: [
      ...owners.map(ownerRow),
      ...orphans.map(({ name, path, heaps, sentence }): Cell[] => [
        ...[null, null, path ?? name, null, null, null],
        heaps.join(' '),
        null,
        sentence,
        null,
      ]),
    ],
  };
}

/** All buffers that are held after the step of the frame, area by area, by address. */
export function buffersTable(machine: Machine, { lives, names, clients }: Run, frame: Frame): DataTable {
  const page = BigInt(machine.pageSize);
  const rows = frame.areas.flatMap(({ area, buffers }) =>
    [...buffers].map((life): Cell[] => {
      const first = (machine.areas[area]?.base ?? 0) + lives.first[life]!;
      const death = lives.death[life]!;
      return [
        names[lives.name[life]!] ?? '',
        clients[lives.client[life]!] ?? '',
        areaName(machine, area),
        hex(BigInt(first) * page),
        lives.pages[life]!,
        String(BigInt(lives.pages[life]!) * page),
        lives.birth[life]!,
        death === ALIVE ? null : death,
      ];
    }),
  );
  const columns = ['name', 'client', 'area', 'base', 'pages', 'bytes', 'born at step', 'freed at step'];
  return { id: 'buffers', title: `Buffers after step ${frame.step}`, columns, rows };
}

/** Free runs after the step of the frame, area by area, by address. */
export function freeRunsTable(machine: Machine, frame: Frame): DataTable {
  const page = BigInt(machine.pageSize);
  const rows = frame.areas.flatMap(({ area, freeFirst, freePages }) =>
    Array.from(freePages, (pages, i): Cell[] => {
      const first = (machine.areas[area]?.base ?? 0) + freeFirst[i]!;
      return [areaName(machine, area), hex(BigInt(first) * page), pages, String(BigInt(pages) * page)];
    }),
  );
  const columns = ['area', 'base', 'pages', 'bytes'];
  return { id: 'free-runs', title: `Free runs after step ${frame.step}`, columns, rows };
}

/** One row a state: step 0 is the state after boot. */
export function fragmentationTable(machine: Machine, series: Fragmentation): DataTable {
  const failed = new Set(series.failures);
  return {
    id: 'fragmentation',
    title: `Free memory of ${areaName(machine, series.area)} by step`,
    columns: ['step', 'free pages', 'largest run', 'usable for the pending request', 'failed'],
    rows: Array.from(series.free, (free, step) => [
      step,
      free,
      series.largest[step]!,
      series.usable[step]!,
      failed.has(step) ? 1 : 0,
    ]),
  };
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const csvOf = ({ columns, rows }: DataTable): string =>
  [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** Rows as objects by column. */
export const jsonOf = ({ columns, rows }: DataTable): readonly Readonly<Record<string, Cell>>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
