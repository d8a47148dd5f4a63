/** What to send with a report: how to see it here, how to see it on a board, and what the log is expected to say. */
import { failedSteps } from './failed-steps';
import { frameAt } from './frame';
import { code, plain } from './report-markdown';
import { profileWords } from './report-words';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';

/** Failed steps whose log is given; the rest are counted. */
export const MAX_NOTED_FAILURES = 10;

const NO_LOG = '(nothing about reserved memory)';

/** Indented, so that nothing within can end it. */
const block = (lines: readonly string[]): string[] =>
  (lines.length === 0 ? [NO_LOG] : lines).map((line) => `    ${line}`);

function failureLines({ workload }: Scenario, { machine, run }: Simulation): string[] {
  const failed = failedSteps(run, workload);
  if (failed.length === 0) return [];
  const told = failed.slice(0, MAX_NOTED_FAILURES).flatMap(({ step, operation }) => {
    const report = frameAt(machine, run, step).report;
    return [
      '',
      `Step ${step}, ${code(operation)}:`,
      '',
      ...block(report?.log.length ? report.log : [report?.sentence ?? '']),
    ];
  });
  const rest = failed.length - MAX_NOTED_FAILURES;
  return ['', '## Expected of the steps that fail', ...told, ...(rest > 0 ? ['', `${rest} more steps fail.`] : [])];
}

/** @param link undefined where the scenario is too large for one: the saved file goes with the note */
export function reproduceNote(scenario: Scenario, simulation: Simulation, link: string | undefined): string {
  const { machine } = simulation;
  const { profile, main, title } = scenario;
  const open =
    link === undefined
      ? 'Open the saved scenario that comes with this note in Carveout.'
      : `Open <${link}> in Carveout.`;
  return [
    `# Reproduce: ${plain(title) || plain(main)}`,
    '',
    `Predicted for ${plain(profileWords(scenario, simulation))}.`,
    '',
    `1. ${open} Or save the scenario there as a file and run \`carveout check\` on it.`,
    `2. On a board: boot ${plain(`Linux ${profile.version}`)} with this devicetree${
      profile.cmdline.trim() === '' ? '' : ` and ${code(profile.cmdline.trim())} on the command line`
    }.`,
    '3. Compare what `dmesg` says about reserved memory and CMA with the lines below.',
    '',
    '## Expected boot log',
    '',
    ...block(machine.log.map((line) => line.text)),
    ...failureLines(scenario, simulation),
    '',
  ].join('\n');
}
