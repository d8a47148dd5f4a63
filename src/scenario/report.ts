/**
 * What the headless `check` says of a scenario, as data and as text; the page's copy button gives the same text.
 * Addresses and sizes are hex in the data and readable in the text.
 */
import type { Fate, Machine, Owner } from '../kernel/machine';
import type { Diagnostic, Span } from '../lib/diagnostic';
import { formatAddress, formatBytes } from '../lib/format';
import { lineColumn } from '../lib/line-column';
import { confidenceOf } from './confidence';
import { failedSteps } from './failed-steps';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';

export type ReportProblem = {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  /** The kernel's or dtc's own words. */
  readonly detail: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
};

export type Report = ReturnType<typeof reportOf>;

const hex = (value: bigint): string => `0x${value.toString(16)}`;

/** Plain data, ready for JSON. `found` is what findingsOf() found. */
export function reportOf(scenario: Scenario, simulation: Simulation, found: readonly Diagnostic[] = []) {
  const { machine } = simulation;
  const { version, arch, pageSize, cmdline } = scenario.profile;
  return {
    title: scenario.title,
    main: scenario.main,
    kernel: { version, arch, pageSize, cmdline },
    ram: machine.banks.map(({ base, size }) => ({ base: hex(base), size: hex(size) })),
    heaps: machine.heaps.map((heap) => ({ ...heapReport(machine, heap) })),
    regions: machine.fates.map(fateReport),
    totalCmaKiB: machine.totalCmaKiB,
    log: machine.log.map((line) => line.text),
    owners: machine.owners.map(({ span: _, ...owner }) => owner),
    defaultArea: machine.claims,
    problems: problemsOf(scenario, simulation, found),
    failedSteps: failedSteps(simulation.run, scenario.workload),
    assumptions: simulation.assumptions,
    notModelled: simulation.notModelled,
    confidence: confidenceOf(scenario.profile),
    fatal: machine.fatal ?? simulation.run.fatal ?? null,
  };
}

function heapReport(machine: Machine, heap: Machine['heaps'][number]) {
  if (heap.kind === 'system') return { name: heap.name, minor: heap.minor, kind: heap.kind };
  const area = machine.areas[heap.area];
  const page = BigInt(machine.pageSize);
  const [base, size] = area ? [BigInt(area.base) * page, BigInt(area.pages) * page] : [0n, 0n];
  return { name: heap.name, minor: heap.minor, kind: heap.kind, area: area?.name, base: hex(base), size: hex(size) };
}

function fateReport({ name, path, kind, base, size, heaps, sentence, conditions, consumers }: Fate) {
  return {
    name,
    path: path ?? null,
    kind,
    base: base === undefined ? null : hex(base),
    size: hex(size),
    heaps,
    reason: sentence,
    conditions,
    consumers,
  };
}

/** Source, boot and workload troubles in one list, worst first, each with its place. */
export function problemsOf(
  scenario: Scenario,
  simulation: Simulation,
  found: readonly Diagnostic[] = [],
): ReportProblem[] {
  const texts = new Map([...scenario.files.map((f) => [f.path, f.text] as const), ['workload', scenario.workload]]);
  const place = (span: Span | undefined) => {
    const text = span && texts.get(span.file);
    return {
      file: span?.file,
      line: undefined,
      column: undefined,
      ...(span && text !== undefined ? lineColumn(text, span.start) : {}),
    };
  };
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return [
    ...[...simulation.diagnostics, ...simulation.workloadDiagnostics].map((d) => ({ ...d, log: d.detail })),
    ...simulation.machine.problems,
    ...found.map((d) => ({ ...d, log: d.detail })),
  ]
    .map(({ severity, code, message, log, span }) => ({ severity, code, message, detail: log, ...place(span) }))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** True when the kernel, or dtc before it, would refuse or lose something that the tree asks for. */
export const losesSomething = (simulation: Simulation): boolean =>
  simulation.machine.fatal !== undefined ||
  simulation.machine.problems.some((p) => p.severity === 'error') ||
  simulation.diagnostics.some((d) => d.severity === 'error');

/** The report as text, a section a heading. */
export function checkText(scenario: Scenario, simulation: Simulation, found: readonly Diagnostic[] = []): string {
  const { machine } = simulation;
  const { version, arch, pageSize, cmdline } = scenario.profile;
  const report = reportOf(scenario, simulation, found);
  return [
    `${scenario.title || scenario.main} on Linux ${version}, ${arch}, ${formatBytes(pageSize)} pages${cmdline ? `, ${cmdline}` : ''}`,
    ...section(
      'RAM',
      machine.banks.map((b) => `${formatBytes(b.size)} at ${formatAddress(b.base)}`),
    ),
    ...section('Heaps under /dev/dma_heap', heapLines(machine)),
    ...section('Regions', machine.fates.map(fateLine)),
    ...section('Devices', machine.owners.map(ownerLine)),
    ...section(
      'Who decides the default area',
      machine.claims.map((c) => `${c.name}: ${c.outcome}, ${c.sentence}${c.since ? ` (since ${c.since})` : ''}`),
    ),
    ...section('Boot log', report.log),
    ...section('Problems', report.problems.flatMap(problemLines)),
    ...section(
      'Steps that failed',
      report.failedSteps.map((s) => `step ${s.step}, workload:${s.line}: ${s.operation}`),
    ),
    ...section('Hazard', report.fatal === null ? [] : [report.fatal]),
    ...section(
      'Assumptions',
      simulation.assumptions.map((a) => `${a.label}: ${a.value} (${a.reason})`),
    ),
    ...section('Not modelled', simulation.notModelled),
    ...section('Confidence', [confidenceOf(scenario.profile).sentence]),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function heapLines(machine: Machine): string[] {
  const width = Math.max(0, ...machine.heaps.map((heap) => heap.name.length));
  return machine.heaps.map((heap) => {
    const area = heap.kind === 'cma' ? machine.areas[heap.area] : undefined;
    if (!area) return `${heap.name.padEnd(width)}  any free page`;
    const base = formatAddress(BigInt(area.base) * BigInt(machine.pageSize));
    return `${heap.name.padEnd(width)}  ${formatBytes(area.pages * machine.pageSize)} at ${base}, CMA area ${area.name}`;
  });
}

const ownerLine = ({ device, region, how, sentence, enabled }: Owner): string =>
  `${device}${enabled ? '' : ' (disabled)'} → ${region ?? 'nothing'} by ${how}: ${sentence}`;

function fateLine({ name, base, size, sentence, heaps }: Fate): string {
  if (heaps.length > 0 || base === undefined) return `${name}: ${sentence}`;
  return `${name}: ${formatBytes(size)} at ${formatAddress(base)}, no heap: ${sentence}`;
}

/** `board.dts:12:3: error: … [code]`, as compilers write it, with the kernel's or dtc's own lines below. */
export function problemLines({ severity, code, message, detail, file, line, column }: ReportProblem): string[] {
  const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}:${column}: `;
  return [
    `${place}${severity}: ${message} [${code}]`,
    ...(detail ?? '')
      .split('\n')
      .filter(Boolean)
      .map((one) => `  ${one}`),
  ];
}
