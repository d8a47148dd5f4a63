/** A whole scenario as a Markdown document: what was asked, what came of it, and the texts to try it again. */
import type { Machine } from '../kernel/machine';
import { formatAddress, formatBytes } from '../lib/format';
import { confidenceOf } from './confidence';
import { failedSteps } from './failed-steps';
import { frameAt } from './frame';
import { problemLines, problemsOf } from './report';
import { areaName, profileWords, stepWords } from './report-words';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';

/** Failed steps that are told at length; the rest are counted. */
export const MAX_TOLD_FAILURES = 20;

/** Text of a user as plain words: nothing of it is markup, a link or a new line. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');

/** A code span, with a fence longer than any run of backticks in it; in a table a bar would end the cell. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  if (line === '') return '';
  const fence = '`'.repeat(1 + longestTicks(line));
  const edge = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${edge}${line}${edge}${fence}`;
}

function fenced(text: string, language: string): string[] {
  const fence = '`'.repeat(Math.max(3, 1 + longestTicks(text)));
  return [`${fence}${language}`, text.replace(/\n$/, ''), fence];
}

const longestTicks = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 0);

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);

function heapRows(machine: Machine): string[][] {
  const page = BigInt(machine.pageSize);
  return machine.heaps.map((heap) => {
    const area = heap.kind === 'cma' ? machine.areas[heap.area] : undefined;
    if (!area) return [code(heap.name), 'any free page', ''];
    return [code(heap.name), formatBytes(BigInt(area.pages) * page), code(formatAddress(BigInt(area.base) * page))];
  });
}

const regionRows = (machine: Machine): string[][] =>
  machine.fates.map(({ name, kind, base, size, consumers, sentence }) => [
    code(name),
    kind,
    base === undefined ? '–' : code(formatAddress(base)),
    size > 0n ? formatBytes(size) : '–',
    consumers.map(code).join(' '),
    plain(sentence),
  ]);

function areaRows({ machine, run }: Simulation, step: number): string[][] {
  const bytes = (pages: number) => formatBytes(BigInt(pages) * BigInt(machine.pageSize));
  return frameAt(machine, run, step).areas.map(({ area, used, free, largestFree, buffers }) => [
    code(areaName(machine, area)),
    bytes(used),
    bytes(free),
    bytes(largestFree),
    String(buffers.length),
  ]);
}

function failureLines({ workload }: Scenario, { machine, run }: Simulation): string[] {
  const failed = failedSteps(run, workload);
  const told = failed.slice(0, MAX_TOLD_FAILURES).flatMap(({ step, line, operation }) => {
    const report = frameAt(machine, run, step).report;
    const log = report?.log ?? [];
    return [
      `- step ${step}, line ${line}: ${code(operation)}: ${plain(report?.sentence ?? '')}`,
      ...(log.length === 0
        ? []
        : ['', ...fenced(log.join('\n'), 'text').map((one) => `  ${one.replaceAll('\n', '\n  ')}`), '']),
    ];
  });
  const rest = failed.length - MAX_TOLD_FAILURES;
  return rest > 0 ? [...told, `- ${rest} more steps failed`] : told;
}

const sources = ({ files, main, workload }: Scenario): string[] => [
  ...files.flatMap(({ path, text }) => [
    '',
    `### ${plain(path)}${path === main && files.length > 1 ? ' (the board)' : ''}`,
    '',
    ...fenced(text, 'dts'),
  ]),
  ...(workload.trim() === '' ? [] : ['', '### workload', '', ...fenced(workload, 'text')]),
];

export type ReportContext = {
  /** The step that the tables of areas are about. */
  readonly step: number;
  /** Opens the scenario; undefined where it is too large for a link. */
  readonly link: string | undefined;
};

/** Everything that a user wrote is escaped or fenced. */
export function markdownReport(scenario: Scenario, simulation: Simulation, { step, link }: ReportContext): string {
  const { machine, run, assumptions, notModelled } = simulation;
  const fatal = machine.fatal ?? run.fatal;
  const { steps } = run;
  return [
    `# ${plain(scenario.title) || plain(scenario.main)}`,
    '',
    `${plain(profileWords(scenario, simulation))}; ${stepWords(step, steps.count)}.`,
    ...(link === undefined ? [] : ['', `[Open in Carveout](<${link}>)`]),
    ...(scenario.note.trim() === '' ? [] : ['', ...scenario.note.split('\n').map((line) => `> ${plain(line)}`)]),
    ...(fatal === undefined ? [] : ['', `**Hazard:** ${plain(fatal)}`]),
    ...section('Heaps under /dev/dma\\_heap', table(['heap', 'size', 'at'], heapRows(machine))),
    ...section('Regions', table(['region', 'kind', 'at', 'size', 'devices', 'outcome'], regionRows(machine))),
    ...section(
      `Areas after step ${step}`,
      table(['area', 'used', 'free', 'largest run', 'buffers'], areaRows(simulation, step)),
    ),
    ...section('Steps that failed', failureLines(scenario, simulation)),
    ...section(
      'Problems',
      problemsOf(scenario, simulation).map((problem) => `- ${plain(problemLines(problem).join(' '))}`),
    ),
    ...section(
      'Boot log',
      machine.log.length === 0 ? [] : fenced(machine.log.map((line) => line.text).join('\n'), 'text'),
    ),
    ...section(
      'Assumptions',
      assumptions.map((a) => `- ${plain(`${a.label}: ${a.value} (${a.reason})`)}`),
    ),
    ...section(
      'Not modelled',
      notModelled.map((sentence) => `- ${plain(sentence)}`),
    ),
    ...section('Confidence', [plain(confidenceOf(scenario.profile).sentence)]),
    ...section('Sources', sources(scenario)),
    '',
  ].join('\n');
}
